// SPDX-License-Identifier: MIT
// The years of a life in brackets behind a name. Private to the recognisers of names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recognise {

/// Years of four digits, one of them may be empty; `begin` and `end` are bytes of the text, with
/// the brackets.
struct Years {
  std::string birth, death;
  std::size_t begin = 0, end = 0;
};

/// What "(1859-1943)", "(*1859)", "(†1943)" or "(1859-)" says, where it stands at a byte of the
/// text, blanks before it allowed.
std::optional<Years> years_at(std::string_view text, std::size_t at);

}  // namespace recognise
