// SPDX-License-Identifier: MIT
// What a conversion recognised and what it left open, short, for a reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace apograph {

/// A line for what was recognised, by kind; below it, grouped by kind, each place that was inferred
/// or left open, the first few of a kind.
std::string conversion_report(std::string_view letter, const std::vector<base::Diagnostic>& report);

}  // namespace apograph
