// SPDX-License-Identifier: MIT
// Writes the XML syntax. Inside the room only; the door is writer.hpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rng/convert/name_plan.hpp"
#include "rng/convert/writer.hpp"

namespace rng::convert {

class XmlWriter {
 public:
  explicit XmlWriter(const Source& source)
      : source_(source), tree_(source.tree), names_(source.tree, syntax::Syntax::xml) {}

  std::string file();

 private:
  using Attributes = std::vector<std::pair<std::string, std::string>>;

  // What an element inherits from those around it.
  struct Context {
    std::string ns;
    std::string library;
  };

  // Constructs (xml_writer.cpp).
  void pattern(syntax::NodeIndex index, const Context& context);
  void named(syntax::NodeIndex index, const Context& context);
  void leaf(syntax::NodeIndex index, const Context& context);
  void value(syntax::NodeIndex index, const Context& context);
  void data(syntax::NodeIndex index, const Context& context);
  void parameter(const syntax::Node& node, std::size_t number);
  void except(std::span<const syntax::NodeIndex> children, const Context& context);
  void include(syntax::NodeIndex index, const Context& context);
  void contained(syntax::NodeIndex index, std::string_view tag, Attributes attributes,
                 const Context& context);
  void children(std::span<const syntax::NodeIndex> children, bool may_splice,
                const Context& context);
  void component(syntax::NodeIndex index, const Context& context);
  void components(std::span<const syntax::NodeIndex> children, const Context& context);
  Attributes library(const syntax::Node& node, Context& context) const;
  Attributes root_attributes() const;

  // Name classes (xml_writer.cpp).
  bool simple_name(const syntax::Node& node, bool of_element, Attributes& attributes,
                   Context& context) const;
  void name_class(syntax::NodeIndex index, const Context& context);
  void name_except(std::span<const syntax::NodeIndex> children, const Context& context);
  void name(syntax::NodeIndex index, const Context& context);

  // Markup and annotations (xml_notes.cpp).
  void open(syntax::NodeIndex index, std::string_view tag, Attributes attributes, bool is_empty);
  void close(syntax::NodeIndex index, std::string_view tag);
  bool has_inner(const syntax::Annotations* notes) const;
  void text_element(const syntax::Annotations* notes, std::string_view tag,
                    const Attributes& attributes, std::string_view text);
  void add_root_attributes(Attributes& attributes) const;
  void foreign_attributes(const syntax::Annotations* notes, Attributes& attributes) const;
  void before(const syntax::Annotations* notes);
  void inner(const syntax::Annotations& notes);
  void after(const syntax::Annotations* notes);
  void comment(std::string_view text);
  void nodes(const std::vector<syntax::AnnotationNode>& nodes);
  void foreign(const syntax::AnnotationElement& element, bool is_inline);
  void documentation(std::string_view text);
  std::string annotation_name(const syntax::AnnotationName& name) const;
  void tag(std::string_view name, const Attributes& attributes, std::string_view end);
  void indent();
  void line(std::string_view text);

  std::string_view string(syntax::StringId id) const { return tree_.strings[id]; }

  const Source& source_;
  const syntax::SchemaTree& tree_;
  NamePlan names_;
  std::string text_;
  std::size_t depth_ = 0;
};

/// Character data, and what stands between quotation marks.
std::string xml_text(std::string_view text);
std::string xml_attribute(std::string_view text);

}  // namespace rng::convert
