// SPDX-License-Identifier: MIT
// The whiteSpace facet (XML Schema Part 2, §4.3.6), which every type fixes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rng::datatype {

enum class WhiteSpace : std::uint8_t { preserve, replace, collapse };

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The value with its white space processed. A view of `value` where that is possible, else of
/// `buffer`.
std::string_view processed(std::string_view value, WhiteSpace mode, std::string& buffer);

/// The items of a collapsed text.
std::vector<std::string_view> items_of(std::string_view collapsed);

}  // namespace rng::datatype
