// SPDX-License-Identifier: MIT
#include "rng/syntax/xml_parser.hpp"

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "rng/syntax/resource.hpp"
#include "rng/syntax/xml_names.hpp"

namespace rng::syntax {

SourcePosition XmlSchemaParser::position() const {
  const base::Location at = position_->event();
  return {text_.document, at.line, at.column};
}

void XmlSchemaParser::error(std::string_view code, SourcePosition at, base::Wording message,
                            base::Wording hint) {
  fail(base::worded(code, {text_.name, at.line, at.column}, std::move(message), std::move(hint)));
}

void XmlSchemaParser::error_at_attribute(std::string_view code, std::size_t index,
                                         base::Wording message, base::Wording hint) {
  const base::Location at = position_->attribute_name(index);
  error(code, {text_.document, at.line, at.column}, std::move(message), std::move(hint));
}

void XmlSchemaParser::start_foreign(const xml::Name& name,
                                    std::span<const xml::Attribute> attributes) {
  const bool is_documentation =
      name.namespace_uri == kAnnotationsNamespace && name.local == "documentation";
  // Documentation is about the construct in which it stands, wherever in it, but where it stands
  // behind one that has no room for it.
  if (foreign_depth_ == 0 && is_documentation && frames_.back().content != Content::characters) {
    finish_ended();
  }
  if (annotations_ != nullptr) annotations_->start_foreign(name, attributes, position());
  if (foreign_depth_++ > 0) return;
  if (frames_.back().content == Content::characters && !frames_.back().has_ended) {
    error("schema.syntax", position(),
          at_clause("3", {"schema-element-stands-in-which-holds-only-characters",
                          {{"name", name.local}, {"parent", frames_.back().rule->name}}}));
  }
  is_documentation_ = is_documentation && annotations_ == nullptr;
  documentation_.clear();
}

void XmlSchemaParser::end_foreign() {
  --foreign_depth_;
  if (annotations_ != nullptr) annotations_->end_foreign(frames_.back().has_ended);
  if (foreign_depth_ > 0 || !is_documentation_) return;
  documentations_.push_back(std::move(documentation_));
  is_documentation_ = false;
}

void XmlSchemaParser::start_root(const xml::Name& name) {
  error("schema.not-rng", position(),
        at_clause("3", {"schema-the-root-element-is-expected-a-pattern",
                        {{"name", name.local}, {"uri", kRngNamespace}}}),
        {"schema-is-this-a-relax-ng-schema"});
  ignored_depth_ = 1;
}

void XmlSchemaParser::start_element(const xml::Name& name,
                                    std::span<const xml::Attribute> attributes,
                                    std::span<const xml::NamespaceDeclaration> namespaces) {
  if (ignored_depth_ > 0) {
    ++ignored_depth_;
    return;
  }
  if (annotations_ != nullptr) {
    for (const auto& declared : namespaces) {
      if (!declared.prefix.empty()) builder_.declare_namespace({declared.prefix, declared.uri});
    }
  }
  if (foreign_depth_ > 0 || name.namespace_uri != kRngNamespace) {
    if (frames_.empty()) return start_root(name);
    return start_foreign(name, attributes);
  }
  finish_ended();
  XmlFrame frame;
  frame.at = position();
  frame.rule = rule_of(name.local);
  if (frame.rule == nullptr || frames_.size() >= kMaxSchemaDepth) {
    ignored_depth_ = 1;
    if (frame.rule == nullptr) {
      return error("schema.syntax", frame.at,
                   at_clause("3", {"schema-relax-ng-has-no-element", {{"name", name.local}}}));
    }
    return error("schema.too-deep", frame.at, {"schema-the-schema-nests-too-deeply"});
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
            at_clause("3",
                      {"schema-the-root-element-is-expected-a-pattern-2", {{"name", name.local}}}));
    }
  } else if (!may_stand_in(frames_.back(), frame)) {
    error("schema.syntax", frame.at,
          at_clause("3", {"schema-element-may-not-stand-here-in",
                          {{"name", name.local}, {"parent", frames_.back().rule->name}}}));
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
  if (annotations_ != nullptr) annotations_->open(attributes, frame.at);
}

void XmlSchemaParser::read_attributes(XmlFrame& frame, std::span<const xml::Attribute> attributes) {
  for (std::size_t i = 0; i < attributes.size(); ++i) read_attribute(frame, attributes[i], i);
}

