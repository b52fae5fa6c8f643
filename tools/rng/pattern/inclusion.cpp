// SPDX-License-Identifier: MIT
#include "rng/pattern/inclusion.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "rng/pattern/derivative.hpp"
#include "rng/pattern/string_inclusion.hpp"

namespace rng::pattern {

namespace {

using Answer = Inclusion::Answer;

// States of one pair, and pairs, that are walked at the most.
constexpr std::size_t kMaxStates = 100'000;
constexpr std::size_t kMaxPairs = 100'000;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// One of the two grammars, with patterns and names of its own on top.
struct Side {
  explicit Side(const Grammar& of)
      : grammar(of), arena(of.arena.frozen()), names(&of.names), derivatives(of, arena, names) {}

  const Grammar& grammar;
  PatternArena arena;
  NameTable names;
  Derivatives derivatives;
};

// Whether some tree matches, taking each datatype to have a value; elements that need themselves
// have none.
class Productive {
 public:
  explicit Productive(const Side& side) : side_(side), elements_(side.grammar.elements.size()) {
    for (bool has_changed = true; has_changed;) {
      has_changed = false;
      for (std::size_t i = 0; i < elements_.size(); ++i) {
        if (elements_[i] || !holds(side_.grammar.elements[i].content)) continue;
        elements_[i] = true;
        has_changed = true;
      }
    }
  }

  bool holds(PatternId p) const {
    const PatternNode& node = side_.arena[p];
    const auto child_holds = [this](PatternId child) { return holds(child); };
    switch (node.kind) {
      case PatternKind::not_allowed:
        return false;
      case PatternKind::element:
        return elements_[node.a];
      case PatternKind::one_or_more:
        return holds(PatternId{node.a});
      case PatternKind::group:
        return holds(PatternId{node.a}) && holds(PatternId{node.b});
      case PatternKind::choice:
        return std::ranges::any_of(side_.arena.children(p), child_holds);
      case PatternKind::interleave:
      case PatternKind::attributes:
        return std::ranges::all_of(side_.arena.children(p), child_holds);
      default:
        return true;
    }
  }

 private:
  const Side& side_;
  std::vector<bool> elements_;
};

// The pattern where an attribute is known to be absent.
PatternId without_attribute(Side& side, PatternId p, NameId name) {
  const PatternNode node = side.arena[p];
  if (!node.has_attributes) return p;
  switch (node.kind) {
    case PatternKind::attribute: {
      const NameClassNode& wanted = side.grammar.name_classes[NameClassId{node.a}];
      return wanted.kind == NameClassKind::name && wanted.name == name ? kNotAllowed : p;
    }
    case PatternKind::one_or_more:
      return side.arena.one_or_more(without_attribute(side, PatternId{node.a}, name));
    case PatternKind::group: {
      const PatternId head = without_attribute(side, PatternId{node.a}, name);
      return side.arena.group(head, without_attribute(side, PatternId{node.b}, name));
    }
    case PatternKind::choice:
    case PatternKind::interleave:
    case PatternKind::attributes: {
      const auto all = side.arena.children(p);
      std::vector<PatternId> parts(all.begin(), all.end());
      for (PatternId& part : parts) part = without_attribute(side, part, name);
      if (std::ranges::find(parts, kNotAllowed) != parts.end() &&
          node.kind != PatternKind::choice) {
        return kNotAllowed;
      }
      if (node.kind == PatternKind::choice) return side.arena.choice(parts);
      return node.kind == PatternKind::attributes ? side.arena.attributes(parts)
                                                  : side.arena.interleave(parts);
    }
    default:
      return p;
  }
}

// The name classes of the elements or attributes that stand anywhere in a pattern.
void collect(const Side& side, PatternId p, PatternKind kind, std::set<NameClassId>& classes) {
  const PatternNode& node = side.arena[p];
  switch (node.kind) {
    case PatternKind::element:
      if (kind == PatternKind::element) classes.insert(side.grammar.elements[node.a].name);
      return;
    case PatternKind::attribute:
      if (kind == PatternKind::attribute) classes.insert(NameClassId{node.a});
      return;
    case PatternKind::one_or_more:
      return collect(side, PatternId{node.a}, kind, classes);
    case PatternKind::group:
      collect(side, PatternId{node.a}, kind, classes);
      return collect(side, PatternId{node.b}, kind, classes);
    case PatternKind::choice:
    case PatternKind::interleave:
    case PatternKind::attributes:
      for (const PatternId child : side.arena.children(p)) collect(side, child, kind, classes);
      return;
    default:
      return;
  }
}

class Comparison {
 public:
  Comparison(const Grammar& outer, const Grammar& inner)
      : outer_(outer),
        inner_(inner),
        productive_(inner_),
        strings_(outer, outer_.arena, outer_.derivatives, inner, inner_.arena) {}

