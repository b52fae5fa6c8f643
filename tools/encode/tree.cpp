// SPDX-License-Identifier: MIT
#include "encode/tree.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/utf8.hpp"
#include "base/xml_text.hpp"

namespace encode {
namespace {

// Elements whose content is elements alone wherever Apograph writes them; blanks in them mean
// nothing.
constexpr std::array<std::string_view, 64> kStructural = {"TEI",
                                                          "teiHeader",
                                                          "fileDesc",
                                                          "titleStmt",
                                                          "respStmt",
                                                          "publicationStmt",
                                                          "availability",
                                                          "sourceDesc",
                                                          "biblStruct",
                                                          "monogr",
                                                          "imprint",
                                                          "relatedItem",
                                                          "msDesc",
                                                          "msIdentifier",
                                                          "msContents",
                                                          "physDesc",
                                                          "additions",
                                                          "encodingDesc",
                                                          "appInfo",
                                                          "application",
                                                          "editorialDecl",
                                                          "quotation",
                                                          "hyphenation",
                                                          "correction",
                                                          "normalization",
                                                          "stdVals",
                                                          "interpretation",
                                                          "profileDesc",
                                                          "langUsage",
                                                          "correspDesc",
                                                          "correspAction",
                                                          "revisionDesc",
                                                          "text",
                                                          "front",
                                                          "body",
                                                          "back",
                                                          "div",
                                                          "floatingText",
                                                          "standOff",
                                                          "listPerson",
                                                          "listPlace",
                                                          "listOrg",
                                                          "listBibl",
                                                          "person",
                                                          "place",
                                                          "org",
                                                          "list",
                                                          "lg",
                                                          "address",
                                                          "postscript",
                                                          "certainty",
                                                          "listChange",
                                                          "facsimile",
                                                          "surface",
                                                          "category",
                                                          "classDecl",
                                                          "taxonomy",
                                                          "projectDesc",
                                                          "samplingDecl",
                                                          "creation",
                                                          "segmentation",
                                                          "history",
                                                          "table",
                                                          "row"};

bool is_structural(std::string_view name) {
  return std::find(kStructural.begin(), kStructural.end(), name) != kStructural.end();
}

// The bytes that a text, or an attribute's value, cannot hold as they are.
using ByteSet = std::array<bool, 256>;
constexpr ByteSet escaped_bytes(std::string_view free_controls, std::string_view marks) {
  ByteSet bytes{};
  for (std::size_t control = 0; control < 0x20; ++control) bytes[control] = true;
  for (const char control : free_controls) bytes[static_cast<unsigned char>(control)] = false;
  for (const char mark : marks) bytes[static_cast<unsigned char>(mark)] = true;
  return bytes;
}
constexpr ByteSet kEscapedInText = escaped_bytes("\t\n\r", "&<>");
constexpr ByteSet kEscapedInValue = escaped_bytes("", "&<\"");

void append_escape(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    default:
      out += fmt::format("&#{:02};", static_cast<int>(c));
  }
}

void append_escaped(std::string& out, std::string_view characters, const ByteSet& escaped) {
  const auto is_escaped = [&](char c) { return escaped[static_cast<unsigned char>(c)]; };
  for (auto rest = characters.begin(); rest != characters.end();) {
    const auto stop = std::find_if(rest, characters.end(), is_escaped);
    out.append(rest, stop);
    if (stop == characters.end()) return;
    append_escape(out, *stop);
    rest = stop + 1;
  }
}

}  // namespace

std::string_view Node::name() const {
  const char* const name = tree_ == nullptr ? nullptr : tree_->entries_[index_].name;
  return name == nullptr ? std::string_view() : name;
}

Node Node::parent() const {
  const Tree::Index parent = tree_->entries_[index_].parent;
  return parent == Tree::kNone ? Node() : Node(*tree_, parent);
}

Node Node::last_child() const {
  const Tree::Index last = tree_->entries_[index_].last_child;
  return last == Tree::kNone ? Node() : Node(*tree_, last);
}

Node Node::child(std::string_view name) const {
  const std::vector<Tree::Entry>& entries = tree_->entries_;
  Tree::Index child = entries[index_].first_child;
  while (child != Tree::kNone && Node(*tree_, child).name() != name) child = entries[child].next;
  return child == Tree::kNone ? Node() : Node(*tree_, child);
}

int Node::depth() const {
  int depth = 0;
  const std::vector<Tree::Entry>& entries = tree_->entries_;
  for (Tree::Index at = entries[index_].parent; at != Tree::kNone; at = entries[at].parent) ++depth;
  return depth;
}

Node Node::append(const char* name) const {
  return {*tree_, tree_->append(index_, {name})};
}

void Node::append_text(std::string_view characters) const {
  tree_->append(index_, {.bytes = tree_->keep(characters)});
}

void Node::append_copy(std::string_view xml) const {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
                       pugi::encoding_utf8);
  for (const pugi::xml_node node : document.children()) tree_->append_copy(node, *this);
}

void Node::add_attribute(const char* name, std::string_view value) const {
  tree_->append_attribute(index_, name, value);
}

void Node::add_to_attribute(const char* name, std::string_view value) const {
  Tree::Attribute* const known = tree_->find_attribute(index_, name);
  if (known == nullptr) return add_attribute(name, value);
  known->value = tree_->keep(fmt::format("{} {}", tree_->characters(known->value), value));
}

void Node::remove_attribute(std::string_view name) const {
  if (Tree::Attribute* const known = tree_->find_attribute(index_, name)) known->name = nullptr;
}

Node element(Node parent, const char* name) {
  return parent.append(name);
}

Node element(Node parent, const char* name, std::string_view characters) {
  const Node node = element(parent, name);
  text(node, characters);
  return node;
}

