// SPDX-License-Identifier: MIT
// Words in quotation marks: quoted, said, mentioned or called so.
#pragma once

#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "recognise/mention.hpp"
#include "recognise/phrases.hpp"

namespace recognise {

/// A quotation mark and those that close it.
struct QuotationMarks {
  std::string opening;
  std::vector<std::string> closing;
};

/// How a language quotes: [quotation] of its lexicon.
class QuotationRules {
 public:
  explicit QuotationRules(const lexicon::Lexicon& lexicon);

  std::vector<QuotationMarks> marks;
  PhraseTable all_marks;  // and round brackets, which may be misprints for them
  PhraseTable verbs, mention_cues, so_called_cues;
};

/// A pair of quotation marks: their tokens. `close` is the number of tokens where none closes.
struct QuotePair {
  std::size_t open = 0;
  std::size_t close = 0;
};

/// All pairs of the text, by their opening marks; of two, one holds the other or they are apart. A
/// pair that nothing closes ends with the text; a closing mark alone is none.
std::vector<QuotePair> quote_pairs(const TokenList& tokens, const QuotationRules& rules);

/// What each pair is for.
std::vector<Mention> find_quotations(const TokenList& tokens, const QuotationRules& rules,
                                     const std::vector<QuotePair>& pairs);

}  // namespace recognise