  Inclusion run();

 private:
  // An assumption: whatever matches `inner` matches `outer`.
  struct Pair {
    PatternId outer = kNotAllowed;
    PatternId inner = kNotAllowed;
    Answer answer = Answer::yes;
    std::string reason;
    std::string name;  // of the element whose contents they are
    std::size_t parent = kNone;
    std::size_t blamed = kNone;  // the pair that failed first, where that is the reason
  };
  using State = std::pair<PatternId, PatternId>;  // outer, inner

  std::size_t pair_of(State contents, std::string_view name, std::size_t parent);
  void compare(std::size_t pair);
  void fail(Answer answer, std::string reason, std::size_t blamed = kNone);
  bool has_failed() const { return pairs_[current_].answer != Answer::yes; }
  std::optional<std::vector<NameId>> names_in(PatternId p, PatternKind kind);

  void walk_attributes(State start, std::set<State>& contents);
  void step_attribute(State state, NameId name, std::set<State>& next);
  void take_value(PatternId value, PatternId rest, const std::vector<Continuation>& outer,
                  NameId name, std::set<State>& next);
  void walk_content(std::set<State> contents);
  void step_content(State state);
  void check_strings(State state);
  void check_text(State state);
  void step_element(State state, NameId name);
  PatternId follow(PatternId content, const std::vector<Continuation>& outer, NameId name);
  void reach(State state);

  NameId outer_name(NameId name) {
    return outer_.names.add(inner_.names.namespace_uri(name), inner_.names.local(name));
  }
  std::string path_to(std::size_t pair) const;

  Side outer_;
  Side inner_;
  Productive productive_;
  StringInclusion strings_;
  std::vector<Pair> pairs_;
  std::map<State, std::size_t> numbers_;
  std::size_t current_ = 0;
  bool is_exact_ = true;  // of the pair in work: no outer alternative has been given up
  std::set<State> reached_;
  std::vector<State> pending_;
};

Inclusion Comparison::run() {
  pair_of({outer_.grammar.start, inner_.grammar.start}, "", kNone);
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (pairs_[i].answer != Answer::yes) continue;
      compare(i);
      has_changed = has_changed || pairs_[i].answer != Answer::yes;
      if (pairs_.size() > kMaxPairs) {
        return {Answer::unknown, path_to(i), "the schemas are too large to compare", pairs_.size()};
      }
    }
    if (pairs_.front().answer != Answer::yes) break;
  }
  std::size_t culprit = 0;
  for (std::size_t i = 0; i < pairs_.size() && pairs_[culprit].blamed != kNone; ++i) {
    culprit = pairs_[culprit].blamed;
  }
  return {pairs_.front().answer, path_to(culprit), pairs_[culprit].reason, pairs_.size()};
}

std::string Comparison::path_to(std::size_t pair) const {
  std::string path;
  for (; pair != kNone; pair = pairs_[pair].parent) {
    path = path.empty() || pairs_[pair].name.empty() ? pairs_[pair].name + path
                                                     : pairs_[pair].name + "/" + path;
  }
  return path;
}

