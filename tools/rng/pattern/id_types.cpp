// SPDX-License-Identifier: MIT
#include "rng/pattern/id_types.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace rng::pattern {

namespace {

using datatype::IdType;
using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;

class IdFinder {
 public:
  IdFinder(const Compilation& compilation, Grammar& grammar, base::DiagnosticSink& sink)
      : compilation_(compilation),
        tree_(compilation.simple.tree),
        grammar_(grammar),
        sink_(sink),
        attributes_(compilation.simple.definitions.size()) {}

  void run() {
    for (const std::uint32_t number : compilation_.definitions) {
      note_ids(compilation_.simple.definitions[number].body);
    }
    for (const NodeIndex element : compilation_.element_nodes) note_ids(content_of(element));
    if (names_.empty()) return;
    for (const std::uint32_t number : compilation_.definitions) {
      gather(compilation_.simple.definitions[number].body, attributes_[number]);
    }
    for (const NodeIndex element : compilation_.element_nodes) add_element(element);
    for (const Conflict& conflict : conflicts_) check(conflict);
  }

 private:
  // An attribute without an ID type that may be one that has.
  struct Conflict {
    NodeIndex element = 0;
    NodeIndex attribute = 0;
  };

  NodeIndex content_of(NodeIndex index) const { return tree_.children[tree_.nodes[index].first]; }
  IdType type_of(NodeIndex attribute) const {
    const PatternNode& value = grammar_.arena[compilation_.patterns[content_of(attribute)]];
    if (value.kind == PatternKind::data) return grammar_.data[value.a].type->id_type();
    if (value.kind == PatternKind::value) return grammar_.values[value.a].type->id_type();
    return IdType::none;
  }

  void note_ids(NodeIndex root);
  void note_attribute(NodeIndex index);
  void check_string(NodeIndex index);
  void gather(NodeIndex root, std::vector<NodeIndex>& attributes) const;
  bool may_be_id(NodeIndex attribute) const;
  void add_element(NodeIndex element);
  void add_names(NodeIndex element, NameClassId names, NodeIndex attribute);
  void check(const Conflict& conflict);
  void report_conflict(NodeIndex element, NameId element_name, NameId attribute_name);
  void error(NodeIndex at, base::Wording message);

