// SPDX-License-Identifier: MIT
// Place and date, as they stand at the head or the end of a letter. What the date means is
// `recognise`'s job.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "lexicon/calendar.hpp"
#include "lexicon/lexicon.hpp"

namespace layout {

/// Tells datelines of one language by their form.
class DatelineForm {
 public:
  /// The names of months and weekdays come from the Unicode CLDR, their abbreviations and old forms
  /// from the lexicon.
  explicit DatelineForm(const lexicon::Lexicon& lexicon);

  /// «Constantinopla, 4 de enero de 1930», «den 3. März», «3.1.1930», «Monday Evening»: short, with
  /// a month and a number, a date in numbers, or a day of the week.
  bool matches(std::string_view text) const;
  /// The bytes of a dateline with which a text begins, its full stop or dash included; 0 where
  /// there is none.
  std::size_t prefix(std::string_view text) const;
  /// True for the name of a month.
  bool is_month(std::string_view word) const;
  /// A month or a weekday.
  bool is_of_calendar(std::string_view word) const;

 private:
  bool is_abbreviation(const std::string& word, std::string_view text) const;

  lexicon::CalendarNames names_;
  std::unordered_set<std::string> months_, weekdays_;
};

}  // namespace layout
