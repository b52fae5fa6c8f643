// SPDX-License-Identifier: MIT
#include "base/base64.hpp"

#include <cstdint>

namespace base {
namespace {

std::optional<unsigned> base64_digit(char c) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t value = kDigits.find(c);
  return value == std::string_view::npos ? std::nullopt
                                         : std::optional(static_cast<unsigned>(value));
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  std::string octets;
  octets.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  unsigned bit_count = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    ++digits;
    if (c == '=') {
      ++padding;
      continue;
    }
    const auto digit = base64_digit(c);
    if (!digit || padding != 0) return std::nullopt;
    bits = (bits << 6U) | *digit;
    bit_count += 6;
    if (bit_count < 8) continue;
    bit_count -= 8;
    octets += static_cast<char>((bits >> bit_count) & 0xFFU);
    bits &= (1U << bit_count) - 1;
  }
  // One `=` stands in for one missing digit, two for two.
  if (digits % 4 != 0 || padding > 2 || padding * 2 != bit_count || bits != 0) return std::nullopt;
  return octets;
}

}  // namespace base
