// SPDX-License-Identifier: MIT
#include "rng/syntax/schema_tree.hpp"

namespace rng::syntax {

namespace {

Node node_of(NodeKind kind) {
  Node node;
  node.kind = kind;
  return node;
}

std::string joined_documentation(const Annotations& annotations) {
  std::string text;
  for (const std::string& part : annotations.documentation) {
    if (!text.empty()) text += '\n';
    text += part;
  }
  return text;
}

}  // namespace

std::optional<std::string_view> Scope::namespace_of(std::string_view prefix) const {
  for (const auto& [bound, uri] : bindings) {
    if (bound == prefix) return uri;
  }
  if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
  if (prefix.empty()) return "";
  return std::nullopt;
}

template <typename Handle>
NodeIndex SchemaTreeBuilder::add(Node node, std::span<const Handle> children,
                                 const Details& details) {
  node.first = static_cast<std::uint32_t>(tree_.children.size());
  node.count = static_cast<std::uint32_t>(children.size());
  for (const Handle child : children) tree_.children.push_back(static_cast<NodeIndex>(child));
  return add(node, details);
}

NodeIndex SchemaTreeBuilder::add(Node node, const Details& details) {
  node.at = details.at;
  if (details.annotations != nullptr && !details.annotations->documentation.empty()) {
    node.documentation = tree_.strings.add(joined_documentation(*details.annotations));
  }
  if (keeps_notes_ && details.annotations != nullptr) {
    tree_.notes.annotations.emplace(static_cast<NodeIndex>(tree_.nodes.size()),
                                    *details.annotations);
  }
  tree_.nodes.push_back(node);
  return static_cast<NodeIndex>(tree_.nodes.size() - 1);
}

std::uint32_t SchemaTreeBuilder::add_type(TypeName type, std::span<const DataParameter> parameters,
                                          Namespaces scope) {
  TypeUse use{tree_.strings.add(type.library), tree_.strings.add(type.type), scope, {}, {}};
  for (const DataParameter& parameter : parameters) {
    use.parameters.push_back({std::string(parameter.name), std::string(parameter.value)});
    use.parameters_at.push_back(parameter.at);
    if (keeps_notes_ && parameter.annotations != nullptr) {
      const auto type_number = static_cast<std::uint32_t>(tree_.types.size());
      tree_.notes.parameters.emplace(std::pair(type_number, use.parameters.size() - 1),
                                     *parameter.annotations);
    }
  }
  tree_.types.push_back(std::move(use));
  return static_cast<std::uint32_t>(tree_.types.size() - 1);
}

std::uint32_t SchemaTreeBuilder::add_reference(const Reference& reference) {
  tree_.references.push_back({std::string(reference.href), std::string(reference.base),
                              std::string(reference.inherited_namespace), kNoNode});
  return static_cast<std::uint32_t>(tree_.references.size() - 1);
}

void SchemaTreeBuilder::declare_namespace(const NamespaceBinding& declared) {
  tree_.notes.namespaces.push_back({std::string(declared.prefix), std::string(declared.uri)});
}

void SchemaTreeBuilder::declare_library(const NamespaceBinding& declared) {
  tree_.notes.libraries.push_back({std::string(declared.prefix), std::string(declared.uri)});
}

Namespaces SchemaTreeBuilder::namespaces(std::span<const NamespaceBinding> bindings) {
  Scope scope;
  for (const NamespaceBinding& binding : bindings) {
    scope.bindings.emplace_back(binding.prefix, binding.uri);
  }
  tree_.scopes.push_back(std::move(scope));
  return static_cast<Namespaces>(tree_.scopes.size() - 1);
}

Pattern SchemaTreeBuilder::element(NameClass name, std::span<const Pattern> content,
                                   const Details& details) {
  Node node = node_of(NodeKind::element);
  node.detail = static_cast<NodeIndex>(name);
  return static_cast<Pattern>(add(node, content, details));
}

Pattern SchemaTreeBuilder::attribute(NameClass name, std::span<const Pattern> content,
                                     const Details& details) {
  Node node = node_of(NodeKind::attribute);
  node.detail = static_cast<NodeIndex>(name);
  return static_cast<Pattern>(add(node, content, details));
}

Pattern SchemaTreeBuilder::group(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::group), children, details));
}

Pattern SchemaTreeBuilder::interleave(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::interleave), children, details));
}

Pattern SchemaTreeBuilder::choice(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::choice), children, details));
}

