// SPDX-License-Identifier: MIT
#include "rng/syntax/xml_names.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rng/datatype/name_chars.hpp"

namespace rng::syntax {

bool is_ncname(std::string_view text) {
  return datatype::is_ncname(text);
}

bool is_qname(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return is_ncname(text);
  return is_ncname(text.substr(0, colon)) && is_ncname(text.substr(colon + 1));
}

bool is_absolute_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_more = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  };
  const std::string_view scheme = text.substr(0, colon);
  if (!is_letter(scheme[0]) || !std::all_of(scheme.begin(), scheme.end(), is_more)) return false;
  if (text.find('#') != std::string_view::npos) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') continue;
    const auto is_hex = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
  }
  return true;
}

}  // namespace rng::syntax