  const Compilation& compilation_;
  const syntax::SchemaTree& tree_;
  Grammar& grammar_;
  base::DiagnosticSink& sink_;
  std::unordered_set<NameId> names_;                // of attributes with an ID type
  std::vector<std::vector<NodeIndex>> attributes_;  // by definition: those that may be IDs
  std::vector<Conflict> conflicts_;
};

void IdFinder::error(NodeIndex at, base::Wording message) {
  sink_.add(tree_.sources.error(
      "schema.id-type", tree_.nodes[at].at,
      {"schema-at-clause-of-dtd-compatibility", {{"message", std::move(message)}}},
      {"schema-switch-the-checking-of-ids-off-or"}));
}

void IdFinder::note_ids(NodeIndex root) {
  std::vector<NodeIndex> open = {root};
  while (!open.empty()) {
    const NodeIndex index = open.back();
    open.pop_back();
    const Node& node = tree_.nodes[index];
    if (compilation_.patterns[index] == kNotAllowed || node.kind == NodeKind::element) continue;
    if (node.kind == NodeKind::attribute && type_of(index) != IdType::none) {
      note_attribute(index);
      continue;
    }
    if (node.kind == NodeKind::data || node.kind == NodeKind::value) check_string(index);
    for (const NodeIndex child : tree_.children_of(node)) open.push_back(child);
  }
}

void IdFinder::note_attribute(NodeIndex index) {
  const NameClassNode& name = grammar_.name_classes[compilation_.name_classes[index]];
  if (name.kind == NameClassKind::name) {
    names_.insert(name.name);
  } else {
    error(index, {"schema-an-attribute-of-the-type-id-idref"});
  }
}

void IdFinder::check_string(NodeIndex index) {
  const PatternNode& made = grammar_.arena[compilation_.patterns[index]];
  const bool is_data = made.kind == PatternKind::data;
  const datatype::Datatype* type =
      is_data ? grammar_.data[made.a].type : grammar_.values[made.a].type;
  if (type->id_type() != IdType::none) {
    error(index, {"schema-the-type-id-idref-or-idrefs-is"});
  }
}

bool IdFinder::may_be_id(NodeIndex attribute) const {
  const NameClassNode& name = grammar_.name_classes[compilation_.name_classes[attribute]];
  return name.kind != NameClassKind::name || names_.count(name.name) != 0;
}

void IdFinder::gather(NodeIndex root, std::vector<NodeIndex>& attributes) const {
  std::vector<NodeIndex> open = {root};
  while (!open.empty()) {
    const NodeIndex index = open.back();
    open.pop_back();
    const Node& node = tree_.nodes[index];
    if (compilation_.patterns[index] == kNotAllowed || node.kind == NodeKind::element) continue;
    if (node.kind == NodeKind::attribute) {
      if (may_be_id(index)) attributes.push_back(index);
      continue;
    }
    if (node.kind == NodeKind::ref) {
      const std::vector<NodeIndex>& inner = attributes_[node.detail];
      attributes.insert(attributes.end(), inner.begin(), inner.end());
    }
    for (const NodeIndex child : tree_.children_of(node)) open.push_back(child);
  }
  std::sort(attributes.begin(), attributes.end());
  attributes.erase(std::unique(attributes.begin(), attributes.end()), attributes.end());
}

void IdFinder::add_element(NodeIndex element) {
  std::vector<NodeIndex> attributes;
  gather(content_of(element), attributes);
  for (const NodeIndex attribute : attributes) {
    if (type_of(attribute) == IdType::none) {
      conflicts_.push_back({element, attribute});
    } else if (grammar_.name_classes[compilation_.name_classes[element]].is_open) {
      error(attribute, {"schema-an-element-of-any-name-has-an"});
    } else {
      add_names(element, compilation_.name_classes[element], attribute);
    }
  }
}

void IdFinder::add_names(NodeIndex element, NameClassId names, NodeIndex attribute) {
  std::vector<NameId> element_names;
  grammar_.name_classes.collect(names, false, element_names);
  const NameId attribute_name = grammar_.name_classes[compilation_.name_classes[attribute]].name;
  for (const NameId name : element_names) {
    const auto [found, is_new] =
        grammar_.id_attributes.try_emplace({name, attribute_name}, type_of(attribute));
    if (!is_new && found->second != type_of(attribute)) {
      report_conflict(element, name, attribute_name);
    }
  }
}

void IdFinder::report_conflict(NodeIndex element, NameId element_name, NameId attribute_name) {
  error(element, {"schema-the-attribute-of-the-element-is-of",
                  {{"attribute", grammar_.names.local(attribute_name)},
                   {"element", grammar_.names.local(element_name)}}});
}

void IdFinder::check(const Conflict& conflict) {
  const NameClasses& classes = grammar_.name_classes;
  const NameClassId element = compilation_.name_classes[conflict.element];
  const NameClassId attribute = compilation_.name_classes[conflict.attribute];
  const auto has = [&](NameClassId id, NameId name) {
    return classes.contains(id, name, grammar_.names.namespace_id(name));
  };
  for (const auto& [key, type] : grammar_.id_attributes) {
    if (has(element, key.element) && has(attribute, key.attribute)) {
      return report_conflict(conflict.element, key.element, key.attribute);
    }
  }
}

}  // namespace

void find_id_attributes(const Compilation& compilation, Grammar& grammar,
                        base::DiagnosticSink& sink) {
  IdFinder(compilation, grammar, sink).run();
}

}  // namespace rng::pattern
