// SPDX-License-Identifier: MIT
// A text to its lines. Inside the room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/source_text.hpp"

namespace source {

/// The lines of a text that are not blank. Lines end with LF, CR LF or CR, pages with form feeds.
std::vector<Line> lines_of(std::string_view text);

/// The failure source.empty.
tl::unexpected<base::Diagnostic> no_text(const std::string& name);

}  // namespace source
