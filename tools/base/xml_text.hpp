// SPDX-License-Identifier: MIT
// Text on its way into XML.
#pragma once

#include <cstddef>
#include <string_view>

namespace base {

/// The offset of the first character from `at` on that XML cannot hold as it is: one outside of
/// production 2 of XML 1.0, or a CR, which a parser would read as LF (2.11). The end of the text,
/// which is well-formed UTF-8, where there is none.
std::size_t find_unwritable(std::string_view text, std::size_t at = 0);

}  // namespace base
