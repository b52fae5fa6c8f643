// SPDX-License-Identifier: MIT
// A TEI document as a tree that may be changed and written again, with the places of its elements.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "base/diagnostic.hpp"

namespace feeds {

/// In the tree a name without prefix is one of the TEI namespace, whatever prefix the document gave
/// it; names of other namespaces have one. Entities are expanded, CDATA sections are text, comments
/// and processing instructions are kept, the DTD is not.
class Tree {
 public:
  /// Parses a document through the room xml, with its limits. Fails as xml::read does.
  static base::Result<Tree> read(std::string_view document, const std::string& name);
  /// A tree with an empty element TEI.
  static Tree create();

  /// The outermost element.
  pugi::xml_node root() const { return document_->document_element(); }
  /// Where an element began in the document that was read; only its file, where it was added since.
  base::Location at(pugi::xml_node element) const;
  const std::string& file() const { return file_; }
  /// The document as UTF-8, with an XML declaration; blanks are as they are in the tree.
  std::string bytes() const;

 private:
  friend class TreeBuilder;
  struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
  };

  std::string file_;
  std::unique_ptr<pugi::xml_document> document_ = std::make_unique<pugi::xml_document>();
  std::unordered_map<std::size_t, Place> places_;  // by the hash of the node
};

/// A document made by a program, as UTF-8: elements without text of their own are indented.
std::string indented(const Tree& tree);

/// The same for a document that is no TEI.
std::string document_text(const pugi::xml_document& document);

/// The same with all blanks as they are in the tree, and nothing added.
std::string raw_text(const pugi::xml_document& document);

/// All the text below a node.
std::string text_of(pugi::xml_node node);

/// The same, runs of blanks as one; a blank between neighbouring elements that have none.
std::string name_text(pugi::xml_node node);

/// The nodes below `top`, and `top` itself, in document order, without recursion.
template <typename Visit>
void walk(pugi::xml_node top, const Visit& visit) {
  for (pugi::xml_node node = top; node;) {
    visit(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node != top && !node.next_sibling()) node = node.parent();
    if (node == top) return;
    node = node.next_sibling();
  }
}

/// An element's name; empty for what is no element.
inline std::string_view name_of(pugi::xml_node node) {
  return node.type() == pugi::node_element ? std::string_view(node.name()) : std::string_view();
}

/// The elements of a name below a node, in document order.
std::vector<pugi::xml_node> elements_named(pugi::xml_node top, std::string_view name);

/// The child of a child …: `descend(root, {"teiHeader", "fileDesc"})`; null where one is missing.
pugi::xml_node descend(pugi::xml_node from, std::initializer_list<const char*> path);

}  // namespace feeds
