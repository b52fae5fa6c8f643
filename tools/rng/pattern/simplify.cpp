// SPDX-License-Identifier: MIT
#include "rng/pattern/simplify.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "rng/pattern/check_names.hpp"
#include "rng/syntax/parse.hpp"

namespace rng::pattern {

namespace {

using syntax::Combine;
using syntax::kNoNode;
using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;
using syntax::SourcePosition;
using syntax::StringId;

constexpr std::uint32_t kNoScope = 0xFFFFFFFF;
constexpr std::uint32_t kNoDefinition = 0xFFFFFFFF;

// A grammar: the names that refs in it may use.
struct GrammarScope {
  std::uint32_t parent = kNoScope;
  std::uint32_t start = kNoDefinition;
  std::unordered_map<StringId, std::uint32_t> definitions;
};

// What an include replaces (§4.7).
struct Overrides {
  bool has_start = false;
  bool met_start = false;
  std::unordered_map<StringId, bool> met;  // by name: whether the file defines it
};

class Simplifier {
 public:
  Simplifier(SimpleTree& simple, base::DiagnosticSink& sink)
      : simple_(simple), tree_(simple.tree), sink_(sink) {}

  bool run() {
    Definition start;
    start.is_start = true;
    start.bodies.push_back(add_child_holder(tree_.root));
    simple_.definitions.push_back(std::move(start));
    walk(tree_.root, kNoScope, 0);
    finish(simple_.definitions.front());
    return !had_error_;
  }

 private:
  void walk(NodeIndex index, std::uint32_t scope, std::uint32_t depth);
  void walk_children(NodeIndex index, std::uint32_t scope, std::uint32_t depth);
  void resolve(NodeIndex index, std::uint32_t scope);
  void walk_grammar(NodeIndex index, std::uint32_t parent, std::uint32_t depth);
  void collect(NodeIndex component, std::uint32_t scope, std::uint32_t depth);
  void collect_include(NodeIndex include, std::uint32_t scope, std::uint32_t depth);
  void note_overrides(NodeIndex component, Overrides& overrides);
  bool is_overridden(const Node& component);
  void define(NodeIndex component, std::uint32_t scope);
  void finish(Definition& definition);

  NodeIndex add_node(NodeKind kind, SourcePosition at, std::span<const NodeIndex> children);
  NodeIndex add_child_holder(NodeIndex child);
  void make_single(NodeIndex index, NodeKind kind);
  void become(NodeIndex index, NodeKind kind, NodeIndex first, NodeIndex second);
  void error(std::string_view code, SourcePosition at, base::Wording message,
             base::Wording hint = {});
  bool is_too_deep(NodeIndex index, std::uint32_t depth);

