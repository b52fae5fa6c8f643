// SPDX-License-Identifier: MIT
#include "recognise/dates_calendar.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace recognise {
namespace {

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return {};
  return value;
}

int roman_digit(char letter) {
  switch (letter) {
    case 'i':
      return 1;
    case 'v':
      return 5;
    case 'x':
      return 10;
    case 'l':
      return 50;
    case 'c':
      return 100;
    default:
      return 0;
  }
}

}  // namespace

int days_in_month(int year, int month) {
  static constexpr std::array<int, 13> kDays{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  if (month == 2 && (year == 0 || is_leap(year))) return 29;
  return kDays[static_cast<std::size_t>(month)];
}

bool is_valid(const PartialDate& date) {
  if (date.year < 0 || date.year > 9999 || date.month < 0 || date.month > 12) return false;
  if (date.month == 0) return date.day == 0;
  return date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

// Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last.
int day_number(const PartialDate& date) {
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int month = (date.month + 9) % 12;
  const int day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

PartialDate date_of(int day_number) {
  const int shifted = day_number + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

int weekday_of(const PartialDate& date) {
  return ((day_number(date) + 3) % 7 + 7) % 7 + 1;  // day 0, 1970-01-01, was a Thursday
}

PartialDate gregorian_of(const PartialDate& julian) {
  const int year = julian.month <= 2 ? julian.year - 1 : julian.year;
  return date_of(day_number(julian) + year / 100 - year / 400 - 2);
}

int julian_weekday_of(const PartialDate& date) {
  return weekday_of(gregorian_of(date));
}

std::string iso_of(const PartialDate& date) {
  if (date.year == 0) {
    return date.day == 0 ? fmt::format("--{:02}", date.month)
                         : fmt::format("--{:02}-{:02}", date.month, date.day);
  }
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::optional<PartialDate> date_from_iso(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return {};
  if (iso.size() > 4 && iso[4] != '-') return {};
  if (iso.size() > 7 && iso[7] != '-') return {};
  const auto year = digits(iso.substr(0, 4));
  const auto month = iso.size() > 4 ? digits(iso.substr(5, 2)) : 0;
  const auto day = iso.size() > 7 ? digits(iso.substr(8, 2)) : 0;
  if (!year || !month || !day) return {};
  const PartialDate date{*year, *month, *day};
  if (!is_valid(date) || date.year == 0) return {};
  return date;
}

PartialDate first_day_of(const PartialDate& date) {
  return {date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day};
}

PartialDate last_day_of(const PartialDate& date) {
  const int month = date.month == 0 ? 12 : date.month;
  return {date.year, month, date.day == 0 ? days_in_month(date.year, month) : date.day};
}

int roman_value(std::string_view folded, std::size_t longest) {
  if (folded.empty() || folded.size() > longest) return 0;
  int value = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const int digit = roman_digit(folded[i]);
    if (digit == 0) return 0;
    const int next = i + 1 < folded.size() ? roman_digit(folded[i + 1]) : 0;
    value += digit < next ? -digit : digit;
  }
  return value;
}

}  // namespace recognise
