// SPDX-License-Identifier: MIT
// A text cut into words, numbers and marks once, for all recognisers that read it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/span.hpp"

namespace recognise {

/// A run of letters, a run of ASCII digits, or one other character that is no blank. Among digits a
/// typist's I or l counts as 1, and is folded to it. A capital behind several small letters of a
/// word with a capital begins a new word ("HouseJune"), as if a blank stood before it.
struct Token {
  enum class Kind : std::uint8_t { word, number, mark } kind = Kind::word;
  bool is_spaced = false;         // a blank stands before it, or the text begins
  bool is_capital = false;        // a word whose first letter is a capital
  bool has_small = false;         // a word with a small letter in it
  std::uint8_t length = 0;        // of a word in letters, at most 255
  char last = 0;                  // the last byte of a word without case and diacritics
  base::Span span;                // bytes of the text
  std::uint32_t folded_size = 0;  // in bytes
  std::uint64_t hash = 0;         // of the folded token: stands for it
  std::uint64_t plain_hash = 0;   // of a word without case and diacritics
};

/// The hash that a token has by its folded bytes.
constexpr std::uint64_t hash_of(std::string_view folded) {
  std::uint64_t hash = base::kWordHashSeed;
  for (const char byte : folded) hash = base::word_hash_step(hash, byte);
  return hash;
}

/// The tokens of a text, well-formed UTF-8, which must outlive them. Case is folded (simple
/// folding); ’ counts as '.
class TokenList {
 public:
  explicit TokenList(std::string_view text);

  std::string_view text() const { return text_; }
  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t index) const { return tokens_[index]; }
  std::string_view text(std::size_t index) const { return tokens_[index].span.of(text_); }
  std::string_view folded(std::size_t index) const {
    return {folded_.data() + tokens_[index].span.begin, tokens_[index].folded_size};
  }
  /// True where the token is this mark.
  bool is_mark(std::size_t index, std::string_view mark) const {
    return index < size() && tokens_[index].kind == Token::Kind::mark && folded(index) == mark;
  }
  /// True where the token, a word or a mark, is there and stands right behind the one before it.
  bool is_glued(std::size_t index) const { return index < size() && !tokens_[index].is_spaced; }
  bool is_word(std::size_t index) const {
    return index < size() && tokens_[index].kind == Token::Kind::word;
  }
  bool is_number(std::size_t index) const {
    return index < size() && tokens_[index].kind == Token::Kind::number;
  }
  /// The value of a number of at most six digits, or -1 for any other token and past the end.
  int number(std::size_t index) const;

 private:
  class Cutter;

  std::string_view text_;
  std::string folded_;  // beside the text: a token's folded form begins where the token does
  std::vector<Token> tokens_;
};

}  // namespace recognise