void attribute(Node node, const char* name, std::string_view value) {
  if (!value.empty()) node.add_attribute(name, value);
}

void text(Node parent, std::string_view characters) {
  for (std::size_t at = 0; at < characters.size();) {
    const std::size_t end = base::find_unwritable(characters, at);
    if (end > at) parent.append_text(characters.substr(at, end - at));
    at = end;
    if (at == characters.size()) break;
    const char32_t c = base::utf8::next(characters, at);
    attribute(element(parent, "g"), "n", fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)));
  }
}

std::string line_end(int depth) {
  return "\n" + std::string(static_cast<std::size_t>(2 * depth), ' ');
}

BlockElement::BlockElement(Node parent, const char* name)
    : node_(element(parent, name)),
      attributes_(parent.tree_->attributes_.size()),
      characters_(parent.tree_->characters_.size()) {}

BlockElement::~BlockElement() {
  node_.tree_->finish(node_.index_, attributes_, characters_);
}

Tree::Tree() {
  entries_.push_back({""});
}

std::string Tree::xml() const {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  constexpr std::size_t kBytesOfTags = 32;  // of an element, more or less
  out.reserve(finished_.size() + characters_.size() + kBytesOfTags * entries_.size());
  write_content(out, entries_.front(), false, 0);
  return out += '\n';
}

Tree::Index Tree::append(Index parent, Entry entry) {
  const auto index = static_cast<Index>(entries_.size());
  entry.parent = parent;
  const Index before = std::exchange(entries_[parent].last_child, index);
  (before == kNone ? entries_[parent].first_child : entries_[before].next) = index;
  entries_.push_back(entry);
  return index;
}

void Tree::append_attribute(Index element, const char* name, std::string_view value) {
  const auto index = static_cast<Index>(attributes_.size());
  attributes_.push_back({name, keep(value)});
  const Index before = std::exchange(entries_[element].last_attribute, index);
  (before == kNone ? entries_[element].first_attribute : attributes_[before].next) = index;
}

void Tree::append_copy(pugi::xml_node from, Node parent) {
  if (from.type() != pugi::node_element) return parent.append_text(from.value());
  const Node copy = parent.append(kept(from.name()));
  for (const pugi::xml_attribute attribute : from.attributes())
    copy.add_attribute(kept(attribute.name()), attribute.value());
  for (const pugi::xml_node child : from.children()) append_copy(child, copy);
}

Tree::Attribute* Tree::find_attribute(Index element, std::string_view name) {
  Index at = entries_[element].first_attribute;
  for (; at != kNone; at = attributes_[at].next) {
    Attribute& candidate = attributes_[at];
    if (candidate.name != nullptr && candidate.name == name) return &candidate;
  }
  return nullptr;
}

Tree::Bytes Tree::keep(std::string_view characters) {
  const std::size_t begin = characters_.size();
  characters_ += characters;
  return {begin, characters_.size()};
}

std::string_view Tree::characters(Bytes bytes) const {
  return std::string_view(characters_).substr(bytes.begin, bytes.end - bytes.begin);
}

bool Tree::holds_text(const Entry& element) const {
  Index child = element.first_child;
  while (child != kNone && entries_[child].name != nullptr) child = entries_[child].next;
  return child != kNone;
}

// True for an element of structure, and for one that holds only set-off elements, such as quote
// with a floatingText.
bool Tree::is_set_apart(const Entry& element) const {
  const bool is_finished = element.bytes.begin != element.bytes.end;
  if (is_finished || element.first_child == kNone || holds_text(element)) return false;
  if (is_structural(element.name)) return true;
  const auto is_set_off = [](std::string_view name) {
    return name == "floatingText" || name == "p" || name == "quote";
  };
  Index child = element.first_child;
  while (child != kNone && is_set_off(entries_[child].name)) child = entries_[child].next;
  return child == kNone;
}

void Tree::write(std::string& out, const Entry& entry, bool may_indent, int depth) const {
  if (entry.name == nullptr) return append_escaped(out, characters(entry.bytes), kEscapedInText);
  out.append("<").append(entry.name);
  for (Index at = entry.first_attribute; at != kNone; at = attributes_[at].next) {
    const Attribute& attribute = attributes_[at];
    if (attribute.name == nullptr) continue;
    out.append(" ").append(attribute.name).append("=\"");
    append_escaped(out, characters(attribute.value), kEscapedInValue);
    out += '"';
  }
  if (entry.first_child == kNone && entry.bytes.begin == entry.bytes.end) {
    out += "/>";
    return;
  }
  out += '>';
  write_content(out, entry, may_indent && is_set_apart(entry), depth);
  out.append("</").append(entry.name).append(">");
}

void Tree::write_content(std::string& out, const Entry& element, bool indents, int depth) const {
  out.append(finished_, element.bytes.begin, element.bytes.end - element.bytes.begin);
  const bool may_indent = indents || depth == 0;
  for (Index child = element.first_child; child != kNone; child = entries_[child].next) {
    if (indents) out += line_end(depth);
    write(out, entries_[child], may_indent, depth + 1);
  }
  if (indents) out += line_end(depth - 1);
}

// What is set apart is left as it is: its depth is known at the end.
void Tree::finish(Index element, std::size_t attributes, std::size_t characters) {
  Entry& entry = entries_[element];
  if (entry.first_child == kNone || is_set_apart(entry)) return;
  const std::size_t begin = finished_.size();
  write_content(finished_, entry, false, 1);
  entry.bytes = {begin, finished_.size()};
  entry.first_child = entry.last_child = kNone;
  entries_.resize(element + 1);
  if (entry.first_attribute != kNone) return;
  attributes_.resize(attributes);
  characters_.resize(characters);
}

}  // namespace encode
