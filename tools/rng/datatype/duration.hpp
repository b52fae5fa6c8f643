// SPDX-License-Identifier: MIT
// Durations (XML Schema Part 2, §3.2.6).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "rng/datatype/decimal.hpp"

namespace rng::datatype {

/// Six numbers, all of one sign: years, months, days, hours, minutes, seconds. Equal durations have
/// equal numbers: P1Y is not P12M, although neither is less.
struct Duration {
  std::array<Decimal, 6> fields;

  friend bool operator==(const Duration&, const Duration&) = default;
};

/// The partial order of §3.2.6.2: less from each of four moments on. Numbers past 10^15 count as
/// 10^15.
bool is_less(const Duration& a, const Duration& b);

/// The duration that a text without white space denotes, or none.
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace rng::datatype