  SimpleTree& simple_;
  syntax::SchemaTree& tree_;
  base::DiagnosticSink& sink_;
  std::vector<GrammarScope> scopes_;
  std::vector<Overrides*> overrides_;
  bool had_error_ = false;
  bool was_too_deep_ = false;
};

void Simplifier::error(std::string_view code, SourcePosition at, base::Wording message,
                       base::Wording hint) {
  had_error_ = true;
  sink_.add(tree_.sources.error(code, at, std::move(message), std::move(hint)));
}

NodeIndex Simplifier::add_node(NodeKind kind, SourcePosition at,
                               std::span<const NodeIndex> children) {
  Node node;
  node.kind = kind;
  node.at = at;
  node.first = static_cast<std::uint32_t>(tree_.children.size());
  node.count = static_cast<std::uint32_t>(children.size());
  tree_.children.insert(tree_.children.end(), children.begin(), children.end());
  tree_.nodes.push_back(node);
  return static_cast<NodeIndex>(tree_.nodes.size() - 1);
}

NodeIndex Simplifier::add_child_holder(NodeIndex child) {
  return add_node(NodeKind::group, tree_.nodes[child].at, std::span<const NodeIndex>(&child, 1));
}

// §4.12: several children of a construct that takes one are one, of this kind.
void Simplifier::make_single(NodeIndex index, NodeKind kind) {
  Node node = tree_.nodes[index];
  if (node.count == 1) return;
  node.kind = kind;
  tree_.nodes.push_back(node);
  const auto child = static_cast<NodeIndex>(tree_.nodes.size() - 1);
  tree_.nodes[index].first = static_cast<std::uint32_t>(tree_.children.size());
  tree_.nodes[index].count = 1;
  tree_.children.push_back(child);
}

void Simplifier::become(NodeIndex index, NodeKind kind, NodeIndex first, NodeIndex second) {
  Node& node = tree_.nodes[index];
  node.kind = kind;
  node.first = static_cast<std::uint32_t>(tree_.children.size());
  node.count = 2;
  tree_.children.push_back(first);
  tree_.children.push_back(second);
}

bool Simplifier::is_too_deep(NodeIndex index, std::uint32_t depth) {
  if (depth <= 2 * syntax::kMaxSchemaDepth) return false;
  if (!was_too_deep_) {
    error("schema.too-deep", tree_.nodes[index].at, {"schema-the-schema-nests-too-deeply"});
  }
  was_too_deep_ = true;
  return true;
}

void Simplifier::walk_children(NodeIndex index, std::uint32_t scope, std::uint32_t depth) {
  const Node node = tree_.nodes[index];
  for (std::uint32_t i = 0; i < node.count; ++i) {
    walk(tree_.children[node.first + i], scope, depth + 1);
  }
}

void Simplifier::walk(NodeIndex index, std::uint32_t scope, std::uint32_t depth) {
  if (is_too_deep(index, depth)) return;
  const Node node = tree_.nodes[index];
  switch (node.kind) {
    case NodeKind::grammar:
      return walk_grammar(index, scope, depth);
    case NodeKind::ref:
    case NodeKind::parent_ref:
      return resolve(index, scope);
    case NodeKind::external_ref: {
      const NodeIndex target = tree_.references[node.detail].target;
      tree_.nodes[index].kind = NodeKind::group;
      tree_.nodes[index].first = static_cast<std::uint32_t>(tree_.children.size());
      tree_.nodes[index].count = 1;
      tree_.children.push_back(target);
      return walk(target, scope, depth + 1);
    }
    default:
      break;
  }
  walk_children(index, scope, depth);
  const NodeIndex child = node.count == 0 ? kNoNode : tree_.children[node.first];
  switch (node.kind) {
    case NodeKind::element:
    case NodeKind::attribute:
      if (!check_name_class(tree_, node, sink_)) had_error_ = true;
      if (node.count == 0) {
        const NodeIndex text = add_node(NodeKind::text, node.at, {});
        tree_.nodes[index].first = static_cast<std::uint32_t>(tree_.children.size());
        tree_.nodes[index].count = 1;
        tree_.children.push_back(text);
      }
      return make_single(index, NodeKind::group);
    case NodeKind::one_or_more:
    case NodeKind::list:
      return make_single(index, NodeKind::group);
    case NodeKind::data:
      if (node.count > 0) make_single(index, NodeKind::choice);
      return;
    case NodeKind::optional:
    case NodeKind::zero_or_more:
    case NodeKind::mixed: {
      make_single(index, NodeKind::group);
      const Node single = tree_.nodes[index];
      NodeIndex content = node.count == 1 ? child : tree_.children[single.first];
      if (node.kind == NodeKind::zero_or_more) {
        content = add_node(NodeKind::one_or_more, node.at, std::span<const NodeIndex>(&content, 1));
      }
      const bool is_mixed = node.kind == NodeKind::mixed;
      const NodeIndex other = add_node(is_mixed ? NodeKind::text : NodeKind::empty, node.at, {});
      return become(index, is_mixed ? NodeKind::interleave : NodeKind::choice, content, other);
    }
    default:
      return;
  }
}

void Simplifier::resolve(NodeIndex index, std::uint32_t scope) {
  Node& node = tree_.nodes[index];
  const bool is_parent_ref = node.kind == NodeKind::parent_ref;
  const std::string_view name = tree_.strings[node.name];
  node.kind = NodeKind::ref;
  if (is_parent_ref && scope != kNoScope) scope = scopes_[scope].parent;
  if (scope == kNoScope) {
    return error("schema.undefined", node.at,
                 is_parent_ref
                     ? syntax::at_clause(
                           "4.18", {"schema-is-referred-to-in-a-parent-grammar", {{"name", name}}})
                     : syntax::at_clause("4.18", {"schema-is-referred-to-outside-of-a-grammar",
                                                  {{"name", name}}}));
  }
  const auto found = scopes_[scope].definitions.find(node.name);
  if (found == scopes_[scope].definitions.end()) {
    return error(
        "schema.undefined", node.at,
        syntax::at_clause("4.18", {"schema-is-referred-to-and-not-defined", {{"name", name}}}),
        {"schema-add-define-name-or-correct-the-name", {{"name", name}}});
  }
  node.detail = found->second;
}

void Simplifier::walk_grammar(NodeIndex index, std::uint32_t parent, std::uint32_t depth) {
  const auto scope = static_cast<std::uint32_t>(scopes_.size());
  scopes_.emplace_back().parent = parent;
  const Node node = tree_.nodes[index];
  const auto first = static_cast<std::uint32_t>(simple_.definitions.size());
  std::vector<Overrides*> outer;
  outer.swap(overrides_);
  for (std::uint32_t i = 0; i < node.count; ++i) {
    collect(tree_.children[node.first + i], scope, depth + 1);
  }
  outer.swap(overrides_);
  const auto end = static_cast<std::uint32_t>(simple_.definitions.size());
  if (scopes_[scope].start == kNoDefinition) {
    error("schema.no-start", node.at,
          syntax::at_clause("4.18", {"schema-the-grammar-has-no-start"}),
          {"schema-add-start-with-the-root-element-in"});
  }
  for (std::uint32_t i = first; i < end; ++i) {
    const std::vector<NodeIndex> bodies = simple_.definitions[i].bodies;
    for (const NodeIndex body : bodies) walk_children(body, scope, depth + 1);
  }
  for (std::uint32_t i = first; i < end; ++i) finish(simple_.definitions[i]);
  tree_.nodes[index].kind = NodeKind::ref;
  tree_.nodes[index].count = 0;
  tree_.nodes[index].detail = scopes_[scope].start;
}

void Simplifier::collect(NodeIndex component, std::uint32_t scope, std::uint32_t depth) {
  if (is_too_deep(component, depth)) return;
  const Node node = tree_.nodes[component];
  switch (node.kind) {
    case NodeKind::div:
      for (std::uint32_t i = 0; i < node.count; ++i) {
        collect(tree_.children[node.first + i], scope, depth + 1);
      }
      return;
    case NodeKind::include:
      return collect_include(component, scope, depth);
    default:
      if (!is_overridden(node)) define(component, scope);
  }
}

// Notes in every include that is open that the file has this component; the innermost one that
// replaces it does.
bool Simplifier::is_overridden(const Node& component) {
  for (auto overrides = overrides_.rbegin(); overrides != overrides_.rend(); ++overrides) {
    Overrides& open = **overrides;
    if (component.kind == NodeKind::start) {
      if (!open.has_start) continue;
      open.met_start = true;
      return true;
    }
    const auto found = open.met.find(component.name);
    if (found == open.met.end()) continue;
    found->second = true;
    return true;
  }
  return false;
}

void Simplifier::note_overrides(NodeIndex component, Overrides& overrides) {
  const Node& node = tree_.nodes[component];
  if (node.kind == NodeKind::start) overrides.has_start = true;
  if (node.kind == NodeKind::define) overrides.met.emplace(node.name, false);
  if (node.kind != NodeKind::div) return;
  for (const NodeIndex child : tree_.children_of(node)) note_overrides(child, overrides);
}

void Simplifier::collect_include(NodeIndex include, std::uint32_t scope, std::uint32_t depth) {
  const Node node = tree_.nodes[include];
  Overrides overrides;
  for (const NodeIndex child : tree_.children_of(node)) note_overrides(child, overrides);
  overrides_.push_back(&overrides);
  const Node target = tree_.nodes[tree_.references[node.detail].target];
  for (std::uint32_t i = 0; i < target.count; ++i) {
    collect(tree_.children[target.first + i], scope, depth + 1);
  }
  overrides_.pop_back();
  const std::string& href = tree_.references[node.detail].href;
  if (overrides.has_start && !overrides.met_start) {
    error("schema.override", node.at,
          syntax::at_clause("4.7",
                            {"schema-the-include-replaces-start-but-has-none", {{"file", href}}}));
  }
  for (const auto& [name, was_met] : overrides.met) {
    if (was_met) continue;
    error("schema.override", node.at,
          syntax::at_clause("4.7", {"schema-the-include-replaces-which-does-not-define",
                                    {{"name", tree_.strings[name]}, {"file", href}}}));
  }
  for (std::uint32_t i = 0; i < node.count; ++i) {
    collect(tree_.children[node.first + i], scope, depth + 1);
  }
}

void Simplifier::define(NodeIndex component, std::uint32_t scope) {
  const Node& node = tree_.nodes[component];
  const bool is_start = node.kind == NodeKind::start;
  std::uint32_t number = kNoDefinition;
  if (is_start) {
    number = scopes_[scope].start;
  } else if (const auto found = scopes_[scope].definitions.find(node.name);
             found != scopes_[scope].definitions.end()) {
    number = found->second;
  }
  if (number == kNoDefinition) {
    number = static_cast<std::uint32_t>(simple_.definitions.size());
    Definition& made = simple_.definitions.emplace_back();
    made.name = node.name;
    made.is_start = is_start;
    made.at = node.at;
    if (is_start) scopes_[scope].start = number;
    if (!is_start) scopes_[scope].definitions.emplace(node.name, number);
  }
  Definition& definition = simple_.definitions[number];
  const auto what = [&]() -> base::Filling {
    if (is_start) return {"name", "start"};
    const base::Filling name("text", tree_.strings[node.name]);
    return {"name", base::Wording{"schema-quoted", {name}}};
  };
  if (node.combine == Combine::none) {
    if (definition.has_plain) {
      error("schema.combine", node.at,
            syntax::at_clause("4.17", {"schema-is-defined-twice-without-combine", {what()}}),
            {"schema-give-one-of-them-combine-choice-or"});
    }
    definition.has_plain = true;
  } else if (definition.combine != Combine::none && definition.combine != node.combine) {
    error("schema.combine", node.at,
          syntax::at_clause("4.17", {"schema-is-combined-by-choice-and-by-interleave", {what()}}));
  } else {
    definition.combine = node.combine;
  }
  definition.bodies.push_back(component);
}

// §4.12 and §4.17: one node for all bodies.
void Simplifier::finish(Definition& definition) {
  for (const NodeIndex body : definition.bodies) tree_.nodes[body].kind = NodeKind::group;
  if (definition.bodies.size() == 1) {
    definition.body = definition.bodies.front();
    // What is said about the definition of one element is said about the element.
    const Node body = tree_.nodes[definition.body];
    if (body.count == 1) {
      Node& child = tree_.nodes[tree_.children[body.first]];
      const bool is_silent = child.documentation == StringId{};
      if (child.kind == NodeKind::element && is_silent) child.documentation = body.documentation;
    }
    return;
  }
  const NodeKind kind =
      definition.combine == Combine::interleave ? NodeKind::interleave : NodeKind::choice;
  definition.body = add_node(kind, tree_.nodes[definition.bodies.back()].at, definition.bodies);
}

}  // namespace

std::optional<SimpleTree> simplify(syntax::SchemaTree tree, base::DiagnosticSink& sink) {
  SimpleTree simple{std::move(tree), {}, 0};
  if (!Simplifier(simple, sink).run()) return std::nullopt;
  return simple;
}

}  // namespace rng::pattern
