// SPDX-License-Identifier: MIT
// Days, months and years of the proleptic Gregorian calendar, and how ISO writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recognise {

/// A date as far as it is known; 0 stands for a part that is not.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  bool is_empty() const { return year == 0 && month == 0 && day == 0; }
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// The days of a month; of February in a leap year where the year is 0.
int days_in_month(int year, int month);
/// True where the known parts make a date: no 31 February; a day has a month.
bool is_valid(const PartialDate& date);
/// Days since some fixed day; needs a full date.
int day_number(const PartialDate& date);
/// The date of a day number.
PartialDate date_of(int day_number);
/// 1 for Monday to 7 for Sunday; needs a full date.
int weekday_of(const PartialDate& date);
/// The weekday of a full date of the Julian calendar.
int julian_weekday_of(const PartialDate& date);
/// The Gregorian date of a full one of the Julian calendar.
PartialDate gregorian_of(const PartialDate& julian);
/// "1930", "1930-08", "1930-08-21", "--08-21", "--08"; needs a year or a month.
std::string iso_of(const PartialDate& date);
/// Reads what iso_of writes, with a year.
std::optional<PartialDate> date_from_iso(std::string_view iso);
/// The first and the last day of what is known; need a year.
PartialDate first_day_of(const PartialDate& date);
PartialDate last_day_of(const PartialDate& date);
/// The value of a Roman number of at most `longest` letters in lower case, or 0.
int roman_value(std::string_view folded, std::size_t longest);

}  // namespace recognise