std::size_t Comparison::pair_of(State contents, std::string_view name, std::size_t parent) {
  const auto [found, is_new] = numbers_.try_emplace(contents, pairs_.size());
  if (is_new) {
    pairs_.push_back(
        {contents.first, contents.second, Answer::yes, {}, std::string(name), parent, kNone});
  }
  return found->second;
}

void Comparison::fail(Answer answer, std::string reason, std::size_t blamed) {
  if (has_failed()) return;
  Pair& pair = pairs_[current_];
  pair.answer = is_exact_ ? answer : Answer::unknown;
  pair.reason = std::move(reason);
  pair.blamed = blamed;
}

void Comparison::compare(std::size_t pair) {
  current_ = pair;
  is_exact_ = true;
  std::set<State> contents;
  walk_attributes({pairs_[pair].outer, pairs_[pair].inner}, contents);
  walk_content(std::move(contents));
}

// None where a class holds more names than it lists.
std::optional<std::vector<NameId>> Comparison::names_in(PatternId p, PatternKind kind) {
  std::set<NameClassId> classes;
  collect(inner_, p, kind, classes);
  std::vector<NameId> names;
  for (const NameClassId id : classes) {
    if (inner_.grammar.name_classes[id].is_open) {
      fail(Answer::unknown, "the inner schema allows any name here");
      return std::nullopt;
    }
    inner_.grammar.name_classes.collect(id, false, names);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// Name by name, each there or not: so the states stay few, whatever the number of attributes.
void Comparison::walk_attributes(State start, std::set<State>& contents) {
  std::set<State> states = {start};
  const auto names = names_in(start.second, PatternKind::attribute);
  if (!names) return;
  for (const NameId name : *names) {
    std::set<State> next;
    for (const State& state : states) step_attribute(state, name, next);
    states = std::move(next);
    if (states.size() > kMaxStates) fail(Answer::unknown, "too many combinations of attributes");
    if (has_failed()) return;
  }
  for (const auto& [outer, inner] : states) {
    const PatternId content = inner_.derivatives.close(inner, false);
    if (!productive_.holds(content)) continue;
    const PatternId wanted = outer_.derivatives.close(outer, false);
    if (wanted == kNotAllowed) {
      return fail(Answer::no, "the outer schema requires an attribute that may be absent");
    }
    contents.insert({wanted, content});
  }
}

void Comparison::step_attribute(State state, NameId name, std::set<State>& next) {
  const auto [outer, inner] = state;
  const NameId other = outer_name(name);
  const PatternId absent = without_attribute(inner_, inner, name);
  if (productive_.holds(absent)) next.insert({without_attribute(outer_, outer, other), absent});
  std::vector<Continuation> ways;
  inner_.derivatives.attribute(inner, name, ways);
  std::vector<Continuation> outer_ways;
  if (!ways.empty()) outer_.derivatives.attribute(outer, other, outer_ways);
  for (const Continuation& way : ways) {
    if (!productive_.holds(way.rest)) continue;
    if (outer_ways.empty()) {
      return fail(Answer::no, fmt::format("the outer schema does not allow the attribute {}",
                                          inner_.names.local(name)));
    }
    if (inner_.arena[way.content].kind != PatternKind::choice) {
      take_value(way.content, way.rest, outer_ways, name, next);
      continue;
    }
    const auto all = inner_.arena.children(way.content);
    const std::vector<PatternId> values(all.begin(), all.end());
    for (const PatternId value : values) take_value(value, way.rest, outer_ways, name, next);
  }
}

void Comparison::take_value(PatternId value, PatternId rest, const std::vector<Continuation>& outer,
                            NameId name, std::set<State>& next) {
  std::vector<PatternId> rests;
  Answer best = Answer::unknown;
  for (const Continuation& way : outer) {
    const Answer answer = strings_.includes(way.content, value);
    if (answer == Answer::yes) rests.push_back(way.rest);
    if (answer == Answer::no && outer.size() == 1) best = Answer::no;
  }
  if (rests.empty()) {
    return fail(best, fmt::format("a value of the attribute {} is not one of the outer schema's",
                                  inner_.names.local(name)));
  }
  if (rests.size() < outer.size()) is_exact_ = false;
  const PatternId next_outer = outer_.arena.choice(rests);
  next.insert({without_attribute(outer_, next_outer, outer_name(name)),
               without_attribute(inner_, rest, name)});
}

void Comparison::walk_content(std::set<State> contents) {
  reached_ = std::move(contents);
  pending_.assign(reached_.begin(), reached_.end());
  while (!pending_.empty() && !has_failed()) {
    const State state = pending_.back();
    pending_.pop_back();
    step_content(state);
    if (reached_.size() > kMaxStates) fail(Answer::unknown, "too many states of a content");
  }
}

void Comparison::reach(State state) {
  if (reached_.insert(state).second) pending_.push_back(state);
}

void Comparison::step_content(State state) {
  const auto [outer, inner] = state;
  const bool wants_string = inner_.arena[inner].content_type == ContentType::data ||
                            outer_.arena[outer].content_type == ContentType::data;
  if (wants_string) return check_strings(state);
  if (inner_.arena.is_nullable(inner) && !outer_.arena.is_nullable(outer)) {
    return fail(Answer::no, "the outer schema requires an element where the inner one may end");
  }
  check_text(state);
  const auto names = names_in(inner, PatternKind::element);
  if (!names) return;
  for (const NameId name : *names) {
    if (has_failed()) return;
    step_element(state, name);
  }
}

void Comparison::check_strings(State state) {
  const auto [outer, inner] = state;
  std::set<NameClassId> elements;
  collect(inner_, inner, PatternKind::element, elements);
  const Answer answer = elements.empty() ? strings_.includes(outer, inner) : Answer::unknown;
  if (answer != Answer::yes) {
    fail(answer, "the text of the element is not known to be of the outer schema's type");
  }
}

void Comparison::check_text(State state) {
  const auto [outer, inner] = state;
  const PatternId after = inner_.derivatives.text(inner);
  if (!productive_.holds(after)) return;
  const PatternId other = outer_.derivatives.text(outer);
  if (other == kNotAllowed) return fail(Answer::no, "the outer schema does not allow text");
  reach({other, after});
}

void Comparison::step_element(State state, NameId name) {
  std::vector<Continuation> ways;
  inner_.derivatives.element(state.second, name, false, ways);
  std::erase_if(ways, [this](const Continuation& way) {
    return !productive_.holds(way.content) || !productive_.holds(way.rest);
  });
  if (ways.empty()) return;
  std::vector<Continuation> outer_ways;
  outer_.derivatives.element(state.first, outer_name(name), false, outer_ways);
  std::erase_if(outer_ways, [](const Continuation& way) { return way.rest == kNotAllowed; });
  if (outer_ways.empty()) {
    return fail(Answer::no, fmt::format("the outer schema does not allow the element {}",
                                        inner_.names.local(name)));
  }
  for (const Continuation& way : ways) {
    const PatternId rest = follow(way.content, outer_ways, name);
    if (has_failed()) return;
    reach({rest, way.rest});
  }
}

// What the outer schema wants after an element of this content, by those of its ways that are
// assumed to include it.
PatternId Comparison::follow(PatternId content, const std::vector<Continuation>& outer,
                             NameId name) {
  std::vector<PatternId> rests;
  std::set<PatternId> contents;
  std::size_t failed = kNone;
  for (const Continuation& way : outer) {
    contents.insert(way.content);
    const std::size_t pair = pair_of({way.content, content}, inner_.names.local(name), current_);
    if (pairs_[pair].answer == Answer::yes) {
      rests.push_back(way.rest);
    } else if (failed == kNone) {
      failed = pair;
    }
  }
  if (rests.empty()) {
    fail(contents.size() == 1 ? pairs_[failed].answer : Answer::unknown, {}, failed);
    return kNotAllowed;
  }
  if (failed != kNone) is_exact_ = false;
  return outer_.arena.choice(rests);
}

}  // namespace

Inclusion includes(const Grammar& outer, const Grammar& inner) {
  return Comparison(outer, inner).run();
}

}  // namespace rng::pattern
