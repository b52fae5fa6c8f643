// SPDX-License-Identifier: MIT
// Bytes of a text, eight at a time.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace base {

/// The offset of the first byte, from `at` on, that is below `low` (at most 0x80) or not below
/// `high` (0x80 to 0x100); the size where there is none.
inline std::size_t find_outside(std::string_view text, unsigned low, unsigned high,
                                std::size_t at = 0) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  constexpr std::uint64_t kTop = 0x80 * kEach;
  while (std::endian::native == std::endian::little && at + 8 <= text.size()) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    // The top bit of a byte says that it is outside. A borrow may set it in bytes behind the first
    // one that is too low, which do not count.
    const std::uint64_t too_low = (bytes - low * kEach) & ~bytes & kTop;
    const std::uint64_t too_high = ((bytes & ~kTop) + (0x100 - high) * kEach) & bytes & kTop;
    if (const std::uint64_t outside = too_low | too_high; outside != 0)
      return at + static_cast<std::size_t>(std::countr_zero(outside)) / 8;
    at += 8;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= low &&
         static_cast<unsigned char>(text[at]) < high)
    ++at;
  return at;
}

/// How many of the bytes are 0b10xxxxxx, which continue a character of UTF-8.
inline std::size_t count_continuations(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    // Each byte becomes 1 or 0; the product has their sum on top.
    count += (((bytes >> 7U) & (~bytes >> 6U) & kEach) * kEach) >> 56U;
  }
  for (; at < text.size(); ++at) count += (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  return count;
}

}  // namespace base
