// SPDX-License-Identifier: MIT
// How far one word is from another, for near misses.
#pragma once

#include <cstddef>
#include <string_view>

namespace base {

/// The least number of insertions, deletions, substitutions and swaps of neighbouring code points
/// that turn one well-formed UTF-8 text into the other (optimal string alignment); `limit + 1` as
/// soon as it is sure to be more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace base
