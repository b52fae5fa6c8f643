// SPDX-License-Identifier: MIT
// A unified diff of two texts, line by line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

/// A unified diff with three lines of context, or an empty text where both are the same. Costs O((n
/// + m) · d) for d changed lines (Myers); past `max_changes` the rest is one hunk that replaces
/// all.
std::string unified_diff(std::string_view before, std::string_view after,
                         std::string_view before_name, std::string_view after_name,
                         std::size_t max_changes = 2000);

}  // namespace base
