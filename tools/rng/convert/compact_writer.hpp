// SPDX-License-Identifier: MIT
// Writes the compact syntax. Inside the room only; the door is writer.hpp.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/convert/name_plan.hpp"
#include "rng/convert/page.hpp"
#include "rng/convert/writer.hpp"

namespace rng::convert {

/// A string between quotation marks, several lines where it has line ends.
std::string literal(std::string_view text);
/// A name as that of a definition: keywords with their backslash.
std::string identifier(std::string_view name);

class CompactWriter {
 public:
  CompactWriter(const Source& source, base::DiagnosticSink& faults)
      : source_(source),
        tree_(source.tree),
        names_(source.tree, syntax::Syntax::compact),
        faults_(faults) {}

  std::string file();
  std::string piece(syntax::NodeIndex node, std::size_t width);

 private:
  // What may stand at a place without parentheses.
  enum class Level : std::uint8_t {
    whole,    // anything
    operand,  // what may stand beside ',', '|' and '&'
    primary,  // what may be repeated
  };

  // Files and grammars (compact_writer.cpp).
  Piece declarations();
  Piece top();
  Piece components(std::span<const syntax::NodeIndex> children, bool has_text_before);
  Piece component(syntax::NodeIndex index);
  Piece definition(const syntax::Node& node);
  Piece include(const syntax::Node& node, const syntax::Annotations* notes);
  Piece reference(const syntax::Node& node);
  Piece body(syntax::NodeIndex index, std::span<const syntax::NodeIndex> children);
  std::string_view assignment(syntax::Combine combine) const;

  // Patterns (compact_patterns.cpp).
  Piece pattern(syntax::NodeIndex index, Level level);
  Piece connected(syntax::NodeIndex index, Level level);
  Piece connector(syntax::NodeKind kind, std::span<const syntax::NodeIndex> children);
  Piece repeated(syntax::NodeIndex index, Level level);
  Piece single(std::span<const syntax::NodeIndex> children, Level level);
  Piece primary(const syntax::Node& node, const syntax::Annotations* notes);
  Piece named(std::string_view keyword, const syntax::Node& node, const syntax::Annotations* notes);
  Piece braced(Piece content, const syntax::Annotations* notes);
  Piece parenthesised(Piece content, const syntax::Annotations* notes);
  Piece data(const syntax::Node& node);
  Piece parameters(const syntax::Node& node);
  Piece value(const syntax::Node& node);
  std::string type_name(const syntax::Node& node);

  // Name classes (compact_patterns.cpp).
  Piece name_class(syntax::NodeIndex index, bool of_element, Level level);
  Piece alternatives(std::span<const syntax::NodeIndex> children, bool of_element);
  std::string name(const syntax::Node& node, bool of_element) const;

  // Annotations (compact_notes.cpp).
  static bool is_bound(const syntax::Annotations* notes);
  static bool has_front(const syntax::Annotations* notes);
  Piece annotated(const syntax::Annotations* notes, Piece inner, bool has_closing);
  Piece front(const syntax::Annotations& notes, bool with_trailing);
  Piece brackets(const syntax::Annotations& notes);
  Piece following(const syntax::Annotations* notes, std::string_view mark);
  Piece comment(const syntax::AnnotationComment& comment);
  Piece documentation(std::string_view text);
  Piece commented_lines(std::string_view mark, std::string_view text);
  Piece trailing(const syntax::Annotations* notes);
  Piece element(const syntax::AnnotationElement& element);
  Piece element_content(const syntax::AnnotationElement& element);
  Piece attribute(const syntax::AnnotationAttribute& attribute);
  std::string annotation_name(const syntax::AnnotationName& name, bool is_attribute) const;
  Piece literal_piece(std::string_view text);

  std::string_view string(syntax::StringId id) const { return tree_.strings[id]; }
  void complain(const syntax::Node& node, base::Wording message);

  const Source& source_;
  const syntax::SchemaTree& tree_;
  NamePlan names_;
  base::DiagnosticSink& faults_;
  Page page_;
};

}  // namespace rng::convert
