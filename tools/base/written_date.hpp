// SPDX-License-Identifier: MIT
// Dates as people and other programs write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A date that a person or another program wrote, as ISO 8601 where there is only one way to read
/// it: "1905-5-3", "1905-05-00", "19050503", "3.5.1905", "1905-05-03T00:00:00", "1905-05-03Z". None
/// where it is none of these.
std::optional<std::string> repaired_date(std::string_view text);

}  // namespace base
