// SPDX-License-Identifier: MIT
// A small document as an immutable tree with positions, for authority files, letters to verify and
// schemas.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "xml/reader.hpp"

namespace xml {

enum class NodeKind : std::uint8_t { element, text, comment, processing_instruction };

struct TreeAttribute {
  std::string namespace_uri;
  std::string local;
  std::string value;
};

/// A node owns its children; `parent` points up and is null at the root element.
struct Node {
  Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node();

  NodeKind kind = NodeKind::element;
  std::string namespace_uri;  // of an element
  std::string local;          // of an element, or the target of a processing instruction
  std::string text;           // of text, comments and processing instructions
  std::vector<TreeAttribute> attributes;
  std::vector<std::unique_ptr<Node>> children;
  const Node* parent = nullptr;
  std::uint32_t line = 0;    // from 1
  std::uint32_t column = 0;  // in code points, from 1

  /// True for an element of this name in the TEI namespace.
  bool is_tei(std::string_view name) const;
  /// The value of an attribute without namespace, or of `xml:NAME`; null where it is absent.
  const std::string* attribute(std::string_view name) const;
  /// The same, an empty text where it is absent.
  std::string_view attribute_or_empty(std::string_view name) const;
  /// The first child element of this name in the TEI namespace, or null.
  const Node* child(std::string_view name) const;
  /// All the text below, in document order.
  std::string text_content() const;
};

struct Document {
  std::string file;
  std::unique_ptr<Node> root;

  base::Location locate(const Node& node) const { return {file, node.line, node.column}; }
};

/// Parses a document whole. Fails as `read` does.
base::Result<Document> parse(std::string_view document, const std::string& name,
                             const ReadOptions& options = {});

}  // namespace xml
