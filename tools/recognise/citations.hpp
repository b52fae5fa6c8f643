// SPDX-License-Identifier: MIT
// Citations: titles, and the volumes, issues and pages behind them.
#pragma once

#include <string>
#include <vector>

#include "authority/authority.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/foreign.hpp"
#include "recognise/mention.hpp"
#include "recognise/phrases.hpp"
#include "recognise/quotations.hpp"

namespace recognise {

/// How a language cites, [citation] of its lexicon, and the works that the authority knows.
class CitationRules {
 public:
  CitationRules(const lexicon::Lexicon& lexicon, const authority::Authority& authority);

  /// A form of a work's title.
  struct Work {
    std::string key, level, language;
  };

  std::vector<std::string> units;
  PhraseTable unit_words;  // index of units
  PhraseTable see, in, journal, title_words;
  std::vector<Work> works;
  PhraseTable work_titles;  // index of works
  std::string language;     // of the text
};

/// Citations with the titles, scopes and years within them, and titles of known works anywhere.
/// By begin, longer first. `links` are spans of the text, ascending.
std::vector<Mention> find_citations(const TokenList& tokens, const CitationRules& rules,
                                    const std::vector<QuotePair>& pairs,
                                    const LanguageTable& languages,
                                    const std::vector<Mention>& links);

}  // namespace recognise
