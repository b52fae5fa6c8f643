// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace search {

/// The words of a text in their order, folded: without accents, in lower case, ß as ss and the
/// like. A word is a run of letters, digits and what marks them. `text` is well-formed
/// UTF-8.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace search
