// SPDX-License-Identifier: MIT
#include "rng/datatype/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

namespace rng::datatype {
namespace {

// Takes the digits at the beginning of `text` away from it.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

bool take_sign(std::string_view& text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  return is_negative;
}

Decimal number(bool is_negative, std::string_view whole, std::string_view fraction) {
  while (whole.starts_with('0')) whole.remove_prefix(1);
  while (fraction.ends_with('0')) fraction.remove_suffix(1);
  const bool is_zero = whole.empty() && fraction.empty();
  return {is_negative && !is_zero, std::string(whole), std::string(fraction)};
}

std::strong_ordering compare_magnitudes(const Decimal& a, const Decimal& b) {
  if (a.whole.size() != b.whole.size()) return a.whole.size() <=> b.whole.size();
  if (const auto order = a.whole <=> b.whole; order != std::strong_ordering::equal) return order;
  return a.fraction <=> b.fraction;
}

// d+(.d*)?|.d+ followed by ([eE][+-]?d+)?; `exponent` is what stands behind the E.
bool is_floating_form(std::string_view text, std::string_view& exponent) {
  take_sign(text);
  std::size_t digits = take_digits(text).size();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += take_digits(text).size();
  }
  if (digits == 0) return false;
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text.remove_prefix(1);
  exponent = text;
  take_sign(text);
  return !take_digits(text).empty() && text.empty();
}

// Whether a number that has no floating form of its width is too large rather than too small: the
// power of ten of its first digit that is not 0 tells.
bool is_too_large(std::string_view text, std::string_view exponent) {
  std::int64_t power = 0;
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  const char* end = exponent.data() + exponent.size();
  if (!exponent.empty() && std::from_chars(exponent.data(), end, power).ec != std::errc()) {
    return !exponent.starts_with('-');
  }
  const std::size_t mantissa_end = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, mantissa_end);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const std::size_t first = std::min(mantissa.find_first_of("123456789"), mantissa.size());
  return power + static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) > 0;
}

template <typename Number>
double rounded(std::string_view text, std::string_view exponent) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc()) return static_cast<double>(value);
  return is_too_large(text, exponent) ? std::numeric_limits<double>::infinity() : 0.0;
}

}  // namespace

std::size_t Decimal::total_digits() const {
  // The number is i × 10^-n with n = fraction.size(); both i and n count (§4.3.11).
  if (!whole.empty()) return whole.size() + fraction.size();
  return fraction.size();
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.is_negative != b.is_negative) {
    return a.is_negative ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  return a.is_negative ? compare_magnitudes(b, a) : compare_magnitudes(a, b);
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool is_negative = take_sign(text);
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
  }
  if (!text.empty() || (whole.empty() && fraction.empty())) return std::nullopt;
  return number(is_negative, whole, fraction);
}

std::optional<Decimal> parse_integer(std::string_view text) {
  if (text.find('.') != std::string_view::npos) return std::nullopt;
  return parse_decimal(text);
}

std::optional<double> parse_floating(std::string_view text, FloatingWidth width) {
  if (text == "INF") return std::numeric_limits<double>::infinity();
  if (text == "-INF") return -std::numeric_limits<double>::infinity();
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  std::string_view exponent;
  if (!is_floating_form(text, exponent)) return std::nullopt;
  const bool is_negative = take_sign(text);
  const double magnitude = width == FloatingWidth::single ? rounded<float>(text, exponent)
                                                          : rounded<double>(text, exponent);
  return is_negative ? -magnitude : magnitude;
}

}  // namespace rng::datatype
