// SPDX-License-Identifier: MIT
// The parser of the XML syntax (specification §3, §4.1-4.10): events of an XML document in, calls
// to a SchemaBuilder out. The nesting of the document is a stack of frames; the handles that a
// frame's children made stand at the end of the vectors, from the frame's marks on.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "rng/syntax/parse.hpp"
#include "rng/syntax/resource.hpp"
#include "rng/syntax/string_table.hpp"
#include "rng/syntax/xml_grammar.hpp"
#include "rng/syntax/xml_names.hpp"
#include "xml/reader.hpp"

namespace rng::syntax {

namespace {

constexpr std::string_view kAnnotationsNamespace =
    "http://relaxng.org/ns/compatibility/annotations/1.0";

struct Frame {
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
};

class XmlSchemaParser final : public xml::PositionedHandler {
 public:
  XmlSchemaParser(const SchemaText& text, SchemaBuilder& builder, base::DiagnosticSink& sink)
      : text_(text), builder_(builder), sink_(sink) {
    bindings_.push_back({{}, {}});
  }

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

 private:
  struct Binding {
    StringId prefix{};
    StringId uri{};
  };

  // The way in.
  void start_foreign(const xml::Name& name);
  void start_root(const xml::Name& name);
  void read_attributes(Frame& frame, std::span<const xml::Attribute> attributes);
  void read_attribute(Frame& frame, const xml::Attribute& attribute, std::size_t index);
  void read_library(Frame& frame, std::string_view value, std::size_t index);
  void read_combine(Frame& frame, std::string_view value, std::size_t index);
  void check_required(const Frame& frame);
  bool may_stand_in(const Frame& parent, Frame& frame);
  bool may_stand_in_data(const Frame& parent, const Frame& frame);

  // The way out.
  void close(Frame& frame);
  void add_pattern(const Frame& frame, Pattern made);
  void add_name_class(const Frame& frame, NameClass made);
  void close_pattern(Frame& frame, std::span<const Pattern> children, const Details& details);
  void close_leaf(Frame& frame, const Details& details);
  void close_named(Frame& frame, std::span<const Pattern> children, const Details& details);
  void close_component(Frame& frame, std::span<const Pattern> children,
                       std::span<const Component> components, const Details& details);
  void close_data(Frame& frame, std::span<const Pattern> children, const Details& details);
  void close_name_class(Frame& frame, std::span<const NameClass> names, const Details& details);
  void check_children(const Frame& frame);

  NameClass name_of(const Frame& frame, std::string_view qname, bool takes_default_ns,
                    const Details& details);
  std::optional<StringId> namespace_of(std::string_view prefix) const;
  Namespaces scope();
  bool is_pattern(Tag tag) const;
  std::string_view string(StringId id) const { return strings_[id]; }
  SourcePosition position() const;
  void error(std::string_view code, SourcePosition at, std::string message, std::string hint = {});
  void error_at_attribute(std::string_view code, std::size_t index, std::string message,
                          std::string hint = {});

