// SPDX-License-Identifier: MIT
// Lines that follow one another, as a sidecar writes them: "17-30", "38". Inside the room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace source {

/// Numbers from 1 to ten million; the last is not before the first.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// None for anything else.
std::optional<LineRange> line_range(std::string_view text);
std::string written(LineRange range);

}  // namespace source