Pattern SchemaTreeBuilder::optional(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::optional), children, details));
}

Pattern SchemaTreeBuilder::zero_or_more(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::zero_or_more), children, details));
}

Pattern SchemaTreeBuilder::one_or_more(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::one_or_more), children, details));
}

Pattern SchemaTreeBuilder::list(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::list), children, details));
}

Pattern SchemaTreeBuilder::mixed(std::span<const Pattern> children, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::mixed), children, details));
}

Pattern SchemaTreeBuilder::empty(const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::empty), details));
}

Pattern SchemaTreeBuilder::text(const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::text), details));
}

Pattern SchemaTreeBuilder::not_allowed(const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::not_allowed), details));
}

Pattern SchemaTreeBuilder::ref(std::string_view name, const Details& details) {
  Node node = node_of(NodeKind::ref);
  node.name = tree_.strings.add(name);
  return static_cast<Pattern>(add(node, details));
}

Pattern SchemaTreeBuilder::parent_ref(std::string_view name, const Details& details) {
  Node node = node_of(NodeKind::parent_ref);
  node.name = tree_.strings.add(name);
  return static_cast<Pattern>(add(node, details));
}

Pattern SchemaTreeBuilder::external_ref(const Reference& reference, const Details& details) {
  Node node = node_of(NodeKind::external_ref);
  node.detail = add_reference(reference);
  return static_cast<Pattern>(add(node, details));
}

Pattern SchemaTreeBuilder::value(TypeName type, std::string_view value,
                                 std::string_view default_namespace, Namespaces scope,
                                 const Details& details) {
  Node node = node_of(NodeKind::value);
  node.name = tree_.strings.add(value);
  node.namespace_uri = tree_.strings.add(default_namespace);
  node.detail = add_type(type, {}, scope);
  return static_cast<Pattern>(add(node, details));
}

Pattern SchemaTreeBuilder::data(TypeName type, std::span<const DataParameter> parameters,
                                std::span<const Pattern> except, Namespaces scope,
                                const Details& details) {
  Node node = node_of(NodeKind::data);
  node.detail = add_type(type, parameters, scope);
  return static_cast<Pattern>(add(node, except, details));
}

Pattern SchemaTreeBuilder::grammar(std::span<const Component> components, const Details& details) {
  return static_cast<Pattern>(add(node_of(NodeKind::grammar), components, details));
}

Component SchemaTreeBuilder::start(Combine combine, std::span<const Pattern> content,
                                   const Details& details) {
  Node node = node_of(NodeKind::start);
  node.combine = combine;
  return static_cast<Component>(add(node, content, details));
}

Component SchemaTreeBuilder::define(std::string_view name, Combine combine,
                                    std::span<const Pattern> content, const Details& details) {
  Node node = node_of(NodeKind::define);
  node.name = tree_.strings.add(name);
  node.combine = combine;
  return static_cast<Component>(add(node, content, details));
}

Component SchemaTreeBuilder::div(std::span<const Component> components, const Details& details) {
  return static_cast<Component>(add(node_of(NodeKind::div), components, details));
}

Component SchemaTreeBuilder::include(const Reference& reference,
                                     std::span<const Component> overrides, const Details& details) {
  Node node = node_of(NodeKind::include);
  node.detail = add_reference(reference);
  return static_cast<Component>(add(node, overrides, details));
}

NameClass SchemaTreeBuilder::name(Name name, const Details& details) {
  Node node = node_of(NodeKind::name);
  node.name = tree_.strings.add(name.local);
  node.namespace_uri = tree_.strings.add(name.namespace_uri);
  if (keeps_notes_) node.detail = static_cast<std::uint32_t>(tree_.strings.add(name.prefix));
  return static_cast<NameClass>(add(node, details));
}

NameClass SchemaTreeBuilder::any_name(std::span<const NameClass> except, const Details& details) {
  return static_cast<NameClass>(add(node_of(NodeKind::any_name), except, details));
}

NameClass SchemaTreeBuilder::ns_name(std::string_view namespace_uri,
                                     std::span<const NameClass> except, const Details& details) {
  Node node = node_of(NodeKind::ns_name);
  node.namespace_uri = tree_.strings.add(namespace_uri);
  return static_cast<NameClass>(add(node, except, details));
}

NameClass SchemaTreeBuilder::name_choice(std::span<const NameClass> children,
                                         const Details& details) {
  return static_cast<NameClass>(add(node_of(NodeKind::name_choice), children, details));
}

}  // namespace rng::syntax
