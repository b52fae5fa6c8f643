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

std::string key_of(const Link& link) {
  return std::string(word_of(link.scheme)) + ' ' + link.identifier;
}

void add(std::vector<Identifier>& identifiers, const xml::Node& holder, std::string_view type,
         std::string_view value) {
  value = base::trimmed(value);
  Identifier found;
  found.link = read_link(value);
  if (!found.link && !type.empty() && !is_address(value) && !value.empty()) {
    found.link = read_link(value, type);
  }
  found.type = base::lower_case(type);
  if (found.link) {
    found.key = key_of(*found.link);
  } else if (is_address(value)) {
    found.key = plain_address(value);
  } else if (!value.empty() && !type.empty()) {
    found.key = found.type + ' ' + std::string(value);
  } else {
    return;
  }
  found.text = value;
  found.line = holder.line;
  found.column = holder.column;
  found.is_idno = holder.is_tei("idno");
  identifiers.push_back(std::move(found));
}

// References may hold several addresses; what is none points within the edition.
void add_each(std::vector<Identifier>& identifiers, const xml::Node& holder,
              std::string_view addresses) {
  for (const std::string_view one : base::words_of(addresses)) {
    if (is_address(one)) add(identifiers, holder, {}, one);
  }
}

// Of <idno type="URL" subtype="gnd"> the subtype tells more.
std::string_view type_of(const xml::Node& idno) {
  const std::string_view type = idno.attribute_or_empty("type");
  const std::string_view subtype = idno.attribute_or_empty("subtype");
  const std::string folded = base::lower_case(type);
  const bool is_form = folded == "url" || folded == "uri" || folded.empty();
  return !subtype.empty() && (is_form || (scheme_of(subtype) && !scheme_of(type))) ? subtype : type;
}

}  // namespace

std::vector<Identifier> identifiers_of(const xml::Node& entry) {
  std::vector<Identifier> identifiers;
  add_each(identifiers, entry, entry.attribute_or_empty("sameAs"));
  for (const auto& child : entry.children) {
    if (child->is_tei("idno")) add(identifiers, *child, type_of(*child), child->text_content());
    if (child->is_tei("ptr")) {
      add_each(identifiers, *child, child->attribute_or_empty("target"));
    }
    const bool is_name =
        child->is_tei("persName") || child->is_tei("placeName") || child->is_tei("orgName");
    if (is_name) add_each(identifiers, *child, child->attribute_or_empty("ref"));
  }
  return identifiers;
}

std::vector<std::string> keys_of_uri(std::string_view uri) {
  if (!is_address(uri)) return {};
  if (const auto link = read_link(uri)) return {key_of(*link)};
  const std::string address = plain_address(uri);
  std::vector<std::string> keys{address};
  const std::size_t slash = address.rfind('/');
  if (slash == std::string::npos) return keys;
  const std::string number = address.substr(slash + 1);
  const std::string rest = base::lower_case(address.substr(0, slash));
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find_first_of("/.", at), rest.size());
    if (end > at) keys.push_back(rest.substr(at, end - at) + ' ' + number);
    at = end + 1;
  }
  return keys;
}

}  // namespace authority
