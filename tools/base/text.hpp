// SPDX-License-Identifier: MIT
// Small operations on text that many rooms need. What is returned points into the text.
#pragma once

#include <string_view>
#include <vector>

namespace base {

/// The text without white space (XML's: blank, tab, CR, LF) at its ends.
std::string_view trimmed(std::string_view text);

/// The lines between the LFs of a text: one more than it has LFs.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace base
