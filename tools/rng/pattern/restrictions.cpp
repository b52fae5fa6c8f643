// SPDX-License-Identifier: MIT
#include "rng/pattern/restrictions.hpp"

#include <algorithm>
#include <bitset>

#include <fmt/format.h>

namespace rng::pattern {

namespace {

using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;

// Where a pattern stands, as the prohibited paths of §7.1 and §7.3 tell places apart.
using Place = std::uint8_t;
constexpr Place kInStart = 1;
constexpr Place kInAttribute = 2;
constexpr Place kInList = 4;
constexpr Place kInExcept = 8;
constexpr Place kInRepeat = 16;
constexpr Place kInRepeatedGroup = 32;
constexpr Place kInRepeatedInterleave = 64;
constexpr std::size_t kPlaces = 128;

// Work past which a schema is given up: sets of names are walked again for each nested group.
constexpr std::size_t kMaxWork = 200'000'000;

// A name class and the part of a group or interleave that it stands in.
struct Owned {
  NameClassId name{};
  std::uint32_t part = 0;
};

// The attributes or elements of a pattern, not those within its elements.
struct Uses {
  std::vector<NameClassId> attributes;
  std::vector<NameClassId> elements;
  bool has_text = false;

  void clear() {
    attributes.clear();
    elements.clear();
    has_text = false;
  }
};

class RestrictionChecker {
 public:
  RestrictionChecker(const Compilation& compilation, const Grammar& grammar,
                     base::DiagnosticSink& sink)
      : compilation_(compilation),
        tree_(compilation.simple.tree),
        grammar_(grammar),
        sink_(sink),
        visited_(compilation.simple.definitions.size()),
        uses_(compilation.simple.definitions.size()),
        is_entered_(compilation.element_nodes.size()) {}

  void run() {
    for (const std::uint32_t number : compilation_.definitions) {
      Uses& uses = uses_[number];
      gather(compilation_.simple.definitions[number].body, uses);
      remove_doubles(uses.attributes);
      remove_doubles(uses.elements);
    }
    enter(compilation_.simple.start, kInStart);
    while (!open_.empty()) {
      const Visit visit = open_.back();
      open_.pop_back();
      check(visit.node, visit.place);
    }
  }

 private:
  struct Visit {
    NodeIndex node = 0;
    Place place = 0;
  };

  void enter(std::uint32_t definition, Place place) {
    if (visited_[definition][place]) return;
    visited_[definition][place] = true;
    open_.push_back({compilation_.simple.definitions[definition].body, place});
  }

  void enter_element(NodeIndex index) {
    const std::uint32_t number = compilation_.elements[index];
    if (is_entered_[number]) return;
    is_entered_[number] = true;
    open_.push_back({tree_.children[tree_.nodes[index].first], 0});
  }

  PatternId pattern(NodeIndex index) const { return compilation_.patterns[index]; }

  void check(NodeIndex index, Place place);
  void check_forbidden(const Node& node, PatternId made, Place place);
  void check_attribute(const Node& node, NodeIndex index, Place place);
  void check_several(const Node& node, const std::vector<NodeIndex>& children, Place place);
  void check_strings(const Node& node, const std::vector<NodeIndex>& children);
  void check_attributes(const Node& node, const std::vector<NodeIndex>& children);
  void check_interleave(const Node& node, const std::vector<NodeIndex>& children);
  NameClassId first_overlap(const std::vector<Owned>& names);
  void gather(NodeIndex root, Uses& uses);
  static void remove_doubles(std::vector<NameClassId>& names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }
  base::Filling name_of(NameClassId id) const;
  void error(const Node& node, std::string_view clause, base::Wording message,
             base::Wording hint = {});

