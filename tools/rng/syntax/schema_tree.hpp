// SPDX-License-Identifier: MIT
// A schema as a tree of what was written: the SchemaBuilder that keeps everything the compiler
// needs. Children are made before their parents; numbers are indexes into `nodes`.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rng/datatype/datatype.hpp"
#include "rng/syntax/resource.hpp"
#include "rng/syntax/schema_builder.hpp"
#include "rng/syntax/string_table.hpp"

namespace rng::syntax {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xFFFFFFFF;

enum class NodeKind : std::uint8_t {
  element,
  attribute,
  group,
  interleave,
  choice,
  optional,
  zero_or_more,
  one_or_more,
  list,
  mixed,
  empty,
  text,
  not_allowed,
  ref,
  parent_ref,
  external_ref,
  value,
  data,
  grammar,
  start,
  define,
  div,
  include,
  // name classes
  name,
  any_name,
  ns_name,
  name_choice,
};

/// One construct. Its children are `count` numbers from `first` on in SchemaTree::children; of a
/// data or a name class they are those of its except.
struct Node {
  NodeKind kind = NodeKind::not_allowed;
  Combine combine = Combine::none;
  SourcePosition at;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  StringId name{};           // of a define or a ref; local part of a name; the text of a value
  StringId namespace_uri{};  // of a name or ns_name; the default namespace of a value
  std::uint32_t detail = 0;  // element, attribute: the name class; value, data: `types`;
                             // external_ref, include: `references`; name: its prefix as written,
                             // a StringId, where notes are kept
  StringId documentation{};
};

struct TypeUse {
  StringId library{};
  StringId type{};
  Namespaces scope{};
  std::vector<datatype::Parameter> parameters;
  std::vector<SourcePosition> parameters_at;
};

struct ReferenceUse {
  std::string href;
  std::string base;
  std::string inherited_namespace;
  NodeIndex target = kNoNode;  // the root of the file, once it has been read
};

/// A set of bindings, as a context for values.
class Scope final : public datatype::NamespaceContext {
 public:
  std::optional<std::string_view> namespace_of(std::string_view prefix) const override;
  std::vector<std::pair<std::string, std::string>> bindings;
};

/// What a schema says beside RELAX NG; filled only where a SchemaTreeBuilder is asked to.
struct SourceNotes {
  struct Declaration {
    std::string prefix;
    std::string uri;
  };
  std::unordered_map<NodeIndex, Annotations> annotations;
  /// Of parameters, by their number in `types` and in the type.
  std::map<std::pair<std::uint32_t, std::size_t>, Annotations> parameters;
  std::vector<Declaration> namespaces;
  std::vector<Declaration> libraries;

  const Annotations* of(NodeIndex node) const {
    const auto found = annotations.find(node);
    return found == annotations.end() ? nullptr : &found->second;
  }
};

struct SchemaTree {
  std::vector<Node> nodes;
  std::vector<NodeIndex> children;
  std::vector<TypeUse> types;
  std::vector<ReferenceUse> references;
  std::vector<Scope> scopes;
  StringTable strings;
  Sources sources;
  SourceNotes notes;
  NodeIndex root = kNoNode;

  std::span<const NodeIndex> children_of(const Node& node) const {
    return {children.data() + node.first, node.count};
  }
};

/// Fills a SchemaTree; with `keeps_notes`, its SourceNotes and the prefixes of names too.
class SchemaTreeBuilder final : public SchemaBuilder {
 public:
  explicit SchemaTreeBuilder(SchemaTree& tree, bool keeps_notes = false)
      : tree_(tree), keeps_notes_(keeps_notes) {}

  bool wants_annotations() const override { return keeps_notes_; }
  void declare_namespace(const NamespaceBinding&) override;
  void declare_library(const NamespaceBinding&) override;
  Namespaces namespaces(std::span<const NamespaceBinding> bindings) override;
  Pattern element(NameClass name, std::span<const Pattern> content, const Details&) override;
  Pattern attribute(NameClass name, std::span<const Pattern> content, const Details&) override;
  Pattern group(std::span<const Pattern> children, const Details&) override;
  Pattern interleave(std::span<const Pattern> children, const Details&) override;
  Pattern choice(std::span<const Pattern> children, const Details&) override;
  Pattern optional(std::span<const Pattern> children, const Details&) override;
  Pattern zero_or_more(std::span<const Pattern> children, const Details&) override;
  Pattern one_or_more(std::span<const Pattern> children, const Details&) override;
  Pattern list(std::span<const Pattern> children, const Details&) override;
  Pattern mixed(std::span<const Pattern> children, const Details&) override;
  Pattern empty(const Details&) override;
  Pattern text(const Details&) override;
  Pattern not_allowed(const Details&) override;
  Pattern ref(std::string_view name, const Details&) override;
  Pattern parent_ref(std::string_view name, const Details&) override;
  Pattern external_ref(const Reference&, const Details&) override;
  Pattern value(TypeName type, std::string_view value, std::string_view default_namespace,
                Namespaces scope, const Details&) override;
  Pattern data(TypeName type, std::span<const DataParameter> parameters,
               std::span<const Pattern> except, Namespaces scope, const Details&) override;
  Pattern grammar(std::span<const Component> components, const Details&) override;
  Component start(Combine combine, std::span<const Pattern> content, const Details&) override;
  Component define(std::string_view name, Combine combine, std::span<const Pattern> content,
                   const Details&) override;
  Component div(std::span<const Component> components, const Details&) override;
  Component include(const Reference&, std::span<const Component> overrides,
                    const Details&) override;
  NameClass name(Name, const Details&) override;
  NameClass any_name(std::span<const NameClass> except, const Details&) override;
  NameClass ns_name(std::string_view namespace_uri, std::span<const NameClass> except,
                    const Details&) override;
  NameClass name_choice(std::span<const NameClass> children, const Details&) override;

 private:
  template <typename Handle>
  NodeIndex add(Node node, std::span<const Handle> children, const Details& details);
  NodeIndex add(Node node, const Details& details);
  std::uint32_t add_type(TypeName type, std::span<const DataParameter> parameters,
                         Namespaces scope);
  std::uint32_t add_reference(const Reference& reference);

  SchemaTree& tree_;
  bool keeps_notes_;
};

}  // namespace rng::syntax
