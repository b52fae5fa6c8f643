// SPDX-License-Identifier: MIT
#include "rng/pattern/arena.hpp"

#include <algorithm>
#include <array>

namespace rng::pattern {

namespace {

bool has_children(PatternKind kind) {
  return kind == PatternKind::interleave || kind == PatternKind::choice ||
         kind == PatternKind::attributes;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

std::uint64_t hash_node(const PatternNode& node, std::span<const PatternId> children) {
  std::uint64_t hash = mix(0x243F6A8885A308D3U, static_cast<std::uint64_t>(node.kind));
  if (!has_children(node.kind)) {
    return mix(hash, (static_cast<std::uint64_t>(node.a) << 32U) | node.b);
  }
  for (const PatternId child : children) hash = mix(hash, static_cast<std::uint64_t>(child));
  return hash;
}

PatternNode node_of(PatternKind kind, std::uint32_t a = 0, std::uint32_t b = 0) {
  PatternNode node;
  node.kind = kind;
  node.a = a;
  node.b = b;
  return node;
}

std::uint32_t number(PatternId id) {
  return static_cast<std::uint32_t>(id);
}

// The place of an equal pattern among these.
bool find(const FrozenPatterns& in, const PatternNode& node, std::span<const PatternId> children,
          std::uint64_t hash, PatternId& id) {
  const std::size_t mask = in.slots.size() - 1;
  for (std::size_t at = hash & mask; in.slots[at] != 0; at = (at + 1) & mask) {
    const PatternNode& other = in.nodes[in.slots[at] - 1];
    if (other.kind != node.kind) continue;
    const bool is_same = has_children(node.kind) ? other.b == children.size() &&
                                                       std::equal(children.begin(), children.end(),
                                                                  in.pool.begin() + other.a)
                                                 : other.a == node.a && other.b == node.b;
    if (is_same) {
      id = PatternId{in.slots[at] - 1};
      return true;
    }
  }
  return false;
}

}  // namespace

PatternArena::PatternArena(const FrozenPatterns& base)
    : base_(base), base_size_(static_cast<std::uint32_t>(base.nodes.size())), slots_(kFirstSlots) {}

PatternArena::PatternArena() : base_size_(0), slots_(kFirstSlots) {
  intern(node_of(PatternKind::not_allowed));
  PatternNode empty = node_of(PatternKind::empty);
  empty.is_nullable = true;
  intern(empty);
  PatternNode text = node_of(PatternKind::text);
  text.is_nullable = true;
  text.has_text = true;
  text.content_type = ContentType::complex;
  intern(text);
}

std::span<const PatternId> PatternArena::children(PatternId id) const {
  const PatternNode& node = (*this)[id];
  return {(number(id) < base_size_ ? base_.pool.data() : pool_.data()) + node.a, node.b};
}

std::size_t PatternArena::bytes() const {
  return nodes_.capacity() * sizeof(PatternNode) + pool_.capacity() * sizeof(PatternId) +
         slots_.capacity() * sizeof(std::uint32_t);
}

FrozenPatterns PatternArena::frozen() const {
  return base_size_ > 0 ? base_ : FrozenPatterns{nodes_, pool_, slots_};
}

PatternId PatternArena::intern(PatternNode node) {
  return intern(node, {});
}

PatternId PatternArena::intern(PatternNode node, std::span<const PatternId> children) {
  const std::uint64_t hash = hash_node(node, children);
  PatternId id{};
  if (base_size_ > 0 && find(base_, node, children, hash, id)) return id;
  if (find({nodes_, pool_, slots_}, node, children, hash, id)) {
    return PatternId{base_size_ + number(id)};
  }
  if (node.depth > kMaxPatternDepth) {
    is_too_deep_ = true;
    return kNotAllowed;
  }
  return add(node, children, hash);
}

PatternId PatternArena::add(PatternNode node, std::span<const PatternId> children,
                            std::uint64_t hash) {
  if (has_children(node.kind)) {
    node.a = static_cast<std::uint32_t>(pool_.size());
    node.b = static_cast<std::uint32_t>(children.size());
    pool_.insert(pool_.end(), children.begin(), children.end());
  }
  nodes_.push_back(node);
  const PatternId id{size() - 1};
  if (nodes_.size() * 2 > slots_.size()) {
    grow();
  } else {
    insert(hash, id);
  }
  return id;
}

void PatternArena::insert(std::uint64_t hash, PatternId id) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = number(id) - base_size_ + 1;
}

std::uint64_t PatternArena::hash_of(PatternId id) const {
  const PatternNode& node = (*this)[id];
  return has_children(node.kind) ? hash_node(node, children(id)) : hash_node(node, {});
}

void PatternArena::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::uint32_t i = base_size_; i < size(); ++i) insert(hash_of(PatternId{i}), PatternId{i});
}

