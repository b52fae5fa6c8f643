// SPDX-License-Identifier: MIT
// The encoding of a letter cut into the lines of its source.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace apograph {

/// A page (its index) and the number of a line on it.
using LinePlace = std::pair<std::uint32_t, std::uint32_t>;

/// What of the `text` of a TEI document belongs to each line: from its lb on to the next, with the
/// start-tags that stand before the lb; the lines of a note are cut out of the line in which its
/// anchor stands. The document is as convert writes it: lb/@n counts on each page, a pb stands
/// before the lines of its page and a note holds those of its own.
std::map<LinePlace, std::string> encoding_lines(std::string_view tei, const std::string& name);

}  // namespace apograph