void XmlSchemaParser::read_attribute(XmlFrame& frame, const xml::Attribute& attribute,
                                     std::size_t index) {
  const std::string_view name = attribute.name.local;
  if (!attribute.name.namespace_uri.empty()) {
    if (attribute.name.namespace_uri == xml::kXmlNamespace && name == "base") {
      frame.base = strings_.add(resolve_uri(string(frame.base), attribute.value));
    } else if (attribute.name.namespace_uri == kRngNamespace) {
      error_at_attribute(
          "schema.syntax", index,
          at_clause("3", {"schema-attribute-is-in-the-namespace-of-relax", {{"name", name}}}));
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
    frame.name = strings_.add(base::trimmed(attribute.value));
    frame.has_name = true;
    const bool may_have_prefix = frame.content == Content::named_patterns;
    if (may_have_prefix ? !is_qname(string(frame.name)) : !is_ncname(string(frame.name))) {
      error_at_attribute("schema.syntax", index,
                         at_clause("3", {"schema-is-not-a-name", {{"text", string(frame.name)}}}));
    }
  } else if (name == "type" && (allowed & kTypeAttribute) != 0) {
    frame.type = strings_.add(base::trimmed(attribute.value));
    frame.has_type = true;
    if (!is_ncname(string(frame.type))) {
      error_at_attribute(
          "schema.syntax", index,
          at_clause("3", {"schema-is-not-the-name-of-a-type", {{"text", string(frame.type)}}}));
    }
  } else if (name == "combine" && (allowed & kCombineAttribute) != 0) {
    read_combine(frame, base::trimmed(attribute.value), index);
  } else if (name == "href" && (allowed & kHrefAttribute) != 0) {
    frame.href = strings_.add(attribute.value);
    frame.has_href = true;
    if (attribute.value.find('#') != std::string_view::npos) {
      error_at_attribute("schema.href", index,
                         at_clause("4.5", {"schema-href-has-a-fragment-identifier"}),
                         {"schema-leave-out-what-begins-with"});
    }
  } else {
    error_at_attribute("schema.syntax", index,
                       at_clause("3", {"schema-attribute-is-not-allowed-on",
                                       {{"name", name}, {"element", frame.rule->name}}}));
  }
}

void XmlSchemaParser::read_library(XmlFrame& frame, std::string_view value, std::size_t index) {
  if (!value.empty() && !is_absolute_uri(value)) {
    error_at_attribute(
        "schema.datatype-library", index,
        at_clause("4.3", {"schema-datatypelibrary-is-expected-an-absolute-uri-without",
                          {{"uri", value}}}));
  }
  frame.library = strings_.add(value);
}

void XmlSchemaParser::read_combine(XmlFrame& frame, std::string_view value, std::size_t index) {
  if (value == "choice") {
    frame.combine = Combine::choice;
  } else if (value == "interleave") {
    frame.combine = Combine::interleave;
  } else {
    error_at_attribute(
        "schema.syntax", index,
        at_clause("3", {"schema-combine-is-expected-choice-or-interleave", {{"value", value}}}));
  }
}

void XmlSchemaParser::check_required(const XmlFrame& frame) {
  const std::uint8_t required = frame.rule->required;
  const auto require = [&](std::uint8_t bit, bool is_there, std::string_view name) {
    if ((required & bit) == 0 || is_there) return;
    error("schema.syntax", frame.at,
          at_clause("3",
                    {"schema-has-no-attribute", {{"element", frame.rule->name}, {"name", name}}}));
  };
  require(kNameAttribute, frame.has_name, "name");
  require(kTypeAttribute, frame.has_type, "type");
  require(kHrefAttribute, frame.has_href, "href");
}

// The same name stands at the same place in memory (xml::Name), and mostly comes again.
const TagRule* XmlSchemaParser::rule_of(std::string_view local_name) {
  const auto address = reinterpret_cast<std::uintptr_t>(local_name.data());
  KnownTag& known = known_tags_[(address >> 3U) % known_tags_.size()];
  if (known.name != local_name.data()) known = {local_name.data(), find_tag(local_name)};
  return known.rule;
}

bool XmlSchemaParser::is_pattern(Tag tag) const {
  return tag <= Tag::grammar;
}

// Says whether a child may stand in its parent as far as is known by now, and settles what a choice
// or an except consists of.
bool XmlSchemaParser::may_stand_in(const XmlFrame& parent, XmlFrame& frame) {
  const Tag tag = frame.rule->tag;
  const bool is_name_class =
      tag == Tag::name || tag == Tag::any_name || tag == Tag::ns_name || tag == Tag::choice;
  XmlFrame& above = frames_.back();
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

bool XmlSchemaParser::may_stand_in_data(const XmlFrame& parent, const XmlFrame& frame) {
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
    if (annotations_ != nullptr) annotations_->foreign_text(characters);
    return;
  }
  if (frames_.back().has_ended) {
    if (is_blank(characters)) return;
    finish_ended();
  }
  XmlFrame& frame = frames_.back();
  if (frame.content == Content::characters) {
    characters_ += characters;
  } else if (!is_blank(characters)) {
    error("schema.syntax", position(),
          at_clause("3", {"schema-text-stands-in-where-only-elements-may",
                          {{"parent", frame.rule->name}}}));
  }
}

void XmlSchemaParser::end_element(const xml::Name&) {
  if (ignored_depth_ > 0) {
    --ignored_depth_;
    return;
  }
  if (foreign_depth_ > 0) return end_foreign();
  finish_ended();
  frames_.back().has_ended = true;
  if (annotations_ != nullptr) return annotations_->end();
  finish_ended();
}

// Builds the construct whose end-tag has come, if there is one. Where annotations are wanted, that
// is when the next construct begins or its parent ends: until then they may follow it.
void XmlSchemaParser::finish_ended() {
  if (frames_.empty() || !frames_.back().has_ended) return;
  XmlFrame frame = frames_.back();
  close(frame);
  frames_.pop_back();
  if (bindings_.size() != frame.bindings) {
    bindings_.resize(frame.bindings);
    scope_.reset();
  }
}

void XmlSchemaParser::finish() {
  // Comments behind the root are about the file.
  if (annotations_ != nullptr && !frames_.empty()) annotations_->end();
  finish_ended();
}

std::optional<Pattern> parse_xml(const SchemaText& text, SchemaBuilder& builder,
                                 base::DiagnosticSink& sink) {
  XmlSchemaParser parser(text, builder, sink);
  auto read = xml::read(text.bytes, text.name, parser);
  if (!read) {
    parser.fail(std::move(read.error()));
    return std::nullopt;
  }
  parser.finish();
  return parser.result();
}

}  // namespace rng::syntax
