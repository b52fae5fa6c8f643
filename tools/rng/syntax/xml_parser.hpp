// SPDX-License-Identifier: MIT
// The parser of the XML syntax (specification §3, §4.1-4.10): events of an XML document in, calls
// to a SchemaBuilder out. The nesting of the document is a stack of frames; the handles that a
// frame's children made stand at the end of the vectors, from the frame's marks on. Inside the room
// only: xml_parser.cpp is the way in, xml_constructs.cpp the way out.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rng/syntax/parse.hpp"
#include "rng/syntax/string_table.hpp"
#include "rng/syntax/xml_annotations.hpp"
#include "rng/syntax/xml_grammar.hpp"
#include "xml/reader.hpp"

namespace rng::syntax {

struct XmlFrame {
  const TagRule* rule = nullptr;
  Content content = Content::nothing;
  SourcePosition at;
  StringId ns{};
  StringId library{};
  StringId base{};
  StringId name{};  // the name attribute, as written
  StringId type{};
  StringId href{};
  Combine combine = Combine::none;
  bool has_own_ns = false;
  bool has_name = false;
  bool has_type = false;
  bool has_href = false;
  bool is_name_class = false;  // a choice or except of name classes
  bool has_except = false;
  bool has_name_class = false;
  bool is_in_include = false;
  bool has_ended = false;    // its end-tag has come, annotations may still follow
  std::size_t bindings = 0;  // marks
  std::size_t patterns = 0;
  std::size_t names = 0;
  std::size_t components = 0;
  std::size_t parameters = 0;
  std::size_t documentation = 0;
};

struct OwnedParameter {
  StringId name{};
  StringId value{};
  SourcePosition at;
  std::unique_ptr<Annotations> annotations;

  OwnedParameter() = default;
  OwnedParameter(StringId named, StringId valued, SourcePosition stands)
      : name(named), value(valued), at(stands) {}
};

class XmlSchemaParser final : public xml::PositionedHandler {
 public:
  XmlSchemaParser(const SchemaText& text, SchemaBuilder& builder, base::DiagnosticSink& sink)
      : text_(text), builder_(builder), sink_(sink) {
    bindings_.push_back({{}, {}});
    if (builder.wants_annotations()) annotations_ = std::make_unique<XmlAnnotations>();
  }

  /// The document has ended.
  void finish();

  std::optional<Pattern> result() const {
    if (had_error_ || patterns_.empty()) return std::nullopt;
    return patterns_.front();
  }
  void fail(base::Diagnostic diagnostic) {
    had_error_ = true;
    sink_.add(std::move(diagnostic));
  }

  void set_position(const xml::Position& position) override { position_ = &position; }
  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes,
                     std::span<const xml::NamespaceDeclaration> namespaces) override;
  void end_element(const xml::Name& name) override;
  void text(std::string_view characters) override;
  void comment(std::string_view text) override {
    if (annotations_ != nullptr) annotations_->comment(text);
  }

 private:
  struct Binding {
    StringId prefix{};
    StringId uri{};
  };

  // The way in.
  void start_foreign(const xml::Name& name, std::span<const xml::Attribute> attributes);
  void end_foreign();
  void start_root(const xml::Name& name);
  void read_attributes(XmlFrame& frame, std::span<const xml::Attribute> attributes);
  void read_attribute(XmlFrame& frame, const xml::Attribute& attribute, std::size_t index);
  void read_library(XmlFrame& frame, std::string_view value, std::size_t index);
  void read_combine(XmlFrame& frame, std::string_view value, std::size_t index);
  void check_required(const XmlFrame& frame);
  bool may_stand_in(const XmlFrame& parent, XmlFrame& frame);
  bool may_stand_in_data(const XmlFrame& parent, const XmlFrame& frame);

  // The way out.
  void finish_ended();
  void close(XmlFrame& frame);
  void take_documentation(const XmlFrame& frame, Annotations& annotations);
  void build(XmlFrame& frame, Annotations* annotations);
  void close_except(XmlFrame& frame, const Annotations* annotations);
  void close_param(const XmlFrame& frame, Annotations* annotations);
  void add_pattern(const XmlFrame& frame, Pattern made);
  void add_name_class(const XmlFrame& frame, NameClass made);
  void close_pattern(XmlFrame& frame, std::span<const Pattern> children, const Details& details);
  void close_leaf(XmlFrame& frame, const Details& details);
  void close_named(XmlFrame& frame, std::span<const Pattern> children, const Details& details);
  void close_component(XmlFrame& frame, std::span<const Pattern> children,
                       std::span<const Component> components, const Details& details);
  void close_data(XmlFrame& frame, std::span<const Pattern> children, const Details& details);
  void close_name_class(XmlFrame& frame, std::span<const NameClass> names, const Details& details);
  void check_children(const XmlFrame& frame);

  NameClass name_of(const XmlFrame& frame, std::string_view qname, bool takes_default_ns,
                    const Details& details);
  std::optional<StringId> namespace_of(std::string_view prefix) const;
  Namespaces scope();
  bool is_pattern(Tag tag) const;
  const TagRule* rule_of(std::string_view local_name);
  std::string_view string(StringId id) const { return strings_[id]; }
  SourcePosition position() const;
  void error(std::string_view code, SourcePosition at, base::Wording message,
             base::Wording hint = {});
  void error_at_attribute(std::string_view code, std::size_t index, base::Wording message,
                          base::Wording hint = {});

  const SchemaText& text_;
  SchemaBuilder& builder_;
  base::DiagnosticSink& sink_;
  const xml::Position* position_ = nullptr;
  struct KnownTag {
    const char* name = nullptr;
    const TagRule* rule = nullptr;
  };

  std::array<KnownTag, 61> known_tags_;
  StringTable strings_;
  StringId xml_namespace_ = strings_.add(xml::kXmlNamespace);
  std::vector<XmlFrame> frames_;
  std::vector<Binding> bindings_;
  std::vector<Pattern> patterns_;
  std::vector<NameClass> names_;
  std::vector<Component> components_;
  std::vector<OwnedParameter> parameters_;
  std::optional<Namespaces> scope_;
  std::uint32_t foreign_depth_ = 0;
  std::uint32_t ignored_depth_ = 0;
  bool is_documentation_ = false;
  std::unique_ptr<XmlAnnotations> annotations_;  // null where the builder wants none
  std::string documentation_;
  std::vector<std::string> documentations_;  // of the open frames
  std::string characters_;  // of the open name, value or param, which have no elements in them
  bool had_error_ = false;
};

}  // namespace rng::syntax
