// SPDX-License-Identifier: MIT
// The lexical space of anyURI: what is a URI reference of RFC 2396 and RFC 2732 once its disallowed
// characters are escaped (XML Schema Part 2, §3.2.17).
#pragma once

#include <string_view>

namespace rng::datatype {

/// What is wrong with a reference: the key of a remark on it in the catalogue, or "".
std::string_view uri_objection(std::string_view text);

}  // namespace rng::datatype
