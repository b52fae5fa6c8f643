// SPDX-License-Identifier: MIT
// The marks by which editors say that something is left out, lost, illegible, doubtful or thus.
#pragma once

#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "recognise/mention.hpp"
#include "recognise/phrases.hpp"

namespace recognise {

/// The marks of a language: [editorial.marks] of its lexicon.
class EditorialRules {
 public:
  explicit EditorialRules(const lexicon::Lexicon& lexicon);

  const PhraseTable& marks() const { return marks_; }

 private:
  PhraseTable marks_;  // index of the meaning
};

/// All marks of the text, ascending.
std::vector<Mention> find_editorial_marks(const TokenList& tokens, const EditorialRules& rules);

}  // namespace recognise
