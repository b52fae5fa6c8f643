// SPDX-License-Identifier: MIT
// The name that a misspelt one was most likely meant to be.
#pragma once

#include <optional>
#include <vector>

#include "rng/validate/finding.hpp"

namespace rng::validate {

/// The index of the name in `names` that differs from `found` in its namespace, in capital letters
/// and hyphens, or in one or two characters, as far as its length allows; none where none does.
std::optional<std::size_t> nearest_name(const FoundName& found,
                                        const std::vector<FoundName>& names);

/// The same for plain strings.
std::optional<std::size_t> nearest_string(std::string_view found,
                                          const std::vector<std::string>& strings);

}  // namespace rng::validate
