// SPDX-License-Identifier: MIT
// Decimal numbers of any length, kept as their digits (XML Schema Part 2, §3.2.3), and floating
// point ones (§3.2.4, §3.2.5).
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rng::datatype {

/// A number without superfluous digits, so that equal numbers have equal members.
struct Decimal {
  bool is_negative = false;  // never of zero
  std::string whole;         // without leading zeros
  std::string fraction;      // without trailing zeros

  bool is_zero() const { return whole.empty() && fraction.empty(); }
  /// How many digits the totalDigits facet counts (§4.3.11).
  std::size_t total_digits() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

/// The number that a text without white space denotes, `[+-]?(d+(.d*)?|.d+)`, or none.
std::optional<Decimal> parse_decimal(std::string_view text);
/// The same without a point.
std::optional<Decimal> parse_integer(std::string_view text);

enum class FloatingWidth : unsigned char { single, twofold };

/// The number that a text denotes, rounded to the width; what is too large is infinite, what is too
/// small is 0. None for a text that is none.
std::optional<double> parse_floating(std::string_view text, FloatingWidth width);

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace rng::datatype
