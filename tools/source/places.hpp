// SPDX-License-Identifier: MIT
// The places of a part's lines in the whole that it was taken from, as a sidecar writes them:
// "12:17-30", "12:38" are the lines 17 to 30 and 38 of page 12.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

/// Ranges of consecutive lines, in order; of the furniture alone where `is_furniture` is set.
std::vector<std::string> ranges_of(const std::vector<LinePlace>& places, bool is_furniture = false);

/// Gives each line of a part its place. Fails with source.bad-place where a range cannot be read,
/// and with source.places-differ where there are more or fewer places than lines.
base::Result<void> place_lines(SourceText& part, const std::vector<std::string>& lines,
                               const std::vector<std::string>& furniture);

/// The text of some lines of a whole, ascending, each with the blanks around it. Blank lines and
/// form feeds stay between lines that followed one another; where lines are left out, one blank
/// line stands, or a form feed where the whole has one and a page begins. `pages` says on which
/// page each line of the whole is.
std::string part_of(const SourceText& whole, const std::vector<std::uint32_t>& lines,
                    const std::vector<std::uint32_t>& pages);

}  // namespace source
