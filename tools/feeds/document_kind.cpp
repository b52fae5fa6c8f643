// SPDX-License-Identifier: MIT
#include "feeds/document_kind.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace feeds {
namespace {

template <std::size_t count>
bool is_one_of(std::string_view name, const std::array<std::string_view, count>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_list(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kLists = {
      "listPerson",   "listPlace", "listOrg",    "listEvent",
      "listRelation", "listNym",   "listObject", "listBibl"};
  return is_one_of(name, kLists);
}

bool is_letter_part(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kParts = {"opener", "closer",   "salute",
                                                             "signed", "dateline", "postscript"};
  return is_one_of(name, kParts);
}

// What a text holds, counted in bytes without blanks at the ends of its nodes.
struct Amounts {
  std::size_t in_lists = 0;
  std::size_t outside = 0;
  bool has_letter_part = false;
  bool has_list = false;
};

Amounts amounts_of(pugi::xml_node text) {
  Amounts amounts;
  pugi::xml_node list;
  for (pugi::xml_node node = text.first_child(); node;) {
    const std::string_view name = name_of(node);
    if (!list && is_list(name)) list = node;
    if (node.type() == pugi::node_pcdata)
      (list ? amounts.in_lists : amounts.outside) += base::trimmed(node.value()).size();
    amounts.has_list |= static_cast<bool>(list);
    amounts.has_letter_part |= !list && is_letter_part(name);
    if (node.first_child() && name != "back") {
      node = node.first_child();
      continue;
    }
    amounts.has_list |= name == "back";
    while (node != text && !node.next_sibling()) {
      if (node == list) list = {};
      node = node.parent();
    }
    if (node == list) list = {};
    node = node == text ? pugi::xml_node() : node.next_sibling();
  }
  return amounts;
}

bool has_text(pugi::xml_node text) {
  bool is_found = false;
  if (!text) return false;
  walk(text, [&](pugi::xml_node node) {
    is_found |= node.type() == pugi::node_pcdata && !base::trimmed(node.value()).empty();
  });
  return is_found;
}

}  // namespace

DocumentKind kind_of(const Tree& tree) {
  const pugi::xml_node root = tree.root();
  if (name_of(root) != "TEI") return DocumentKind::other;
  const pugi::xml_node text = root.child("text");
  const auto descriptions = descend(root, {"teiHeader", "profileDesc"}).children("correspDesc");
  const auto count = std::distance(descriptions.begin(), descriptions.end());
  if (count > 1 && !has_text(text)) return DocumentKind::index;
  const bool has_document = text || root.child("facsimile") || root.child("sourceDoc");
  if (count > 0 && has_document) return DocumentKind::letter;
  if (!text) return DocumentKind::lists;
  const Amounts amounts = amounts_of(text);
  const bool is_letter =
      !amounts.has_list || amounts.has_letter_part || amounts.outside > amounts.in_lists;
  return is_letter ? DocumentKind::letter : DocumentKind::lists;
}

bool is_in_list(pugi::xml_node node) {
  for (node = node.parent(); node; node = node.parent()) {
    if (is_list(name_of(node))) return true;
  }
  return false;
}

}  // namespace feeds
