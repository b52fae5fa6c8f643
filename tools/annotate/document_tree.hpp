// SPDX-License-Identifier: MIT
// A document as tokens and elements, with their bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "xml/markup.hpp"

namespace annotate {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// An element, by its number in the order of start-tags. A CDATA section is one without a name, for
/// nothing can be tagged within it.
struct Element {
  std::string_view name;    // local
  std::string_view prefix;  // as written, without the colon
  bool is_tei = false;
  base::Span span;       // from the start-tag to behind the end-tag
  base::Span start_tag;  // of an empty element the same as the span
  std::uint32_t parent = kNone;
  std::uint32_t first_child = kNone, last_child = kNone, next = kNone;
};

struct ElementToken {
  xml::Token token;
  std::uint32_t element = kNone;  // of a tag or a CDATA section
};

/// Stands on the document, which must outlive it.
struct DocumentTree {
  std::string_view document;  // UTF-8, without byte order mark, well-formed
  std::vector<ElementToken> tokens;
  std::vector<Element> elements;
  xml::TextEntities entities;

  std::string_view start_tag(const Element& element) const {
    return element.start_tag.of(document);
  }
  /// The value of an attribute by its name as written; empty where there is none.
  std::string attribute(const Element& element, std::string_view name) const;
};

DocumentTree tree_of(std::string_view document);

}  // namespace annotate
