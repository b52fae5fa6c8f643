// SPDX-License-Identifier: MIT
#include "layout/text_words.hpp"

#include <algorithm>
#include <string>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

constexpr char32_t kBehindTwoBytes = 0x800;

std::uint64_t hash_on(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) hash = base::word_hash_step(hash, byte);
  return hash;
}

constexpr bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

// Behind the character at `at`.
std::size_t behind_character(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return at + 1;
  base::utf8::next(text, at);
  return at;
}

}  // namespace

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t at = begin; at > 0; begin = at) {
    if (!is_letter(base::utf8::previous(text, at))) break;
  }
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    if (!is_letter(base::utf8::next(text, at))) break;
  }
  return text.substr(0, end);
}

void TextWords::add_line(std::string_view line, bool begins_with_half, bool ends_with_half) {
  constexpr std::size_t kLongestHyphen = 3;
  bool is_half = begins_with_half;
  bool is_joined = false;    // to the word before, by a hyphen
  std::uint64_t before = 0;  // that word
  for (std::size_t at = 0; at < line.size();) {
    const Read word = read(line, at, base::kWordHashSeed);
    if (word.end == at) {
      is_joined = is_joined && line[at] == '-';
      at = behind_character(line, at);
      continue;
    }
    const bool is_last_half = ends_with_half && line.size() - word.end <= kLongestHyphen;
    if (!is_half && !is_last_half) hashes_.insert(word.hash);
    if (is_joined) hashes_.insert(read(line, at, base::word_hash_step(before, '-')).hash);
    is_half = false;
    is_joined = word.end < line.size() && line[word.end] == '-';
    before = word.hash;
    at = word.end;
  }
}

bool TextWords::contains(std::string_view first, std::string_view joint, std::string_view second) {
  const std::uint64_t begun = hash_on(read(first, 0, base::kWordHashSeed).hash, joint);
  return hashes_.contains(read(second, 0, begun).hash);
}

// The hash of the word at `at` goes on from one that is begun.
TextWords::Read TextWords::read(std::string_view text, std::size_t at, std::uint64_t hash) {
  while (at < text.size()) {
    const char byte = text[at];
    if (const char small = static_cast<char>(byte | 0x20); small >= 'a' && small <= 'z') {
      hash = base::word_hash_step(hash, small);
      ++at;
    } else if (is_ascii(byte) || !read_wide(text, at, hash)) {
      break;
    }
  }
  return {hash, at};
}

// Passes over a character beyond ASCII; false where it is no letter.
bool TextWords::read_wide(std::string_view text, std::size_t& at, std::uint64_t& hash) {
  std::size_t end = at;
  const char32_t c = base::utf8::next(text, end);
  if (c < kBehindTwoBytes) {
    const FoldedLetter& letter = folded_letter(c);
    if (letter.size == 0) return false;
    hash = hash_on(hash, {letter.bytes.data(), letter.size});
  } else {
    if (!is_letter(c)) return false;
    hash = hash_on(hash, folded(text.substr(at, end - at)));
  }
  at = end;
  return true;
}

const TextWords::FoldedLetter& TextWords::folded_letter(char32_t c) {
  if (letters_.empty()) letters_.resize(kBehindTwoBytes);
  FoldedLetter& letter = letters_[c];
  if (!letter.is_known && is_letter(c)) {
    const std::string bytes = folded(base::utf8::encode(c));
    letter.size = static_cast<std::uint8_t>(std::min(bytes.size(), letter.bytes.size()));
    std::copy_n(bytes.begin(), letter.size, letter.bytes.begin());
  }
  letter.is_known = true;
  return letter;
}

}  // namespace layout
