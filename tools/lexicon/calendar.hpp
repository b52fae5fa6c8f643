// SPDX-License-Identifier: MIT
// The names of months and weekdays in a language, from the Unicode CLDR.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lexicon {

/// One name in lower case as Unicode folds it, without a full stop; `number` is 1 to 12 for a
/// month, 1 (Monday) to 7 for a weekday.
struct CalendarName {
  std::string name;
  int number = 0;
  bool is_full = false;  // not abbreviated
};

/// All forms, also those without accents: typewriters and telegrams leave them out.
struct CalendarNames {
  std::vector<CalendarName> months, weekdays;
  bool begin_with_capital = false;  // in this language
};

/// `language` is BCP 47; nothing for one that CLDR does not know.
CalendarNames calendar_names(const std::string& language);

/// The month that a word in lower case abbreviates, of four letters and more: "septemb", "ноябр"; 0
/// where that is none, or not one alone.
int month_abbreviated(const CalendarNames& names, std::string_view word);

}  // namespace lexicon