  const SchemaText& text_;
  SchemaBuilder& builder_;
  base::DiagnosticSink& sink_;
  const xml::Position* position_ = nullptr;
  StringTable strings_;
  StringId xml_namespace_ = strings_.add(xml::kXmlNamespace);
  std::vector<Frame> frames_;
  std::vector<Binding> bindings_;
  std::vector<Pattern> patterns_;
  std::vector<NameClass> names_;
  std::vector<Component> components_;
  std::vector<OwnedParameter> parameters_;
  std::optional<Namespaces> scope_;
  std::uint32_t foreign_depth_ = 0;
  std::uint32_t ignored_depth_ = 0;
  bool is_documentation_ = false;
  std::string documentation_;
  std::vector<std::string> documentations_;  // of the open frames
  std::string characters_;  // of the open name, value or param, which have no elements in them
  bool had_error_ = false;
};

SourcePosition XmlSchemaParser::position() const {
  const base::Location at = position_->event();
  return {text_.document, at.line, at.column};
}

void XmlSchemaParser::error(std::string_view code, SourcePosition at, std::string message,
                            std::string hint) {
  fail({base::Severity::error,
        std::string(code),
        {text_.name, at.line, at.column},
        std::move(message),
        std::move(hint),
        {}});
}

void XmlSchemaParser::error_at_attribute(std::string_view code, std::size_t index,
                                         std::string message, std::string hint) {
  const base::Location at = position_->attribute_name(index);
  error(code, {text_.document, at.line, at.column}, std::move(message), std::move(hint));
}

void XmlSchemaParser::start_foreign(const xml::Name& name) {
  if (foreign_depth_++ > 0) return;
  const Content content = frames_.back().content;
  if (content == Content::characters) {
    error("schema.syntax", position(),
          fmt::format("element {} stands in {}, which holds only characters (§3)", name.local,
                      frames_.back().rule->name));
  }
  is_documentation_ = name.namespace_uri == kAnnotationsNamespace && name.local == "documentation";
  documentation_.clear();
}

void XmlSchemaParser::start_root(const xml::Name& name) {
  error("schema.not-rng", position(),
        fmt::format("the root element is {}, expected a pattern of the namespace {} (§3)",
                    name.local, kRngNamespace),
        "is this a RELAX NG schema?");
  ignored_depth_ = 1;
}

void XmlSchemaParser::start_element(const xml::Name& name,
                                    std::span<const xml::Attribute> attributes,
                                    std::span<const xml::NamespaceDeclaration> namespaces) {
  if (ignored_depth_ > 0) {
    ++ignored_depth_;
    return;
  }
  if (foreign_depth_ > 0 || name.namespace_uri != kRngNamespace) {
    if (frames_.empty()) return start_root(name);
    return start_foreign(name);
  }
  Frame frame;
  frame.at = position();
  frame.rule = find_tag(name.local);
  if (frame.rule == nullptr || frames_.size() >= kMaxSchemaDepth) {
    ignored_depth_ = 1;
    if (frame.rule == nullptr) {
      return error("schema.syntax", frame.at,
                   fmt::format("RELAX NG has no element {} (§3)", name.local));
    }
    return error("schema.too-deep", frame.at, "the schema nests too deeply");
  }
  frame.content = frame.rule->content;
  frame.bindings = bindings_.size();
  for (const auto& declared : namespaces) {
    bindings_.push_back({strings_.add(declared.prefix), strings_.add(declared.uri)});
    scope_.reset();
  }
  const bool is_root = frames_.empty();
  frame.ns = is_root ? strings_.add(text_.inherited_namespace) : frames_.back().ns;
  frame.library = is_root ? StringId{} : frames_.back().library;
  frame.base = is_root ? strings_.add(text_.uri) : frames_.back().base;
  read_attributes(frame, attributes);
  if (is_root) {
    if (!is_pattern(frame.rule->tag)) {
      error("schema.syntax", frame.at,
            fmt::format("the root element is {}, expected a pattern (§3)", name.local));
    }
  } else if (!may_stand_in(frames_.back(), frame)) {
    error("schema.syntax", frame.at,
          fmt::format("element {} may not stand here in {} (§3)", name.local,
                      frames_.back().rule->name));
    bindings_.resize(frame.bindings);
    scope_.reset();
    ignored_depth_ = 1;
    return;
  }
  check_required(frame);
  characters_.clear();
  frame.documentation = documentations_.size();
  frame.patterns = patterns_.size();
  frame.names = names_.size();
  frame.components = components_.size();
  frame.parameters = parameters_.size();
  frames_.push_back(frame);
}

void XmlSchemaParser::read_attributes(Frame& frame, std::span<const xml::Attribute> attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) read_attribute(frame, attributes[i], i);
}

void XmlSchemaParser::read_attribute(Frame& frame, const xml::Attribute& attribute,
                                     std::size_t index) {
  const std::string_view name = attribute.name.local;
  if (!attribute.name.namespace_uri.empty()) {
    if (attribute.name.namespace_uri == xml::kXmlNamespace && name == "base") {
      frame.base = strings_.add(resolve_uri(string(frame.base), attribute.value));
    } else if (attribute.name.namespace_uri == kRngNamespace) {
      error_at_attribute("schema.syntax", index,
                         fmt::format("attribute {} is in the namespace of RELAX NG, whose "
                                     "attributes have none (§3)",
                                     name));
    }
    return;
  }
  const std::uint8_t allowed = frame.rule->attributes;
  if (name == "ns") {
    frame.ns = strings_.add(attribute.value);
    frame.has_own_ns = true;
  } else if (name == "datatypeLibrary") {
    read_library(frame, attribute.value, index);
  } else if (name == "name" && (allowed & kNameAttribute) != 0) {
    frame.name = strings_.add(trimmed(attribute.value));
    frame.has_name = true;
    const bool may_have_prefix = frame.content == Content::named_patterns;
    if (may_have_prefix ? !is_qname(string(frame.name)) : !is_ncname(string(frame.name))) {
      error_at_attribute("schema.syntax", index,
                         fmt::format("'{}' is not a name (§3)", string(frame.name)));
    }
  } else if (name == "type" && (allowed & kTypeAttribute) != 0) {
    frame.type = strings_.add(trimmed(attribute.value));
    frame.has_type = true;
    if (!is_ncname(string(frame.type))) {
      error_at_attribute("schema.syntax", index,
                         fmt::format("'{}' is not the name of a type (§3)", string(frame.type)));
    }
  } else if (name == "combine" && (allowed & kCombineAttribute) != 0) {
    read_combine(frame, trimmed(attribute.value), index);
  } else if (name == "href" && (allowed & kHrefAttribute) != 0) {
    frame.href = strings_.add(attribute.value);
    frame.has_href = true;
    if (attribute.value.find('#') != std::string_view::npos) {
      error_at_attribute("schema.href", index, "href has a fragment identifier (§4.5)",
                         "leave out what begins with '#'");
    }
  } else {
    error_at_attribute(
        "schema.syntax", index,
        fmt::format("attribute {} is not allowed on {} (§3)", name, frame.rule->name));
  }
}

void XmlSchemaParser::read_library(Frame& frame, std::string_view value, std::size_t index) {
  if (!value.empty() && !is_absolute_uri(value)) {
    error_at_attribute("schema.datatype-library", index,
                       fmt::format("datatypeLibrary is '{}', expected an absolute URI without a "
                                   "fragment identifier (§4.3)",
                                   value));
  }
  frame.library = strings_.add(value);
}

void XmlSchemaParser::read_combine(Frame& frame, std::string_view value, std::size_t index) {
  if (value == "choice") {
    frame.combine = Combine::choice;
  } else if (value == "interleave") {
    frame.combine = Combine::interleave;
  } else {
    error_at_attribute("schema.syntax", index,
                       fmt::format("combine is '{}', expected choice or interleave (§3)", value));
  }
}

void XmlSchemaParser::check_required(const Frame& frame) {
  const std::uint8_t required = frame.rule->required;
  const auto require = [&](std::uint8_t bit, bool is_there, std::string_view name) {
    if ((required & bit) == 0 || is_there) return;
    error("schema.syntax", frame.at,
          fmt::format("{} has no attribute {} (§3)", frame.rule->name, name));
  };
  require(kNameAttribute, frame.has_name, "name");
  require(kTypeAttribute, frame.has_type, "type");
  require(kHrefAttribute, frame.has_href, "href");
}

bool XmlSchemaParser::is_pattern(Tag tag) const {
  return tag <= Tag::grammar;
}

// Says whether a child may stand in its parent as far as is known by now, and settles what a choice
// or an except consists of.
bool XmlSchemaParser::may_stand_in(const Frame& parent, Frame& frame) {
  const Tag tag = frame.rule->tag;
  const bool is_name_class =
      tag == Tag::name || tag == Tag::any_name || tag == Tag::ns_name || tag == Tag::choice;
  Frame& above = frames_.back();
  switch (parent.content) {
    case Content::nothing:
    case Content::characters:
      return false;
    case Content::patterns:
      return is_pattern(tag);
    case Content::named_patterns:
      if (parent.has_name || parent.has_name_class) return is_pattern(tag);
      above.has_name_class = true;
      frame.is_name_class = is_name_class;
      if (is_name_class && tag == Tag::choice) frame.content = Content::name_classes;
      return is_name_class;
    case Content::data:
      return may_stand_in_data(parent, frame);
    case Content::name_except:
      if (tag != Tag::except || parent.has_except) return false;
      above.has_except = true;
      frame.is_name_class = true;
      frame.content = Content::name_classes;
      return true;
    case Content::name_classes:
      frame.is_name_class = true;
      if (tag == Tag::choice) frame.content = Content::name_classes;
      return is_name_class;
    case Content::components:
    case Content::overrides:
      frame.is_in_include = parent.is_in_include || parent.rule->tag == Tag::include;
      if (tag == Tag::include) return !frame.is_in_include;
      return tag == Tag::start || tag == Tag::define || tag == Tag::div;
  }
  return false;
}

bool XmlSchemaParser::may_stand_in_data(const Frame& parent, const Frame& frame) {
  if (parent.has_except) return false;
  if (frame.rule->tag == Tag::except) {
    frames_.back().has_except = true;
    return true;
  }
  return frame.rule->tag == Tag::param;
}

void XmlSchemaParser::text(std::string_view characters) {
  if (ignored_depth_ > 0 || frames_.empty()) return;
  if (foreign_depth_ > 0) {
    if (is_documentation_) documentation_ += characters;
    return;
  }
  Frame& frame = frames_.back();
  if (frame.content == Content::characters) {
    characters_ += characters;
  } else if (!is_blank(characters)) {
    error("schema.syntax", position(),
          fmt::format("text stands in {}, where only elements may stand (§3)", frame.rule->name));
  }
}

void XmlSchemaParser::end_element(const xml::Name&) {
  if (ignored_depth_ > 0) {
    --ignored_depth_;
    return;
  }
  if (foreign_depth_ > 0) {
    if (--foreign_depth_ == 0 && is_documentation_) {
      documentations_.push_back(std::move(documentation_));
      is_documentation_ = false;
    }
    return;
  }
  Frame frame = frames_.back();
  close(frame);
  frames_.pop_back();
  if (bindings_.size() != frame.bindings) {
    bindings_.resize(frame.bindings);
    scope_.reset();
  }
}

void XmlSchemaParser::close(Frame& frame) {
  check_children(frame);
  // What an except holds stays where it is, for the data or name class that it belongs to.
  if (frame.rule->tag == Tag::except) return;
  Annotations annotations;
  Details details{frame.at, nullptr};
  if (documentations_.size() > frame.documentation) {
    const auto first = documentations_.begin() + static_cast<std::ptrdiff_t>(frame.documentation);
    annotations.documentation.assign(std::make_move_iterator(first),
                                     std::make_move_iterator(documentations_.end()));
    documentations_.erase(first, documentations_.end());
    details.annotations = &annotations;
  }
  const auto children = std::span<const Pattern>(patterns_).subspan(frame.patterns);
  const auto names = std::span<const NameClass>(names_).subspan(frame.names);
  const auto components = std::span<const Component>(components_).subspan(frame.components);
  switch (frame.rule->tag) {
    case Tag::element:
    case Tag::attribute:
      return close_named(frame, children, details);
    case Tag::param:
      parameters_.push_back({frame.name, strings_.add(characters_), frame.at});
      return;
    case Tag::data:
      return close_data(frame, children, details);
    case Tag::start:
    case Tag::define:
    case Tag::div:
    case Tag::include:
      return close_component(frame, children, components, details);
    case Tag::name:
    case Tag::any_name:
    case Tag::ns_name:
      return close_name_class(frame, names, details);
    case Tag::choice:
      if (frame.is_name_class) return close_name_class(frame, names, details);
      break;
    case Tag::grammar: {
      const Pattern made = builder_.grammar(components, details);
      components_.resize(frame.components);
      return add_pattern(frame, made);
    }
    default:
      break;
  }
  close_pattern(frame, children, details);
}

void XmlSchemaParser::check_children(const Frame& frame) {
  const std::size_t patterns = patterns_.size() - frame.patterns;
  const auto complain = [&](std::string_view what) {
    error("schema.syntax", frame.at, fmt::format("{} {} (§3)", frame.rule->name, what));
  };
  const Tag tag = frame.rule->tag;
  if (frame.content == Content::named_patterns) {
    if (!frame.has_name && !frame.has_name_class) complain("has neither a name nor a name class");
    if (tag == Tag::element && patterns == 0) complain("has no content; write <empty/>");
    if (tag == Tag::attribute && patterns > 1) complain("has more than one pattern as its value");
  } else if (frame.content == Content::patterns) {
    if (patterns == 0) complain("has no pattern in it");
    if (tag == Tag::start && patterns > 1) complain("has more than one pattern in it");
  } else if (frame.content == Content::name_classes) {
    if (names_.size() == frame.names) complain("has no name class in it");
  }
}

void XmlSchemaParser::close_pattern(Frame& frame, std::span<const Pattern> children,
                                    const Details& details) {
  if (children.empty()) return close_leaf(frame, details);
  const auto make = [&]() -> Pattern {
    switch (frame.rule->tag) {
      case Tag::group:
        return builder_.group(children, details);
      case Tag::interleave:
        return builder_.interleave(children, details);
      case Tag::choice:
        return builder_.choice(children, details);
      case Tag::optional:
        return builder_.optional(children, details);
      case Tag::zero_or_more:
        return builder_.zero_or_more(children, details);
      case Tag::one_or_more:
        return builder_.one_or_more(children, details);
      case Tag::list:
        return builder_.list(children, details);
      case Tag::mixed:
        return builder_.mixed(children, details);
      default:
        return builder_.not_allowed(details);
    }
  };
  add_pattern(frame, make());
}

// What the children made is used up.
void XmlSchemaParser::add_pattern(const Frame& frame, Pattern made) {
  patterns_.resize(frame.patterns);
  patterns_.push_back(made);
}

void XmlSchemaParser::add_name_class(const Frame& frame, NameClass made) {
  names_.resize(frame.names);
  names_.push_back(made);
}

void XmlSchemaParser::close_leaf(Frame& frame, const Details& details) {
  const auto make = [&]() -> Pattern {
    switch (frame.rule->tag) {
      case Tag::empty:
        return builder_.empty(details);
      case Tag::text:
        return builder_.text(details);
      case Tag::ref:
        return builder_.ref(string(frame.name), details);
      case Tag::parent_ref:
        return builder_.parent_ref(string(frame.name), details);
      case Tag::external_ref:
        return builder_.external_ref({string(frame.href), string(frame.base), string(frame.ns)},
                                     details);
      case Tag::value: {
        const TypeName type = frame.has_type ? TypeName{string(frame.library), string(frame.type)}
                                             : TypeName{"", "token"};
        return builder_.value(type, characters_, string(frame.ns), scope(), details);
      }
      default:
        return builder_.not_allowed(details);
    }
  };
  add_pattern(frame, make());
}

void XmlSchemaParser::close_named(Frame& frame, std::span<const Pattern> children,
                                  const Details& details) {
  const bool is_attribute = frame.rule->tag == Tag::attribute;
  NameClass name{};
  if (frame.has_name) {
    name = name_of(frame, string(frame.name), !is_attribute || frame.has_own_ns, {frame.at});
  } else if (names_.size() > frame.names) {
    name = names_.back();
  } else {
    name = builder_.any_name({}, {frame.at});
  }
  names_.resize(frame.names);
  if (is_attribute) {
    add_pattern(frame, builder_.attribute(name, children, details));
  } else if (children.empty()) {
    add_pattern(frame, builder_.not_allowed(details));
  } else {
    add_pattern(frame, builder_.element(name, children, details));
  }
}

void XmlSchemaParser::close_component(Frame& frame, std::span<const Pattern> children,
                                      std::span<const Component> components,
                                      const Details& details) {
  const auto make = [&]() -> Component {
    switch (frame.rule->tag) {
      case Tag::start:
        return builder_.start(frame.combine, children, details);
      case Tag::define:
        return builder_.define(string(frame.name), frame.combine, children, details);
      case Tag::div:
        return builder_.div(components, details);
      default:
        return builder_.include({string(frame.href), string(frame.base), string(frame.ns)},
                                components, details);
    }
  };
  const Component made = make();
  patterns_.resize(frame.patterns);
  components_.resize(frame.components);
  components_.push_back(made);
}

void XmlSchemaParser::close_data(Frame& frame, std::span<const Pattern> children,
                                 const Details& details) {
  std::vector<DataParameter> parameters;
  for (std::size_t i = frame.parameters; i < parameters_.size(); ++i) {
    parameters.push_back(
        {string(parameters_[i].name), string(parameters_[i].value), parameters_[i].at});
  }
  parameters_.resize(frame.parameters);
  add_pattern(frame, builder_.data({string(frame.library), string(frame.type)}, parameters,
                                   children, scope(), details));
}

void XmlSchemaParser::close_name_class(Frame& frame, std::span<const NameClass> names,
                                       const Details& details) {
  switch (frame.rule->tag) {
    case Tag::name: {
      const std::string_view qname = trimmed(characters_);
      if (!is_qname(qname)) {
        error("schema.syntax", frame.at, fmt::format("'{}' is not a name (§3)", qname));
      }
      add_name_class(frame, name_of(frame, qname, true, details));
      return;
    }
    case Tag::any_name:
      add_name_class(frame, builder_.any_name(names, details));
      return;
    case Tag::ns_name:
      add_name_class(frame, builder_.ns_name(string(frame.ns), names, details));
      return;
    default:
      if (names.empty()) return;
      add_name_class(frame, builder_.name_choice(names, details));
  }
}

NameClass XmlSchemaParser::name_of(const Frame& frame, std::string_view qname,
                                   bool takes_default_ns, const Details& details) {
  const std::size_t colon = qname.find(':');
  if (colon == std::string_view::npos) {
    return builder_.name({takes_default_ns ? string(frame.ns) : std::string_view(), qname},
                         details);
  }
  const auto uri = namespace_of(qname.substr(0, colon));
  if (!uri) {
    error("schema.prefix", frame.at,
          fmt::format("the prefix of '{}' is not declared (§4.10)", qname),
          fmt::format("declare it: xmlns:{}=\"…\"", qname.substr(0, colon)));
  }
  return builder_.name({uri ? string(*uri) : std::string_view(), qname.substr(colon + 1)}, details);
}

std::optional<StringId> XmlSchemaParser::namespace_of(std::string_view prefix) const {
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    if (string(binding->prefix) == prefix) {
      if (binding->uri == StringId{} && !prefix.empty()) return std::nullopt;
      return binding->uri;
    }
  }
  if (prefix == "xml") return xml_namespace_;
  return std::nullopt;
}

Namespaces XmlSchemaParser::scope() {
  if (scope_) return *scope_;
  std::vector<NamespaceBinding> bindings;
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
    const std::string_view prefix = string(binding->prefix);
    const bool is_hidden = std::any_of(bindings.begin(), bindings.end(),
                                       [&](const auto& inner) { return inner.prefix == prefix; });
    if (!is_hidden) bindings.push_back({prefix, string(binding->uri)});
  }
  scope_ = builder_.namespaces(bindings);
  return *scope_;
}

}  // namespace

std::optional<Pattern> parse_xml(const SchemaText& text, SchemaBuilder& builder,
                                 base::DiagnosticSink& sink) {
  XmlSchemaParser parser(text, builder, sink);
  auto read = xml::read(text.bytes, text.name, parser);
  if (!read) {
    parser.fail(std::move(read.error()));
    return std::nullopt;
  }
  return parser.result();
}

}  // namespace rng::syntax
