// SPDX-License-Identifier: MIT
#include "rng/datatype/date_time.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "rng/datatype/decimal.hpp"

namespace rng::datatype {
namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kMaxZone = 14 * 3'600;

// Days from 0001-01-01, proleptic; `year` counts 0 as the year before 1.
constexpr std::int64_t days_before(std::int64_t year, int month, int day) {
  constexpr std::array kBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  const std::int64_t past = year - 1;
  const auto floored = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); };
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return past * 365 + floored(past, 4) - floored(past, 100) + floored(past, 400) +
         kBefore[static_cast<std::size_t>(month - 1)] + (is_leap && month > 2 ? 1 : 0) + day - 1;
}

constexpr int days_in_month(std::int64_t year, int month) {
  if (month == 2) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  }
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// What a kind consists of: Y, M and D are numbers, t is a time, all else stands for itself.
constexpr std::string_view template_of(DateKind kind) {
  switch (kind) {
    case DateKind::date_time:
      return "Y-M-DTt";
    case DateKind::time:
      return "t";
    case DateKind::date:
      return "Y-M-D";
    case DateKind::year_month:
      return "Y-M";
    case DateKind::year:
      return "Y";
    case DateKind::month_day:
      return "--M-D";
    case DateKind::day:
      return "---D";
    case DateKind::month:
      return "--M";
  }
  return {};
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  // The fields first, as written, then whether they make sense.
  tl::expected<DateTime, base::Wording> parse(DateKind kind) {
    for (const char part : template_of(kind)) {
      if (!field(part)) return tl::unexpected(objection_);
    }
    DateTime result;
    if (!zone(result) || !check_date(kind) || !check_time()) return tl::unexpected(objection_);
    result.seconds = days_before(year_, month_, day_) * kDay + hour_ * 3'600 + minute_ * 60 +
                     std::min(second_, 59) - zone_;
    result.is_leap_second = second_ == 60;
    result.fraction = fraction_;
    return result;
  }

 private:
  bool field(char part) {
    switch (part) {
      case 'Y':
        return year();
      case 'M':
        return two_digits(month_);
      case 'D':
        return two_digits(day_);
      case 't':
        return time();
      default:
        return skip(part);
    }
  }

  bool skip(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::string_view digits() {
    const auto end = std::find_if_not(text_.begin(), text_.end(), is_digit);
    const std::string_view result = text_.substr(0, static_cast<std::size_t>(end - text_.begin()));
    text_.remove_prefix(result.size());
    return result;
  }

  bool two_digits(int& value) {
    if (text_.size() < 2 || !is_digit(text_[0]) || !is_digit(text_[1])) return false;
    value = (text_[0] - '0') * 10 + (text_[1] - '0');
    text_.remove_prefix(2);
    return true;
  }

  // -?([1-9]d*)?dddd; at most 2147483647, which is some time off.
  bool year() {
    const bool is_negative = skip('-');
    const std::string_view written = digits();
    if (written.empty()) return false;
    if (written.size() < 4) return object("objection-year-short", {{"year", std::string(written)}});
    if (written.size() > 4 && written.front() == '0') {
      return object("objection-year-zero");
    }
    if (written == "0000") return object("objection-year-0000");
    std::int64_t number = 0;
    for (const char c : written.substr(0, 11)) number = number * 10 + (c - '0');
    if (number > 2'147'483'647) return object("objection-year-far");
    year_ = is_negative ? 1 - number : number;
    return true;
  }

  // hh:mm:ss(.s*)?
  bool time() {
    if (!two_digits(hour_) || !skip(':') || !two_digits(minute_)) return false;
    if (text_.empty() || text_.front() != ':') return object("objection-no-seconds");
    skip(':');
    if (!two_digits(second_)) return false;
    if (!skip('.')) return true;
    fraction_ = digits();
    while (fraction_.ends_with('0')) fraction_.remove_suffix(1);
    return true;
  }

  // (Z|[+-]hh:mm)? at the end.
  bool zone(DateTime& result) {
    if (text_.empty()) return true;
    result.has_zone = true;
    if (text_ == "Z") return true;
    const bool is_negative = text_.front() == '-';
    int hours = 0;
    int minutes = 0;
    if (!skip(text_.front() == '-' ? '-' : '+') || !two_digits(hours) || !skip(':') ||
        !two_digits(minutes) || !text_.empty()) {
      return false;
    }
    zone_ = hours * 3'600 + minutes * 60;
    if (minutes > 59 || zone_ > kMaxZone) {
      return object("objection-zone");
    }
    if (is_negative) zone_ = -zone_;
    return true;
  }

  bool check_date(DateKind kind) {
    if (month_ < 1 || month_ > 12)
      return object("objection-month", {{"month", fmt::format("{:02}", month_)}});
    const int days = days_in_month(year_, month_);
    if (day_ >= 1 && day_ <= days) return true;
    if (day_ == 0 || kind == DateKind::day)
      return object("objection-day", {{"day", fmt::format("{:02}", day_)}});
    if (month_ == 2 && day_ == 29) return object("objection-leap-year");
    return object("objection-month-length",
                  {{"month", base::Wording{fmt::format("month-{}", month_)}},
                   {"days", std::to_string(days)},
                   {"day", std::to_string(day_)}});
  }

  // 24:00:00 is the first moment of the next day; a 60th second is a leap second.
  bool check_time() {
    if (hour_ == 24 && minute_ == 0 && second_ == 0 && fraction_.empty()) return true;
    if (hour_ > 23) return object("objection-hour", {{"hour", std::to_string(hour_)}});
    if (minute_ > 59) return object("objection-minute", {{"minute", std::to_string(minute_)}});
    if (second_ > 60) return object("objection-second", {{"second", std::to_string(second_)}});
    return true;
  }

  bool object(std::string_view key, std::vector<base::Filling> fillings = {}) {
    objection_ = {std::string(key), std::move(fillings)};
    return false;
  }

  std::string_view text_;
  std::int64_t year_ = 2000;
  int month_ = 1;
  int day_ = 1;
  int hour_ = 0;
  int minute_ = 0;
  int second_ = 0;
  std::string_view fraction_;
  std::int64_t zone_ = 0;
  base::Wording objection_;
};

}  // namespace

bool is_less(const DateTime& a, const DateTime& b) {
  const std::int64_t later = a.has_zone == b.has_zone ? 0 : kMaxZone;
  return std::tuple(a.seconds + later, a.is_leap_second, std::string_view(a.fraction)) <
         std::tuple(b.seconds, b.is_leap_second, std::string_view(b.fraction));
}

tl::expected<DateTime, base::Wording> parse_date_time(std::string_view text, DateKind kind) {
  return Parser(text).parse(kind);
}

}  // namespace rng::datatype
