// SPDX-License-Identifier: MIT
#include "rng/datatype/binary.hpp"

#include <cstdint>

#include "rng/datatype/white_space.hpp"

namespace rng::datatype {
namespace {

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<unsigned> base64_digit(char c) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t value = kDigits.find(c);
  return value == std::string_view::npos ? std::nullopt
                                         : std::optional(static_cast<unsigned>(value));
}

}  // namespace

std::optional<std::string> decode_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string octets;
  octets.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = hex_digit(text[i]);
    const auto low = hex_digit(text[i + 1]);
    if (!high || !low) return std::nullopt;
    octets += static_cast<char>(*high * 16 + *low);
  }
  return octets;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string octets;
  octets.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  unsigned bit_count = 0;
  std::size_t digits = 0;
  std::size_t padding = 0;
  for (const char c : text) {
    if (is_blank(c)) continue;
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

}  // namespace rng::datatype
