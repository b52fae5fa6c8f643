// SPDX-License-Identifier: MIT
// The derivatives for elements, attributes and untyped text. Those for strings are in
// string_derivative.cpp.
#include "rng/pattern/derivative.hpp"

#include <algorithm>
#include <unordered_set>

namespace rng::pattern {

bool Derivatives::contains(NameClassId id, NameId name) const {
  const NameClassNode& node = grammar_.name_classes[id];
  if (node.kind == NameClassKind::name) return node.name == name;
  return grammar_.name_classes.contains(id, name, names_.namespace_id(name));
}

// An interleave or a set of attributes with one child replaced.
PatternId Derivatives::without(PatternId p, std::size_t index, PatternId instead) {
  const auto all = arena_.children(p);
  std::vector<PatternId> parts(all.begin(), all.end());
  parts[index] = instead;
  if (arena_[p].kind == PatternKind::interleave) return arena_.interleave(parts);
  return arena_.attributes(parts);
}

// A state is mostly a choice of what is left of groups; those that end alike share their tails,
// which are walked once: without that, (a?){n} would cost the square of n for each element.
void Derivatives::element(PatternId p, NameId name, bool skips, std::vector<Continuation>& ways) {
  if (!within_.empty()) within_.clear();
  std::vector<PatternId> open = {p};
  std::unordered_set<std::uint32_t> tails;
  while (!open.empty()) {
    const PatternId state = open.back();
    open.pop_back();
    const PatternNode node = arena_[state];
    if (node.kind == PatternKind::choice) {
      const auto all = arena_.children(state);
      open.insert(open.end(), all.begin(), all.end());
    } else if (node.kind != PatternKind::group) {
      element_of(state, name, skips, ways);
    } else if (tails.insert(static_cast<std::uint32_t>(state)).second) {
      const std::size_t mark = ways.size();
      element_of(PatternId{node.a}, name, skips, ways);
      for (std::size_t i = mark; i < ways.size(); ++i) {
        ways[i].rest = arena_.group(ways[i].rest, PatternId{node.b});
      }
      if (skips || arena_.is_nullable(PatternId{node.a})) open.push_back(PatternId{node.b});
    }
  }
}

void Derivatives::element_of(PatternId p, NameId name, bool skips,
                             std::vector<Continuation>& ways) {
  while (true) {
    const PatternNode node = arena_[p];
    const std::size_t mark = ways.size();
    switch (node.kind) {
      case PatternKind::element: {
        const ElementDeclaration& declared = grammar_.elements[node.a];
        if (contains(declared.name, name)) ways.push_back({declared.content, kEmpty});
        return;
      }
      case PatternKind::choice:
        for (std::uint32_t i = 0; i < node.b; ++i)
          element_of(arena_.children(p)[i], name, skips, ways);
        return;
      case PatternKind::one_or_more:
        element_of(PatternId{node.a}, name, skips, ways);
        for (std::size_t i = mark; i < ways.size(); ++i) {
          ways[i].rest = arena_.group(ways[i].rest, arena_.optional(p));
        }
        return;
      case PatternKind::interleave:
        return element_of_interleave(p, name, skips, ways);
      case PatternKind::after:
        element_of(PatternId{node.a}, name, skips, ways);
        for (std::size_t i = mark; i < ways.size(); ++i) {
          ways[i].rest = arena_.after(ways[i].rest, node.b);
        }
        return;
      case PatternKind::group:
        element_of(PatternId{node.a}, name, skips, ways);
        for (std::size_t i = mark; i < ways.size(); ++i) {
          ways[i].rest = arena_.group(ways[i].rest, PatternId{node.b});
        }
        if (!skips && !arena_.is_nullable(PatternId{node.a})) return;
        p = PatternId{node.b};
        break;
      default:
        return;
    }
  }
}

void Derivatives::element_of_interleave(PatternId p, NameId name, bool skips,
                                        std::vector<Continuation>& ways) {
  for (std::size_t i = 0; i < arena_.children(p).size(); ++i) {
    for (const Continuation& way : element_within(arena_.children(p)[i], name, skips)) {
      ways.push_back({way.content, without(p, i, way.rest)});
    }
  }
}

// Interleaves nested under repetitions share what is in them many times over: it is walked once,
// and its ways are joined before they multiply.
const std::vector<Continuation>& Derivatives::element_within(PatternId p, NameId name, bool skips) {
  const auto [place, is_new] = within_.try_emplace(static_cast<std::uint32_t>(p));
  std::vector<Continuation>& ways = place->second;  // stays where it is when others are added
  if (!is_new) return ways;
  element_of(p, name, skips, ways);
  merge(ways);
  return ways;
}

void Derivatives::merge(std::vector<Continuation>& ways) {
  if (ways.size() < 2) return;
  const auto join = [this](std::vector<Continuation>& all, PatternId Continuation::* same,
                           PatternId Continuation::* other) {
    std::sort(all.begin(), all.end(), [&](const Continuation& a, const Continuation& b) {
      return a.*same != b.*same ? a.*same < b.*same : a.*other < b.*other;
    });
    std::vector<Continuation> joined;
    std::vector<PatternId> others;
    for (std::size_t i = 0; i < all.size();) {
      Continuation way = all[i];
      others.clear();
      for (; i < all.size() && all[i].*same == way.*same; ++i) others.push_back(all[i].*other);
      way.*other = arena_.choice(others);
      joined.push_back(way);
    }
    all.swap(joined);
  };
  join(ways, &Continuation::rest, &Continuation::content);
  join(ways, &Continuation::content, &Continuation::rest);
}

void Derivatives::attribute(PatternId p, NameId name, std::vector<Continuation>& ways) {
  const PatternNode node = arena_[p];
  if (!node.has_attributes) return;
  const std::size_t mark = ways.size();
  switch (node.kind) {
    case PatternKind::attribute:
      if (contains(NameClassId{node.a}, name)) ways.push_back({PatternId{node.b}, kEmpty});
      return;
    case PatternKind::choice:
      for (std::uint32_t i = 0; i < node.b; ++i) attribute(arena_.children(p)[i], name, ways);
      return;
    case PatternKind::one_or_more:
      attribute(PatternId{node.a}, name, ways);
      for (std::size_t i = mark; i < ways.size(); ++i) {
        ways[i].rest = arena_.group(ways[i].rest, arena_.optional(p));
      }
      return;
    case PatternKind::interleave:
    case PatternKind::attributes:
      return attribute_of_many(p, name, ways);
    case PatternKind::after:
      attribute(PatternId{node.a}, name, ways);
      for (std::size_t i = mark; i < ways.size(); ++i) {
        ways[i].rest = arena_.after(ways[i].rest, node.b);
      }
      return;
    case PatternKind::group:
      return attribute_of_group(p, name, ways);
    default:
      return;
  }
}

void Derivatives::attribute_of_many(PatternId p, NameId name, std::vector<Continuation>& ways) {
  for (std::size_t i = 0; i < arena_.children(p).size(); ++i) {
    const std::size_t mark = ways.size();
    attribute(arena_.children(p)[i], name, ways);
    for (std::size_t k = mark; k < ways.size(); ++k) {
      ways[k].rest = without(p, i, ways[k].rest);
    }
  }
}

void Derivatives::attribute_of_group(PatternId p, NameId name, std::vector<Continuation>& ways) {
  const PatternId head{arena_[p].a};
  const PatternId tail{arena_[p].b};
  const std::size_t mark = ways.size();
  attribute(head, name, ways);
  for (std::size_t i = mark; i < ways.size(); ++i) ways[i].rest = arena_.group(ways[i].rest, tail);
  const std::size_t middle = ways.size();
  attribute(tail, name, ways);
  for (std::size_t i = middle; i < ways.size(); ++i) {
    ways[i].rest = arena_.group(head, ways[i].rest);
  }
}

PatternId Derivatives::close(PatternId p, bool forgives) {
  const PatternNode node = arena_[p];
  if (!node.has_attributes) return p;
  switch (node.kind) {
    case PatternKind::attribute:
      return forgives ? kEmpty : kNotAllowed;
    case PatternKind::one_or_more:
      return arena_.one_or_more(close(PatternId{node.a}, forgives));
    case PatternKind::after:
      return arena_.after(close(PatternId{node.a}, forgives), node.b);
    case PatternKind::group: {
      const PatternId head = close(PatternId{node.a}, forgives);
      if (head == kNotAllowed) return kNotAllowed;
      return arena_.group(head, close(PatternId{node.b}, forgives));
    }
    case PatternKind::attributes:
      return node.is_nullable || forgives ? kEmpty : kNotAllowed;
    case PatternKind::choice:
    case PatternKind::interleave:
      return close_many(p, forgives);
    default:
      return p;
  }
}

PatternId Derivatives::close_many(PatternId p, bool forgives) {
  const auto all = arena_.children(p);
  std::vector<PatternId> parts(all.begin(), all.end());
  for (PatternId& part : parts) part = close(part, forgives);
  return arena_[p].kind == PatternKind::choice ? arena_.choice(parts) : arena_.interleave(parts);
}

PatternId Derivatives::text(PatternId p) {
  if (!text_within_.empty()) text_within_.clear();
  return text_of(p);
}

PatternId Derivatives::text_of(PatternId p) {
  const PatternNode node = arena_[p];
  if (!node.has_text) return kNotAllowed;
  switch (node.kind) {
    case PatternKind::text:
      return kText;
    case PatternKind::one_or_more:
      return arena_.group(text_of(PatternId{node.a}), arena_.optional(p));
    case PatternKind::after:
      return arena_.after(text_of(PatternId{node.a}), node.b);
    case PatternKind::group:
      return text_of_group(p);
    case PatternKind::choice:
    case PatternKind::interleave:
      return text_of_many(p);
    default:
      return kNotAllowed;
  }
}

PatternId Derivatives::text_of_group(PatternId p) {
  std::vector<PatternId> ways;
  while (arena_[p].kind == PatternKind::group) {
    const PatternId head{arena_[p].a};
    const PatternId tail{arena_[p].b};
    ways.push_back(arena_.group(text_of(head), tail));
    if (!arena_.is_nullable(head)) return arena_.choice(ways);
    p = tail;
  }
  ways.push_back(text_of(p));
  return arena_.choice(ways);
}

PatternId Derivatives::text_of_many(PatternId p) {
  const auto known = text_within_.find(static_cast<std::uint32_t>(p));
  if (known != text_within_.end()) return known->second;
  std::vector<PatternId> ways;
  for (std::size_t i = 0; i < arena_.children(p).size(); ++i) {
    const PatternId way = text_of(arena_.children(p)[i]);
    if (way == kNotAllowed) continue;
    ways.push_back(arena_[p].kind == PatternKind::choice ? way : without(p, i, way));
  }
  return text_within_[static_cast<std::uint32_t>(p)] = arena_.choice(ways);
}

void Derivatives::ended(PatternId p, std::vector<std::uint32_t>& labels) const {
  const PatternNode& node = arena_[p];
  if (node.kind == PatternKind::after) {
    if (arena_.is_nullable(PatternId{node.a})) labels.push_back(node.b);
    return;
  }
  if (node.is_nullable) labels.push_back(0);
  if (node.kind != PatternKind::choice) return;
  for (const PatternId child : arena_.children(p)) {
    if (arena_[child].kind == PatternKind::after) ended(child, labels);
  }
}

void Derivatives::labels(PatternId p, std::vector<std::uint32_t>& labels) const {
  const PatternNode& node = arena_[p];
  if (node.kind == PatternKind::after) {
    labels.push_back(node.b);
  } else if (node.kind == PatternKind::choice) {
    for (const PatternId child : arena_.children(p)) {
      if (arena_[child].kind == PatternKind::after) {
        labels.push_back(arena_[child].b);
      } else if (labels.empty() || labels.front() != 0) {
        labels.insert(labels.begin(), 0);
      }
    }
  } else {
    labels.push_back(0);
  }
}

}  // namespace rng::pattern
