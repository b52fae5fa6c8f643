// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace base {

/// The number that the whole of `text` is, as std::from_chars reads it; none where anything else
/// stands in it or `Number` does not hold it. The radix counts for integers.
template <typename Number>
std::optional<Number> number(std::string_view text, [[maybe_unused]] int radix = 10) {
  Number value{};
  const char* const behind = text.data() + text.size();
  std::from_chars_result read{};
  if constexpr (std::is_integral_v<Number>) {
    read = std::from_chars(text.data(), behind, value, radix);
  } else {
    read = std::from_chars(text.data(), behind, value);
  }
  const bool is_number = read.ec == std::errc() && read.ptr == behind;
  return is_number ? std::optional(value) : std::nullopt;
}

}  // namespace base
