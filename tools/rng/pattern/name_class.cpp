// SPDX-License-Identifier: MIT
#include "rng/pattern/name_class.hpp"

#include <algorithm>

namespace rng::pattern {

namespace {

// Stand for a local name and a namespace that no schema and no document has.
constexpr NameId kImpossibleName{0xFFFFFFFF};
constexpr NamespaceId kImpossibleNamespace{0xFFFFFFFF};

}  // namespace

struct NameClasses::Sample {
  NameId name = kImpossibleName;
  NamespaceId namespace_id = kImpossibleNamespace;
};

NameClassId NameClasses::add(NameClassNode node) {
  nodes_.push_back(std::move(node));
  return static_cast<NameClassId>(nodes_.size() - 1);
}

NameClassId NameClasses::name(NameId name) {
  const auto [found, is_new] = by_name_.try_emplace(static_cast<std::uint32_t>(name));
  if (is_new) {
    NameClassNode node;
    node.name = name;
    found->second = add(std::move(node));
  }
  return found->second;
}

NameClassId NameClasses::any_name(NameClassId except) {
  NameClassNode node;
  node.kind = NameClassKind::any_name;
  node.is_open = true;
  node.except = except;
  return add(std::move(node));
}

NameClassId NameClasses::ns_name(NamespaceId namespace_id, NameClassId except) {
  NameClassNode node;
  node.kind = NameClassKind::ns_name;
  node.is_open = true;
  node.namespace_id = namespace_id;
  node.except = except;
  return add(std::move(node));
}

NameClassId NameClasses::choice(std::vector<NameClassId> children) {
  if (children.size() == 1) return children.front();
  NameClassNode node;
  node.kind = NameClassKind::choice;
  node.is_open = std::any_of(children.begin(), children.end(),
                             [this](NameClassId child) { return (*this)[child].is_open; });
  node.children = std::move(children);
  return add(std::move(node));
}

bool NameClasses::contains(NameClassId id, NameId name, NamespaceId namespace_id) const {
  const NameClassNode& node = (*this)[id];
  switch (node.kind) {
    case NameClassKind::name:
      return node.name == name;
    case NameClassKind::choice:
      return std::any_of(node.children.begin(), node.children.end(),
                         [&](NameClassId child) { return contains(child, name, namespace_id); });
    case NameClassKind::ns_name:
      if (node.namespace_id != namespace_id) return false;
      break;
    case NameClassKind::any_name:
      break;
  }
  return node.except == kNoNameClass || !contains(node.except, name, namespace_id);
}

void NameClasses::collect_samples(NameClassId id, std::vector<Sample>& samples) const {
  const NameClassNode& node = (*this)[id];
  switch (node.kind) {
    case NameClassKind::name:
      samples.push_back({node.name, names_.namespace_id(node.name)});
      return;
    case NameClassKind::choice:
      for (const NameClassId child : node.children) collect_samples(child, samples);
      return;
    case NameClassKind::ns_name:
      samples.push_back({kImpossibleName, node.namespace_id});
      break;
    case NameClassKind::any_name:
      samples.push_back({});
      break;
  }
  if (node.except != kNoNameClass) collect_samples(node.except, samples);
}

// Two classes have a name in common exactly where one of these does: every name that one of them
// lists, a name of no list in every namespace that one lists, a name in no listed namespace.
bool NameClasses::overlap(NameClassId a, NameClassId b) const {
  if ((*this)[a].kind == NameClassKind::name && (*this)[b].kind == NameClassKind::name) {
    return a == b;
  }
  std::vector<Sample> samples;
  collect_samples(a, samples);
  collect_samples(b, samples);
  return std::any_of(samples.begin(), samples.end(), [&](const Sample& sample) {
    return contains(a, sample.name, sample.namespace_id) &&
           contains(b, sample.name, sample.namespace_id);
  });
}

void NameClasses::collect(NameClassId id, bool with_excepts, std::vector<NameId>& names) const {
  const NameClassNode& node = (*this)[id];
  if (node.kind == NameClassKind::name) names.push_back(node.name);
  for (const NameClassId child : node.children) collect(child, with_excepts, names);
  if (with_excepts && node.except != kNoNameClass) collect(node.except, with_excepts, names);
}

}  // namespace rng::pattern
