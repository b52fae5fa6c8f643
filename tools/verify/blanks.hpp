// SPDX-License-Identifier: MIT
// What verify takes for a blank, a line and a page. Inside the room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace verify {

/// Every run of white space (Unicode's property) as one blank, none at the ends.
std::string collapsed(std::string_view text);

/// True where there is nothing but white space.
bool is_blank(std::string_view text);

/// The text of a source as lines that are not blank, collapsed, page by page; pages that are blank
/// are left out. Lines end with LF, CR LF or CR, pages with a form feed.
std::vector<std::vector<std::string>> pages_of(std::string_view source);

}  // namespace verify
