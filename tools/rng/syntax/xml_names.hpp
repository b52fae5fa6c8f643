// SPDX-License-Identifier: MIT
// The small lexical checks of the XML syntax: names, URIs, white space.
#pragma once

#include <string_view>

namespace rng::syntax {

inline bool is_xml_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

inline bool is_blank(std::string_view text) {
  for (const char c : text) {
    if (!is_xml_space(c)) return false;
  }
  return true;
}

/// Namespaces in XML, productions NCName and QName.
bool is_ncname(std::string_view text);
bool is_qname(std::string_view text);
/// A URI with a scheme and without a fragment, once disallowed characters are escaped (§4.3).
bool is_absolute_uri(std::string_view text);

}  // namespace rng::syntax