// What the flags of several children say about a pattern that consists of them, but is_nullable.
void PatternArena::take_flags(PatternNode& node, std::span<const PatternId> children) const {
  for (const PatternId child : children) {
    const PatternNode& part = (*this)[child];
    node.content_type = std::max(node.content_type, part.content_type);
    node.has_attributes |= part.has_attributes;
    node.has_text |= part.has_text;
    node.depth = std::max(node.depth, static_cast<std::uint16_t>(part.depth + 1));
  }
}

PatternId PatternArena::element(std::uint32_t declaration) {
  PatternNode node = node_of(PatternKind::element, declaration);
  node.content_type = ContentType::complex;
  return intern(node);
}

PatternId PatternArena::attribute(NameClassId name, PatternId value) {
  if (value == kNotAllowed) return kNotAllowed;
  PatternNode node =
      node_of(PatternKind::attribute, static_cast<std::uint32_t>(name), number(value));
  node.has_attributes = true;
  return intern(node);
}

PatternId PatternArena::data(std::uint32_t declaration) {
  PatternNode node = node_of(PatternKind::data, declaration);
  node.content_type = ContentType::data;
  return intern(node);
}

PatternId PatternArena::value(std::uint32_t declaration) {
  PatternNode node = node_of(PatternKind::value, declaration);
  node.content_type = ContentType::data;
  return intern(node);
}

PatternId PatternArena::list(PatternId items) {
  if (items == kNotAllowed) return kNotAllowed;
  PatternNode node = node_of(PatternKind::list, number(items));
  node.content_type = ContentType::data;
  node.depth = static_cast<std::uint16_t>((*this)[items].depth + 1);
  return intern(node);
}

PatternId PatternArena::one_or_more(PatternId p) {
  const PatternNode& child = (*this)[p];
  if (p == kNotAllowed || p == kEmpty || p == kText || child.kind == PatternKind::one_or_more) {
    return p;
  }
  if (child.kind == PatternKind::choice && children(p).front() == kEmpty) {
    const std::vector<PatternId> rest(children(p).begin() + 1, children(p).end());
    return optional(one_or_more(choice(rest)));
  }
  PatternNode node = node_of(PatternKind::one_or_more, number(p));
  node.is_nullable = child.is_nullable;
  take_flags(node, std::span<const PatternId>(&p, 1));
  return intern(node);
}

PatternId PatternArena::after(PatternId content, std::uint32_t label) {
  if (label == 0 || content == kNotAllowed) return content;
  PatternNode node = node_of(PatternKind::after, number(content), label);
  take_flags(node, std::span<const PatternId>(&content, 1));
  return intern(node);
}

bool PatternArena::is_attributes_only(PatternId id) const {
  const PatternNode& node = (*this)[id];
  return node.has_attributes && node.content_type == ContentType::empty;
}

PatternArena::Split PatternArena::split(PatternId id) const {
  if (is_attributes_only(id)) return {id, kEmpty};
  const PatternNode& node = (*this)[id];
  if (node.kind == PatternKind::group && is_attributes_only(PatternId{node.a})) {
    return {PatternId{node.a}, PatternId{node.b}};
  }
  return {kEmpty, id};
}

PatternId PatternArena::attributes(std::span<const PatternId> parts) {
  std::vector<PatternId> all;
  for (const PatternId part : parts) {
    if (part == kEmpty) continue;
    if ((*this)[part].kind == PatternKind::attributes) {
      const auto inner = children(part);
      all.insert(all.end(), inner.begin(), inner.end());
    } else {
      all.push_back(part);
    }
  }
  if (all.empty()) return kEmpty;
  if (all.size() == 1) return all.front();
  std::sort(all.begin(), all.end());
  PatternNode node = node_of(PatternKind::attributes);
  take_flags(node, all);
  node.is_nullable =
      std::all_of(all.begin(), all.end(), [this](PatternId part) { return is_nullable(part); });
  return intern(node, all);
}

PatternId PatternArena::group(PatternId p, PatternId q) {
  if (p == kNotAllowed || q == kNotAllowed) return kNotAllowed;
  if (p == kEmpty) return q;
  if (q == kEmpty) return p;
  if ((*this)[p].has_attributes || (*this)[q].has_attributes) {
    const Split first = split(p);
    const Split second = split(q);
    const std::array<PatternId, 2> parts = {first.attributes, second.attributes};
    return pair(attributes(parts), sequence(first.content, second.content));
  }
  return sequence(p, q);
}

