// SPDX-License-Identifier: MIT
// Phrases of a lexicon, found in a text word by word.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/flat_table.hpp"
#include "recognise/tokens.hpp"

namespace recognise {

/// Phrases and a number for each. Looking up costs one bit test where no phrase begins.
class PhraseTable {
 public:
  struct Match {
    std::size_t end = 0;  // the token behind the phrase
    int value = 0;
  };

  /// Adds a phrase; the first value given to it stays. A phrase without words is ignored.
  void add(std::string_view phrase, int value);
  void add_all(const std::vector<std::string>& phrases, int value);
  void add_all(const PhraseTable& other);
  /// Makes may_begin true for what is any word of a phrase of the other table.
  void add_all_words_of(const PhraseTable& other);
  /// The longest phrase that begins with this token.
  std::optional<Match> match(const TokenList& tokens, std::size_t begin) const {
    if (begin >= tokens.size() || !may_begin(tokens[begin])) return {};
    return find(tokens, begin);
  }
  /// The first token of the longest phrase that ends before token `end` and begins no earlier than
  /// six tokens before it.
  std::optional<Match> match_before(const TokenList& tokens, std::size_t end) const;
  /// False where surely no phrase begins with this token.
  bool may_begin(const Token& token) const { return first_words_[token.hash % kFilterBits]; }
  bool is_empty() const { return phrases_.empty(); }

 private:
  /// Tokens of a text are those of a phrase where their hashes are. Phrases with the same first
  /// word are chained, the longer first.
  struct Phrase {
    std::uint32_t begin = 0, size = 0;  // its hashes, of hashes_
    int value = 0;
    std::uint32_t next = kNone;
  };

  void add(std::span<const std::uint64_t> words, int value);
  std::span<const std::uint64_t> words_of(const Phrase& phrase) const {
    return std::span(hashes_).subspan(phrase.begin, phrase.size);
  }
  std::optional<Match> find(const TokenList& tokens, std::size_t begin) const;
  bool is_at(const Phrase& phrase, const TokenList& tokens, std::size_t begin) const;

  static constexpr std::size_t kFilterBits = 4096;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  FlatTable firsts_;  // hash of a first word → index into phrases_
  std::vector<Phrase> phrases_;
  std::vector<std::uint64_t> hashes_;
  std::uint32_t longest_ = 0;  // in tokens
  std::bitset<kFilterBits> first_words_;
};

}  // namespace recognise
