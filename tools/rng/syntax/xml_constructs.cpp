// SPDX-License-Identifier: MIT
// The way out of the parser of the XML syntax: an element that has ended becomes a construct.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/text.hpp"
#include "rng/syntax/resource.hpp"
#include "rng/syntax/xml_names.hpp"
#include "rng/syntax/xml_parser.hpp"

namespace rng::syntax {

void XmlSchemaParser::close(XmlFrame& frame) {
  check_children(frame);
  if (annotations_ != nullptr) {
    Annotations annotations = annotations_->close();
    return build(frame, annotations.is_empty() ? nullptr : &annotations);
  }
  if (documentations_.size() == frame.documentation) return build(frame, nullptr);
  Annotations annotations;
  take_documentation(frame, annotations);
  build(frame, &annotations);
}

void XmlSchemaParser::take_documentation(const XmlFrame& frame, Annotations& annotations) {
  const auto first = documentations_.begin() + static_cast<std::ptrdiff_t>(frame.documentation);
  annotations.documentation.assign(std::make_move_iterator(first),
                                   std::make_move_iterator(documentations_.end()));
  documentations_.erase(first, documentations_.end());
}

void XmlSchemaParser::build(XmlFrame& frame, Annotations* annotations) {
  const Details details{frame.at, annotations};
  const auto children = std::span<const Pattern>(patterns_).subspan(frame.patterns);
  const auto names = std::span<const NameClass>(names_).subspan(frame.names);
  const auto components = std::span<const Component>(components_).subspan(frame.components);
  switch (frame.rule->tag) {
    case Tag::element:
    case Tag::attribute:
      return close_named(frame, children, details);
    case Tag::except:
      return close_except(frame, annotations);
    case Tag::param:
      return close_param(frame, annotations);
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

// What an except holds stays where it is, for the data or name class that it belongs to; what is
// said about the except is said about a choice around it.
void XmlSchemaParser::close_except(XmlFrame& frame, const Annotations* annotations) {
  if (annotations == nullptr) return;
  const Details details{frame.at, annotations};
  if (frame.is_name_class) {
    const auto names = std::span<const NameClass>(names_).subspan(frame.names);
    if (!names.empty()) add_name_class(frame, builder_.name_choice(names, details));
    return;
  }
  const auto children = std::span<const Pattern>(patterns_).subspan(frame.patterns);
  if (!children.empty()) add_pattern(frame, builder_.choice(children, details));
}

// The compact syntax has no room behind a parameter: what stands there is said about the data.
void XmlSchemaParser::close_param(const XmlFrame& frame, Annotations* annotations) {
  OwnedParameter& made = parameters_.emplace_back(frame.name, strings_.add(characters_), frame.at);
  if (annotations == nullptr) return;
  std::vector<AnnotationNode>& after = annotations->after;
  if (!after.empty() && annotations_ != nullptr) {
    std::vector<AnnotationNode>& before = annotations_->current().before;
    std::move(after.begin(), after.end(), std::back_inserter(before));
    after.clear();
  }
  made.annotations = std::make_unique<Annotations>(std::move(*annotations));
}

void XmlSchemaParser::check_children(const XmlFrame& frame) {
  const std::size_t patterns = patterns_.size() - frame.patterns;
  const auto complain = [&](std::string_view key) {
    error("schema.syntax", frame.at,
          at_clause("3", {std::string(key), {{"element", frame.rule->name}}}));
  };
  const Tag tag = frame.rule->tag;
  if (frame.content == Content::named_patterns) {
    if (!frame.has_name && !frame.has_name_class) complain("schema-has-neither-a-name-nor-a-name");
    if (tag == Tag::element && patterns == 0) complain("schema-has-no-content-write-empty");
    if (tag == Tag::attribute && patterns > 1) complain("schema-has-more-than-one-pattern-as-its");
  } else if (frame.content == Content::patterns) {
    if (patterns == 0) complain("schema-has-no-pattern-in-it");
    if (tag == Tag::start && patterns > 1) complain("schema-has-more-than-one-pattern-in-it");
  } else if (frame.content == Content::name_classes) {
    if (names_.size() == frame.names) complain("schema-has-no-name-class-in-it");
  }
}

void XmlSchemaParser::close_pattern(XmlFrame& frame, std::span<const Pattern> children,
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
void XmlSchemaParser::add_pattern(const XmlFrame& frame, Pattern made) {
  patterns_.resize(frame.patterns);
  patterns_.push_back(made);
}

void XmlSchemaParser::add_name_class(const XmlFrame& frame, NameClass made) {
  names_.resize(frame.names);
  names_.push_back(made);
}

void XmlSchemaParser::close_leaf(XmlFrame& frame, const Details& details) {
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

void XmlSchemaParser::close_named(XmlFrame& frame, std::span<const Pattern> children,
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

void XmlSchemaParser::close_component(XmlFrame& frame, std::span<const Pattern> children,
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

void XmlSchemaParser::close_data(XmlFrame& frame, std::span<const Pattern> children,
                                 const Details& details) {
  std::vector<DataParameter> parameters;
  for (std::size_t i = frame.parameters; i < parameters_.size(); ++i) {
    parameters.push_back({string(parameters_[i].name), string(parameters_[i].value),
                          parameters_[i].at, parameters_[i].annotations.get()});
  }
  add_pattern(frame, builder_.data({string(frame.library), string(frame.type)}, parameters,
                                   children, scope(), details));
  parameters_.resize(frame.parameters);
}

void XmlSchemaParser::close_name_class(XmlFrame& frame, std::span<const NameClass> names,
                                       const Details& details) {
  switch (frame.rule->tag) {
    case Tag::name: {
      const std::string_view qname = base::trimmed(characters_);
      if (!is_qname(qname)) {
        error("schema.syntax", frame.at,
              at_clause("3", {"schema-is-not-a-name", {{"text", qname}}}));
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

NameClass XmlSchemaParser::name_of(const XmlFrame& frame, std::string_view qname,
                                   bool takes_default_ns, const Details& details) {
  const std::size_t colon = qname.find(':');
  if (colon == std::string_view::npos) {
    return builder_.name({takes_default_ns ? string(frame.ns) : std::string_view(), qname},
                         details);
  }
  const auto uri = namespace_of(qname.substr(0, colon));
  if (!uri) {
    error("schema.prefix", frame.at,
          at_clause("4.10", {"schema-the-prefix-of-is-not-declared", {{"name", qname}}}),
          {"schema-declare-it-xmlns", {{"prefix", qname.substr(0, colon)}}});
  }
  return builder_.name(
      {uri ? string(*uri) : std::string_view(), qname.substr(colon + 1), qname.substr(0, colon)},
      details);
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

}  // namespace rng::syntax
