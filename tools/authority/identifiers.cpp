// SPDX-License-Identifier: MIT
#include "authority/identifiers.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace authority {
namespace {

bool is_address(std::string_view text) {
  return text.find("://") != std::string_view::npos;
}

// "https://www.viaf.org/viaf/1/" to "viaf.org/viaf/1".
std::string plain_address(std::string_view uri) {
  uri.remove_prefix(uri.find("://") + 3);
  if (uri.starts_with("www.")) uri.remove_prefix(4);
  while (uri.ends_with('/')) uri.remove_suffix(1);
  return std::string(uri);
}

void add(std::vector<std::string>& identifiers, std::string_view type, std::string_view value) {
  value = base::trimmed(value);
  if (is_address(value)) {
    identifiers.push_back(plain_address(value));
  } else if (!value.empty() && !type.empty()) {
    identifiers.push_back(base::lower_case(type) + ' ' + std::string(value));
  }
}

// @sameAs may hold several.
void add_each(std::vector<std::string>& identifiers, std::string_view addresses) {
  for (const std::string_view one : base::words_of(addresses)) add(identifiers, {}, one);
}

}  // namespace

std::vector<std::string> identifiers_of(const xml::Node& entry) {
  std::vector<std::string> identifiers;
  add_each(identifiers, entry.attribute_or_empty("sameAs"));
  for (const auto& child : entry.children) {
    if (child->is_tei("idno")) {
      add(identifiers, child->attribute_or_empty("type"), child->text_content());
    }
    if (child->is_tei("ptr")) add_each(identifiers, child->attribute_or_empty("target"));
    const bool is_name =
        child->is_tei("persName") || child->is_tei("placeName") || child->is_tei("orgName");
    if (is_name) add_each(identifiers, child->attribute_or_empty("ref"));
  }
  return identifiers;
}

std::vector<std::string> forms_of_uri(std::string_view uri) {
  if (!is_address(uri)) return {};
  const std::string address = plain_address(uri);
  std::vector<std::string> forms{address};
  const std::size_t slash = address.rfind('/');
  if (slash == std::string::npos) return forms;
  const std::string number = address.substr(slash + 1);
  const std::string rest = base::lower_case(address.substr(0, slash));
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find_first_of("/.", at), rest.size());
    if (end > at) forms.push_back(rest.substr(at, end - at) + ' ' + number);
    at = end + 1;
  }
  return forms;
}

}  // namespace authority
