// SPDX-License-Identifier: MIT
// Points of time and what recurs (XML Schema Part 2, §3.2.7-3.2.14), in the proleptic Gregorian
// calendar without a year 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "base/wording.hpp"

namespace rng::datatype {

enum class DateKind : std::uint8_t {
  date_time,
  time,
  date,
  year_month,
  year,
  month_day,
  day,
  month,
};

/// A point of time. What a kind leaves open is that of 2000-01-01T00:00:00.
struct DateTime {
  std::int64_t seconds = 0;  // since the beginning of year 1, in UTC where there is a zone
  bool is_leap_second = false;
  std::string fraction;  // digits of the second behind its point, without trailing zeros
  bool has_zone = false;

  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// The partial order of §3.2.7.4: with a zone on one side only, 14 hours decide either way.
bool is_less(const DateTime& a, const DateTime& b);

/// The point that a text without white space denotes, or what is wrong with it: a remark on the
/// value, or nothing where it does not look like the kind at all.
tl::expected<DateTime, base::Wording> parse_date_time(std::string_view text, DateKind kind);

}  // namespace rng::datatype
