// SPDX-License-Identifier: MIT
// The document under construction. Elements are made in the order of the document; what a block
// holds becomes bytes as soon as it is complete, so that a long text never is a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_node;
}

namespace encode {

class Tree;

/// An element of a Tree, which must outlive it; or none.
class Node {
 public:
  Node() = default;
  explicit operator bool() const { return tree_ != nullptr; }
  friend bool operator==(const Node&, const Node&) = default;

  /// Empty where there is no element: also where text stands.
  std::string_view name() const;
  Node parent() const;
  Node last_child() const;
  /// The first child of this name.
  Node child(std::string_view name) const;
  /// How deep it stands; the document is 0.
  int depth() const;

  /// Names must outlive the tree.
  Node append(const char* name) const;
  /// Characters that XML can hold.
  void append_text(std::string_view characters) const;
  /// A copy of an element with all that is in it, but for blanks between elements.
  void append_copy(std::string_view xml) const;
  void add_attribute(const char* name, std::string_view value) const;
  /// Adds a value to an attribute that is a list of them, or the attribute.
  void add_to_attribute(const char* name, std::string_view value) const;
  void remove_attribute(std::string_view name) const;

 private:
  friend class Tree;
  friend class BlockElement;
  Node(Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// Appends an element.
Node element(Node parent, const char* name);
/// Appends an element with text in it.
Node element(Node parent, const char* name, std::string_view text);
/// Adds an attribute, unless the value is empty.
void attribute(Node node, const char* name, std::string_view value);
/// Appends text. A character that XML cannot hold becomes `<g n="U+000C"/>` (TEI P5, chapter 5).
void text(Node parent, std::string_view characters);

/// A line end and the blanks before a line at this depth.
std::string line_end(int depth);

/// An element whose content becomes bytes when it goes out of scope, the nodes in it invalid. What
/// is made meanwhile must stand in it. Attributes of the element itself may be added later.
class BlockElement {
 public:
  BlockElement(Node parent, const char* name);
  BlockElement(const BlockElement&) = delete;
  BlockElement& operator=(const BlockElement&) = delete;
  ~BlockElement();

  Node node() const { return node_; }

 private:
  Node node_;
  std::size_t attributes_, characters_;  // how many there were before
};

class Tree {
 public:
  Tree();
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  /// The document, which holds the root element.
  Node document() { return {*this, 0}; }

  /// The document as bytes. Elements that hold no text of their own are indented, down to those
  /// that may (paragraphs, titles, names): blanks there would be text.
  std::string xml() const;

 private:
  friend class Node;
  friend class BlockElement;

  using Index = std::uint32_t;
  static constexpr Index kNone = 0xFFFFFFFF;

  // Bytes of `characters_`, or of `finished_`.
  struct Bytes {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Attribute {
    const char* name;
    Bytes value;
    Index next = kNone;
  };
  struct Entry {
    const char* name = nullptr;  // null: text
    Index parent = kNone;
    Index next = kNone;
    Index first_child = kNone;
    Index last_child = kNone;
    Index first_attribute = kNone;
    Index last_attribute = kNone;
    Bytes bytes = {};  // a text; of an element, its content where that is finished
  };

  Index append(Index parent, Entry entry);
  void append_attribute(Index element, const char* name, std::string_view value);
  void append_copy(pugi::xml_node from, Node parent);
  Attribute* find_attribute(Index element, std::string_view name);
  const char* kept(std::string_view name) { return names_.emplace_back(name).c_str(); }
  Bytes keep(std::string_view characters);
  std::string_view characters(Bytes bytes) const;

  bool holds_text(const Entry& element) const;
  bool is_set_apart(const Entry& element) const;
  void write(std::string& out, const Entry& entry, bool may_indent, int depth) const;
  void write_content(std::string& out, const Entry& element, bool indents, int depth) const;
  void finish(Index element, std::size_t attributes, std::size_t characters);

  std::vector<Entry> entries_;  // in the order in which they were made; the document first
  std::vector<Attribute> attributes_;
  std::string characters_;         // of texts and attributes
  std::string finished_;           // contents of elements, as they stand in the document
  std::deque<std::string> names_;  // those of copied elements
};

}  // namespace encode
