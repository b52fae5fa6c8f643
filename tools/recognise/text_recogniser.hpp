// SPDX-License-Identifier: MIT
// All recognisers but those of names: dates, links, quotations, citations, editors' marks, foreign
// words.
#pragma once

#include <memory>
#include <vector>

#include "authority/authority.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/context.hpp"
#include "recognise/mention.hpp"
#include "recognise/tokens.hpp"

namespace recognise {

/// The words of one language, and the works that the authority knows, compiled. Used by many
/// threads.
class TextRecogniser {
 public:
  /// `others` are the lexicons of further languages, by which foreign phrases are known; may hold
  /// the text's own.
  TextRecogniser(const lexicon::Lexicon& lexicon, const authority::Authority& authority,
                 const std::vector<lexicon::Lexicon>& others);
  ~TextRecogniser();
  TextRecogniser(TextRecogniser&&) noexcept;
  TextRecogniser& operator=(TextRecogniser&&) noexcept;

  /// What the text holds, by begin, longer first; of two spans one holds the other or they are
  /// apart. Dates and names may stand within citations, citations within quotations.
  std::vector<Mention> find(const TokenList& tokens, const LetterDate& letter_date) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace recognise
