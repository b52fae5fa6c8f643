// SPDX-License-Identifier: MIT
#include "rng/datatype/duration.hpp"

#include <algorithm>
#include <cstdint>

namespace rng::datatype {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kMost = 1'000'000'000'000'000;
constexpr std::int64_t kMonthsOf400Years = 4'800;
constexpr std::int64_t kDaysOf400Years = 146'097;

// Years and months, and all the rest.
struct Extent {
  std::int64_t months = 0;
  Wide seconds = 0;
  Decimal fraction;  // of a second, signed
};

std::int64_t number(const Decimal& field) {
  std::int64_t value = 0;
  for (const char c : field.whole) value = std::min(value * 10 + (c - '0'), kMost);
  return field.is_negative ? -value : value;
}

Extent extent_of(const Duration& duration) {
  const auto& f = duration.fields;
  Extent extent;
  extent.months = number(f[0]) * 12 + number(f[1]);
  extent.seconds =
      ((Wide{number(f[2])} * 24 + number(f[3])) * 60 + number(f[4])) * 60 + number(f[5]);
  extent.fraction.fraction = f[5].fraction;
  extent.fraction.is_negative = f[5].is_negative && !f[5].fraction.empty();
  return extent;
}

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// The days that so many months have from the beginning of a month on, backwards where negative.
Wide days_of(std::int64_t months, std::int64_t year, int month) {
  if (months < 0) return -days_of(-months, year, month);
  Wide days = Wide{months / kMonthsOf400Years} * kDaysOf400Years;
  for (std::int64_t left = months % kMonthsOf400Years; left > 0; --left) {
    days += days_in_month(year, month);
    month = month % 12 + 1;
    if (month == 1) ++year;
  }
  return days;
}

bool is_less_from(const Extent& a, const Extent& b, std::int64_t year, int month) {
  const Wide of_a = days_of(a.months, year, month) * 86'400 + a.seconds;
  const Wide of_b = days_of(b.months, year, month) * 86'400 + b.seconds;
  return of_a < of_b || (of_a == of_b && a.fraction < b.fraction);
}

// Numbers with the designators of the fields [from, to) behind them, in order.
bool parse_fields(std::string_view text, std::size_t from, std::size_t to, Duration& result) {
  constexpr std::string_view kDesignators = "YMDHMS";
  while (!text.empty()) {
    const std::size_t end = text.find_first_not_of("0123456789.");
    if (end == 0 || end == std::string_view::npos) return false;
    const std::size_t field = kDesignators.substr(0, to).find(text[end], from);
    if (field == std::string_view::npos) return false;
    const std::string_view digits = text.substr(0, end);
    const auto value = field == 5 ? parse_decimal(digits) : parse_integer(digits);
    if (!value) return false;
    result.fields[field] = *value;
    from = field + 1;
    text.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

bool is_less(const Duration& a, const Duration& b) {
  const Extent of_a = extent_of(a);
  const Extent of_b = extent_of(b);
  struct Month {
    std::int64_t year;
    int month;
  };
  constexpr std::array kMoments = {Month{1696, 9}, Month{1697, 2}, Month{1903, 3}, Month{1903, 7}};
  return std::all_of(kMoments.begin(), kMoments.end(), [&](const Month& from) {
    return is_less_from(of_a, of_b, from.year, from.month);
  });
}

// -?P(d+Y)?(d+M)?(d+D)?(T(d+H)?(d+M)?(seconds S)?)?, with one part at least, and one behind the T.
std::optional<Duration> parse_duration(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  const std::size_t t = text.find('T');
  const std::string_view date = text.substr(0, t);
  const std::string_view time = t == std::string_view::npos ? "" : text.substr(t + 1);
  if (t == std::string_view::npos ? date.empty() : time.empty()) return std::nullopt;
  Duration result;
  if (!parse_fields(date, 0, 3, result) || !parse_fields(time, 3, 6, result)) return std::nullopt;
  for (Decimal& field : result.fields) field.is_negative = is_negative && !field.is_zero();
  return result;
}

}  // namespace rng::datatype