PatternId PatternArena::sequence(PatternId p, PatternId q) {
  std::vector<PatternId> heads;
  while ((*this)[p].kind == PatternKind::group) {
    const PatternNode& node = (*this)[p];
    heads.push_back(PatternId{node.a});
    p = PatternId{node.b};
  }
  PatternId result = pair(p, q);
  for (auto head = heads.rbegin(); head != heads.rend(); ++head) result = pair(*head, result);
  return result;
}

// Text before a repetition that has text in it says nothing new; without this law the state after
// text in mixed content would differ from the one before.
bool PatternArena::absorbs_text(PatternId id) const {
  if ((*this)[id].kind == PatternKind::group) id = PatternId{(*this)[id].a};
  if (id == kText) return true;
  const PatternNode& node = (*this)[id];
  const auto has_text_child = [this](PatternId parent) {
    const auto all = children(parent);
    return std::find(all.begin(), all.end(), kText) != all.end();
  };
  if (node.kind == PatternKind::interleave) return has_text_child(id);
  if (node.kind != PatternKind::one_or_more) return false;
  const PatternId repeated{node.a};
  return (*this)[repeated].kind == PatternKind::choice && has_text_child(repeated);
}

PatternId PatternArena::pair(PatternId head, PatternId tail) {
  if (head == kNotAllowed || tail == kNotAllowed) return kNotAllowed;
  if (head == kEmpty) return tail;
  if (tail == kEmpty) return head;
  if (head == kText && absorbs_text(tail)) return tail;
  PatternNode node = node_of(PatternKind::group, number(head), number(tail));
  const PatternNode& first = (*this)[head];
  const PatternNode& rest = (*this)[tail];
  node.is_nullable = first.is_nullable && rest.is_nullable;
  node.has_attributes = first.has_attributes || rest.has_attributes;
  node.has_text = first.has_text || rest.has_text;
  node.content_type = std::max(first.content_type, rest.content_type);
  const int more = rest.has_attributes ? 1 : 0;
  node.depth = static_cast<std::uint16_t>(std::max(first.depth + 1, rest.depth + more));
  return intern(node);
}

PatternId PatternArena::interleave(std::span<const PatternId> parts) {
  std::vector<PatternId> attribute_parts;
  std::vector<PatternId> contents;
  bool has_text = false;
  for (const PatternId part : parts) {
    if (part == kNotAllowed) return kNotAllowed;
    const Split both = split(part);
    attribute_parts.push_back(both.attributes);
    if ((*this)[both.content].kind == PatternKind::interleave) {
      for (const PatternId inner : children(both.content)) {
        if (inner == kText) has_text = true;
        if (inner != kText) contents.push_back(inner);
      }
    } else if (both.content == kText) {
      has_text = true;
    } else if (both.content != kEmpty) {
      contents.push_back(both.content);
    }
  }
  if (has_text) contents.push_back(kText);
  std::sort(contents.begin(), contents.end());
  PatternId content = contents.empty() ? kEmpty : contents.front();
  if (contents.size() > 1) {
    PatternNode node = node_of(PatternKind::interleave);
    take_flags(node, contents);
    node.is_nullable = std::all_of(contents.begin(), contents.end(),
                                   [this](PatternId part) { return is_nullable(part); });
    content = intern(node, contents);
  }
  return pair(attributes(attribute_parts), content);
}

PatternId PatternArena::choice(std::span<const PatternId> parts) {
  std::vector<PatternId> all;
  for (const PatternId part : parts) {
    if (part == kNotAllowed) continue;
    if ((*this)[part].kind == PatternKind::choice) {
      const auto inner = children(part);
      all.insert(all.end(), inner.begin(), inner.end());
    } else {
      all.push_back(part);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() > 1 && all.front() == kEmpty) {
    const bool is_superfluous = std::any_of(all.begin() + 1, all.end(),
                                            [this](PatternId part) { return is_nullable(part); });
    if (is_superfluous) all.erase(all.begin());
  }
  if (all.empty()) return kNotAllowed;
  if (all.size() == 1) return all.front();
  PatternNode node = node_of(PatternKind::choice);
  take_flags(node, all);
  node.is_nullable =
      std::any_of(all.begin(), all.end(), [this](PatternId part) { return is_nullable(part); });
  return intern(node, all);
}

}  // namespace rng::pattern
