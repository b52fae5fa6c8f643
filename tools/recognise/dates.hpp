// SPDX-License-Identifier: MIT
// Dates: days, months, years, parts of them, periods, in the words of one language.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "recognise/context.hpp"
#include "recognise/mention.hpp"
#include "recognise/tokens.hpp"

namespace recognise {

struct DateWords;

/// How a language writes dates: the names of months and weekdays of the CLDR and the lexicon's
/// sections [date] and [citation]. Compiled once, used by many threads.
class DateGrammar {
 public:
  explicit DateGrammar(const lexicon::Lexicon& lexicon);
  ~DateGrammar();
  DateGrammar(DateGrammar&&) noexcept;
  DateGrammar& operator=(DateGrammar&&) noexcept;

  const DateWords& words() const { return *words_; }

 private:
  std::unique_ptr<DateWords> words_;
};

/// What a vague phrase means: "middle of a year", "05-01..08-31", and the words for it.
struct VagueMeaning {
  std::string part;
  std::string interval;
  std::vector<std::string> phrases;
};

/// The table by which vague dates were read, in the lexicon's order, for editorialDecl/stdVals.
std::vector<VagueMeaning> vague_meanings(const lexicon::Lexicon& lexicon);

/// All dates of the text, ascending, none within another. A date without a year takes it from the
/// letter's date; without one it stays a day of any year.
std::vector<Mention> find_dates(const TokenList& tokens, const DateGrammar& grammar,
                                const LetterDate& letter_date);
std::vector<Mention> find_dates(std::string_view text, const DateGrammar& grammar,
                                const LetterDate& letter_date);

}  // namespace recognise
