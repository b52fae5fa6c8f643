// SPDX-License-Identifier: MIT
// Collects what a schema in the XML syntax says beside RELAX NG: foreign attributes and elements,
// documentation, comments. Made only where the builder wants them; each open construct has its own
// Annotations here. Inside the room only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rng/syntax/schema_builder.hpp"
#include "xml/reader.hpp"

namespace rng::syntax {

inline constexpr std::string_view kAnnotationsNamespace =
    "http://relaxng.org/ns/compatibility/annotations/1.0";

class XmlAnnotations {
 public:
  /// How deep foreign elements may nest; what is deeper is left out.
  static constexpr std::size_t kMaxDepth = 500;

  /// A construct begins: what was said since the last one is said about it.
  void open(std::span<const xml::Attribute> attributes, SourcePosition at);
  /// Its end-tag has come; what stands behind it may still be said about it.
  void end();
  /// Nothing more is said about it.
  Annotations close();
  /// Of the construct that was opened last and is not closed.
  Annotations& current() { return open_.back(); }

  void comment(std::string_view text);
  void start_foreign(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     SourcePosition at);
  void foreign_text(std::string_view characters);
  /// `is_behind` tells that the construct at hand has ended.
  void end_foreign(bool is_behind);

  /// The comments that nothing has taken yet.
  std::vector<AnnotationComment> take_comments();

 private:
  void keep(AnnotationElement element, bool is_behind);

  std::vector<Annotations> open_;
  std::vector<AnnotationComment> comments_;
  std::vector<AnnotationElement> foreign_;  // the open ones, outermost first
  std::size_t too_deep_ = 0;
};

}  // namespace rng::syntax
