// SPDX-License-Identifier: MIT
#include "authority/entry_xml.hpp"

#include <utility>
#include <vector>

namespace authority {
namespace {

// What stands for a character, or nothing where it stands for itself.
std::string_view escape_of(char c, bool is_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return is_attribute ? "&quot;" : "";
    case '\n':
      return is_attribute ? "&#10;" : "";
    case '\t':
      return is_attribute ? "&#9;" : "";
    default:
      return {};
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text, bool is_attribute) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view escape = escape_of(text[i], is_attribute);
    if (escape.empty()) continue;
    out.append(text, written, i - written);
    out += escape;
    written = i + 1;
  }
  out.append(text, written);
}

namespace {

void append_attribute(std::string& out, const xml::TreeAttribute& attribute, std::size_t number) {
  if (attribute.namespace_uri.empty()) {
    out += ' ';
    out += attribute.local;
  } else if (attribute.namespace_uri == xml::kXmlNamespace) {
    out += " xml:";
    out += attribute.local;
  } else {
    const std::string prefix = "ns" + std::to_string(number);
    out += " xmlns:" + prefix + "=\"";
    append_escaped(out, attribute.namespace_uri, true);
    out += "\" " + prefix + ':' + attribute.local;
  }
  out += "=\"";
  append_escaped(out, attribute.value, true);
  out += '"';
}

void append_start_tag(std::string& out, const xml::Node& node) {
  out += '<';
  out += node.local;
  const std::string_view outer =
      node.parent == nullptr ? xml::kTeiNamespace : std::string_view(node.parent->namespace_uri);
  if (node.namespace_uri != outer) {
    out += " xmlns=\"";
    append_escaped(out, node.namespace_uri, true);
    out += '"';
  }
  std::size_t number = 0;
  for (const xml::TreeAttribute& attribute : node.attributes) {
    append_attribute(out, attribute, ++number);
  }
  out += node.children.empty() ? "/>" : ">";
}

void append_leaf(std::string& out, const xml::Node& node) {
  switch (node.kind) {
    case xml::NodeKind::text:
      append_escaped(out, node.text, false);
      break;
    case xml::NodeKind::comment:
      out += "<!--" + node.text + "-->";
      break;
    case xml::NodeKind::processing_instruction:
      out += "<?" + node.local + (node.text.empty() ? "" : " ") + node.text + "?>";
      break;
    case xml::NodeKind::element:
      break;
  }
}

bool is_list(const xml::Node& node) {
  return node.is_tei("listPerson") || node.is_tei("listPlace") || node.is_tei("listOrg");
}

bool is_entry_of_its_own(const xml::Node& node) {
  const bool is_entry = node.is_tei("place") || node.is_tei("org") ||
                        (node.is_tei("person") && node.parent->is_tei("listPerson"));
  return is_entry && !node.attribute_or_empty("xml:id").empty();
}

}  // namespace

bool stands_for_itself(const xml::Node& node) {
  if (!is_list(node)) return is_entry_of_its_own(node);
  bool has_entries = false;
  for (const auto& child : node.children) {
    if (child->kind != xml::NodeKind::element) continue;
    if (!is_entry_of_its_own(*child)) return false;
    has_entries = true;
  }
  return has_entries;
}

std::string entry_xml(const xml::Node& root) {
  std::string out;
  // Each open element with the child that comes next.
  std::vector<std::pair<const xml::Node*, std::size_t>> open;
  append_start_tag(out, root);
  if (!root.children.empty()) open.emplace_back(&root, 0);
  while (!open.empty()) {
    auto& [node, next] = open.back();
    if (next == node->children.size()) {
      out += "</";
      out += node->local;
      out += '>';
      open.pop_back();
      continue;
    }
    const xml::Node& child = *node->children[next++];
    if (child.kind != xml::NodeKind::element) {
      append_leaf(out, child);
      continue;
    }
    if (stands_for_itself(child)) continue;
    append_start_tag(out, child);
    if (!child.children.empty()) open.emplace_back(&child, 0);
  }
  return out;
}

}  // namespace authority
