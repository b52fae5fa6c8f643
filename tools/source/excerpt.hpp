// SPDX-License-Identifier: MIT
// What a document of several letters knows of one of them beyond its characters: the letter itself
// is kept as a text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "source/source_text.hpp"

namespace source {

/// Indices of lines, ascending, as a sidecar writes them: ranges of numbers from 1, "5-9".
std::vector<std::string> line_ranges(const std::vector<std::uint32_t>& lines);

/// Gives a part the runs, parts, notes, changes, images and measures of the lines of its whole that
/// are named. False, and nothing is given, where those are not, one by one, the lines of the part:
/// somebody has changed one of them since.
bool take_format(SourceText& part, const SourceText& whole, const std::vector<std::string>& ranges);

}  // namespace source