  const Compilation& compilation_;
  const syntax::SchemaTree& tree_;
  const Grammar& grammar_;
  base::DiagnosticSink& sink_;
  std::vector<Visit> open_;
  std::vector<std::bitset<kPlaces>> visited_;  // by definition
  std::vector<Uses> uses_;                     // by definition
  std::vector<bool> is_entered_;               // by element declaration
  std::vector<std::uint32_t> owners_;          // by name class, for first_overlap
  std::vector<std::uint32_t> stamps_;
  std::uint32_t stamp_ = 0;
  std::vector<Owned> owned_;
  Uses scratch_;
  std::vector<NodeIndex> to_gather_;
  std::size_t work_ = 0;
};

void RestrictionChecker::error(const Node& node, std::string_view clause, base::Wording message,
                               base::Wording hint) {
  sink_.add(tree_.sources.error("schema.restriction", node.at,
                                syntax::at_clause(clause, std::move(message)), std::move(hint)));
}

base::Filling RestrictionChecker::name_of(NameClassId id) const {
  const NameClassNode& node = grammar_.name_classes[id];
  if (node.kind != NameClassKind::name) return {"name", base::Wording{"schema-any-name"}};
  const base::Filling name("text", grammar_.names.local(node.name));
  return {"name", base::Wording{"schema-quoted", {name}}};
}

void RestrictionChecker::check(NodeIndex index, Place place) {
  const Node& node = tree_.nodes[index];
  const PatternId made = pattern(index);
  if (made == kNotAllowed) return;
  if (node.kind == NodeKind::ref) return enter(node.detail, place);
  // What stands in a group or interleave and is empty goes (§4.21).
  std::vector<NodeIndex> children;
  const bool is_several = node.kind == NodeKind::group || node.kind == NodeKind::interleave;
  for (const NodeIndex child : tree_.children_of(node)) {
    if (!is_several || node.count == 1 || pattern(child) != kEmpty) children.push_back(child);
  }
  if (is_several && node.count > 1 && children.empty()) {
    return check_forbidden(node, kEmpty, place);
  }
  if (is_several && children.size() == 1) {
    open_.push_back({children.front(), place});
    return;
  }
  check_forbidden(node, made, place);
  switch (node.kind) {
    case NodeKind::element:
      return enter_element(index);
    case NodeKind::attribute:
      check_attribute(node, index, place);
      open_.push_back({children.front(), kInAttribute});
      return;
    case NodeKind::group:
    case NodeKind::interleave:
      return check_several(node, children, place);
    case NodeKind::one_or_more: {
      const bool is_data =
          grammar_.arena[pattern(children.front())].content_type == ContentType::data;
      if (is_data && (place & (kInList | kInExcept)) == 0) {
        error(node, "7.2", {"schema-a-repetition-of-data-which-only-a"},
              {"schema-put-list-around-it"});
      }
      open_.push_back({children.front(), static_cast<Place>(place | kInRepeat)});
      return;
    }
    case NodeKind::list:
      open_.push_back({children.front(), kInList});
      return;
    case NodeKind::data:
      if (!children.empty()) open_.push_back({children.front(), kInExcept});
      return;
    case NodeKind::choice:
      for (const NodeIndex child : children) open_.push_back({child, place});
      return;
    default:
      return;
  }
}

// The prohibited paths that end at this node (§7.1).
void RestrictionChecker::check_forbidden(const Node& node, PatternId made, Place place) {
  const bool is_empty = made == kEmpty && node.kind != NodeKind::choice;
  const NodeKind kind = is_empty ? NodeKind::empty : node.kind;
  const auto is_one_of = [kind](std::initializer_list<NodeKind> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  using K = NodeKind;
  const auto what = [kind]() -> base::Filling {
    switch (kind) {
      case K::element:
        return {"what", base::Wording{"schema-an-element"}};
      case K::attribute:
        return {"what", base::Wording{"schema-an-attribute"}};
      case K::group:
        return {"what", base::Wording{"schema-a-group"}};
      case K::interleave:
        return {"what", base::Wording{"schema-an-interleave"}};
      case K::one_or_more:
        return {"what", base::Wording{"schema-a-repetition"}};
      case K::list:
        return {"what", base::Wording{"schema-a-list"}};
      case K::empty:
        return {"what", "empty"};
      case K::text:
        return {"what", "text"};
      case K::data:
        return {"what", "data"};
      default:
        return {"what", base::Wording{"schema-a-value"}};
    }
  };
  if ((place & kInAttribute) != 0 && is_one_of({K::element, K::attribute})) {
    error(node, "7.1.1", {"schema-stands-in-an-attribute", {what()}});
  }
  if ((place & kInRepeatedGroup) != 0 && kind == K::attribute) {
    error(node, "7.1.2", {"schema-an-attribute-stands-in-a-repeated-group"});
  }
  if ((place & kInRepeatedInterleave) != 0 && kind == K::attribute) {
    error(node, "7.1.2", {"schema-an-attribute-stands-in-a-repeated-interleave"});
  }
  if ((place & kInList) != 0 &&
      is_one_of({K::element, K::attribute, K::list, K::text, K::interleave})) {
    error(node, "7.1.3", {"schema-stands-in-a-list", {what()}});
  }
  if ((place & kInExcept) != 0 && !is_one_of({K::data, K::value, K::choice})) {
    error(node, "7.1.4", {"schema-stands-in-the-except-of-a-data", {what()}});
  }
  if ((place & kInStart) != 0 && !is_one_of({K::element, K::choice})) {
    error(node, "7.1.5", {"schema-stands-in-the-start-where-only-elements", {what()}});
  }
}

void RestrictionChecker::check_attribute(const Node& node, NodeIndex index, Place place) {
  const NameClassId name = compilation_.name_classes[index];
  if (grammar_.name_classes[name].is_open && (place & kInRepeat) == 0 && (place & kInStart) == 0) {
    error(node, "7.3", {"schema-an-attribute-of-any-name-is-not"},
          {"schema-put-oneormore-around-it"});
  }
}

void RestrictionChecker::check_several(const Node& node, const std::vector<NodeIndex>& children,
                                       Place place) {
  const bool is_group = node.kind == NodeKind::group;
  if ((place & (kInList | kInExcept)) == 0) check_strings(node, children);
  check_attributes(node, children);
  if (!is_group) check_interleave(node, children);
  if ((place & kInRepeat) != 0) {
    place = static_cast<Place>(place | (is_group ? kInRepeatedGroup : kInRepeatedInterleave));
  }
  for (const NodeIndex child : children) open_.push_back({child, place});
}

void RestrictionChecker::check_strings(const Node& node, const std::vector<NodeIndex>& children) {
  std::size_t data = 0;
  std::size_t complex = 0;
  for (const NodeIndex child : children) {
    const ContentType type = grammar_.arena[pattern(child)].content_type;
    if (type == ContentType::data) ++data;
    if (type == ContentType::complex) ++complex;
  }
  if (data > 1 || (data == 1 && complex > 0)) {
    error(node, "7.2", {"schema-data-stands-beside-other-content-which-would"},
          {"schema-use-a-list-or-put-the-data"});
  }
}

// Finds a name class that has a name in common with one of another part.
NameClassId RestrictionChecker::first_overlap(const std::vector<Owned>& names) {
  ++stamp_;
  work_ += names.size();
  for (const Owned& use : names) {
    const auto number = static_cast<std::size_t>(use.name);
    if (number >= stamps_.size()) {
      stamps_.resize(number + 1024);
      owners_.resize(number + 1024);
    }
    if (stamps_[number] == stamp_ && owners_[number] != use.part) return use.name;
    stamps_[number] = stamp_;
    owners_[number] = use.part;
  }
  for (const Owned& use : names) {
    if (grammar_.name_classes[use.name].kind == NameClassKind::name) continue;
    work_ += names.size();
    for (const Owned& other : names) {
      if (other.part != use.part && grammar_.name_classes.overlap(use.name, other.name)) {
        return other.name;
      }
    }
  }
  return kNoNameClass;
}

void RestrictionChecker::check_attributes(const Node& node,
                                          const std::vector<NodeIndex>& children) {
  const auto with_attributes = std::count_if(
      children.begin(), children.end(),
      [this](NodeIndex child) { return grammar_.arena[pattern(child)].has_attributes; });
  if (with_attributes < 2 || work_ > kMaxWork) return;
  owned_.clear();
  for (std::uint32_t part = 0; part < children.size(); ++part) {
    scratch_.clear();
    gather(children[part], scratch_);
    for (const NameClassId name : scratch_.attributes) owned_.push_back({name, part});
  }
  const NameClassId name = first_overlap(owned_);
  if (name != kNoNameClass) {
    error(node, "7.3", {"schema-the-attribute-stands-here-twice", {name_of(name)}});
  }
}

void RestrictionChecker::check_interleave(const Node& node,
                                          const std::vector<NodeIndex>& children) {
  owned_.clear();
  std::size_t texts = 0;
  for (std::uint32_t part = 0; part < children.size(); ++part) {
    scratch_.clear();
    gather(children[part], scratch_);
    texts += scratch_.has_text ? 1 : 0;
    for (const NameClassId name : scratch_.elements) owned_.push_back({name, part});
  }
  if (texts > 1) error(node, "7.4", {"schema-text-stands-in-more-than-one-part"});
  const NameClassId name = first_overlap(owned_);
  if (name != kNoNameClass) {
    error(node, "7.4", {"schema-the-element-stands-in-more-than-one", {name_of(name)}});
  }
}

void RestrictionChecker::gather(NodeIndex root, Uses& uses) {
  to_gather_.assign(1, root);
  std::vector<NodeIndex>& open = to_gather_;
  while (!open.empty()) {
    if (++work_ > kMaxWork) {
      if (work_ == kMaxWork + 1) {
        sink_.add(tree_.sources.error("schema.limit", tree_.nodes[root].at,
                                      {"schema-the-schema-nests-too-many-attributes-for"}));
      }
      return;
    }
    const NodeIndex index = open.back();
    open.pop_back();
    const Node& node = tree_.nodes[index];
    if (pattern(index) == kNotAllowed) continue;
    switch (node.kind) {
      case NodeKind::attribute:
        uses.attributes.push_back(compilation_.name_classes[index]);
        continue;
      case NodeKind::element:
        uses.elements.push_back(compilation_.name_classes[index]);
        continue;
      case NodeKind::text:
        uses.has_text = true;
        continue;
      case NodeKind::ref: {
        const Uses& inner = uses_[node.detail];
        work_ += inner.attributes.size() + inner.elements.size();
        uses.attributes.insert(uses.attributes.end(), inner.attributes.begin(),
                               inner.attributes.end());
        uses.elements.insert(uses.elements.end(), inner.elements.begin(), inner.elements.end());
        uses.has_text |= inner.has_text;
        continue;
      }
      default:
        break;
    }
    for (const NodeIndex child : tree_.children_of(node)) open.push_back(child);
  }
}

}  // namespace

void check_restrictions(const Compilation& compilation, const Grammar& grammar,
                        base::DiagnosticSink& sink) {
  RestrictionChecker(compilation, grammar, sink).run();
}

}  // namespace rng::pattern
