// SPDX-License-Identifier: MIT
// In which language a phrase is, by its small words and its letters.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "recognise/mention.hpp"
#include "recognise/phrases.hpp"
#include "recognise/quotations.hpp"

namespace recognise {

/// The small words ([vocabulary] function_words, title_words) and letters of several languages.
class LanguageTable {
 public:
  /// At most 32 lexicons count.
  explicit LanguageTable(const std::vector<lexicon::Lexicon>& lexicons);

  /// The language of a stretch of tokens where it is surely not `own`, else empty.
  std::string foreign_language_of(const TokenList& tokens, std::size_t begin, std::size_t end,
                                  std::string_view own) const;
  /// The language that a text is most likely in, or empty where nothing tells.
  std::string language_of(std::string_view text) const;

 private:
  struct Score {
    int words = 0;
    int strange_letters = 0;  // that the language does not use
  };
  std::vector<Score> scores_of(const TokenList& tokens, std::size_t begin, std::size_t end) const;
  std::uint32_t languages_with(std::string_view word) const;
  std::uint32_t strangers_to(std::string_view word) const;

  std::vector<std::string> languages_;
  std::vector<std::u32string> letters_;                   // beyond ASCII, sorted
  std::unordered_map<std::string, std::uint32_t> words_;  // a bit for each language that has it
};

/// Quoted passages of another language; the marks are no part of the span.
std::vector<Mention> find_foreign(const TokenList& tokens, const std::vector<QuotePair>& pairs,
                                  const LanguageTable& languages, std::string_view own);

}  // namespace recognise
