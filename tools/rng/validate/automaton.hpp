// SPDX-License-Identifier: MIT
// The derivatives of a schema as an automaton that is built where a document leads. A state is a
// pattern: what is left of the content of the open element. States do not hold their ancestors:
// the continuation in the parent is in the Transition, which the stack of open elements keeps, and
// a pattern `after(content, label)` names one of several.
//
// One automaton per thread; it stands on a frozen Grammar.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "rng/pattern/derivative.hpp"
#include "rng/pattern/grammar.hpp"

namespace rng::validate {

using State = pattern::PatternId;

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// A start-tag's name, seen in a state: where the child begins, and by label where the parent goes
/// on.
struct Transition {
  State child = pattern::kNotAllowed;
  std::uint32_t first_rest = 0;
  std::uint32_t rests = 0;
  State closed{kNone};        // the child after its start-tag, without attributes; once asked for
  bool wants_string = false;  // of `closed`
  std::uint32_t last_plan = kNone;
};

/// What the value of an attribute must be.
struct PlannedValue {
  State wanted = pattern::kText;  // text where it may be anything
  /// True where the answer to a value is worth remembering: not for IDs, which come once, nor where
  /// it depends on more than the value.
  bool is_cacheable = false;
  bool is_pointer = false;  // it may hold URIs
};

/// The attributes of a start-tag, by the sequence of their names, where neither the next state nor
/// what each value must be depends on the values.
struct Plan {
  State closed = pattern::kNotAllowed;
  std::uint32_t first_value = 0;
  std::uint32_t first_name = 0;
  std::uint32_t count = 0;
  State from = pattern::kNotAllowed;
  bool is_usable = false;  // false: the attributes must be taken one by one
  bool has_checks = false;
  bool has_pointers = false;  // a value may hold URIs
  bool wants_string = false;  // of `closed`
};

class Automaton {
 public:
  explicit Automaton(const pattern::Grammar& grammar);
  Automaton(const Automaton&) = delete;
  Automaton& operator=(const Automaton&) = delete;

  /// The number of the transition, or kNone where the element is not allowed.
  std::uint32_t transition(State state, pattern::NameId name) {
    const std::uint64_t key = key_of(state, name);
    const std::size_t mask = transition_slots_.size() - 1;
    std::size_t at = mixed(key) & mask;
    for (; transition_slots_[at].key != 0; at = (at + 1) & mask) {
      if (transition_slots_[at].key == key) return transition_slots_[at].value;
    }
    return make_transition(state, name, at);
  }
  /// A transition of one's own making; not remembered for a name.
  std::uint32_t add_transition(std::span<const pattern::Continuation> ways);
  const Transition& operator[](std::uint32_t number) const { return transitions_[number]; }
  /// The same, with `closed` worked out.
  const Transition& closed_transition(std::uint32_t number) {
    Transition& transition = transitions_[number];
    if (transition.closed == State{kNone}) {
      transition.closed = closed(transition.child);
      transition.wants_string = wants_string(transition.closed);
    }
    return transition;
  }
  State rest(const Transition& transition, std::uint32_t label) const {
    return rests_[transition.first_rest + label];
  }
  /// Where the parent goes on after a child whose alternatives with these labels matched.
  State rest(const Transition& transition, std::span<const std::uint32_t> labels);

  /// Of a start-tag with these attributes; mostly they are those of the last one.
  const Plan& plan(std::uint32_t transition, std::span<const pattern::NameId> names) {
    std::uint32_t& last = transitions_[transition].last_plan;
    if (last == kNone || !is_for(plans_[last], names)) {
      last = find_plan(transitions_[transition].child, names);
    }
    return plans_[last];
  }
  const PlannedValue& value_of(const Plan& plan, std::size_t index) const {
    return values_[plan.first_value + index];
  }

  /// True where a value may hold URIs.
  bool holds_pointers(State value) const;

  /// The state after text that is not blank.
  State text(State state);
  /// The state after the last attribute, where there are none.
  State closed(State state);
  /// The label where one alternative, and no more, may end here; kNone otherwise.
  std::uint32_t ended(State state) {
    const StateInfo& known = info(state);
    return known.ended == kUnknown ? find_ended(state) : known.ended;
  }
  bool wants_string(State state) const {
    return arena_->operator[](state).content_type == pattern::ContentType::data;
  }

  pattern::Derivatives& derivatives() { return *derivatives_; }
  pattern::PatternArena& arena() { return *arena_; }
  pattern::NameTable& names() { return *names_; }
  const pattern::NameTable& names() const { return *names_; }
  const pattern::Grammar& grammar() const { return grammar_; }

  /// True where the caches have outgrown their budget: call shrink between two events.
  bool is_over_budget() const;
  /// Forgets all but the states that are passed, and the transitions in `open`; both are renumbered
  /// in place. Names are forgotten too.
  void shrink(std::span<State*> states, std::span<std::uint32_t> open);

 private:
  static constexpr std::uint32_t kUnknown = kNone - 1;

  struct StateInfo {
    State text{kNone};
    State closed{kNone};
    std::uint32_t ended = kUnknown;
  };
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };

  static std::uint64_t mixed(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15U;
    return key ^ (key >> 32U);
  }
  static std::uint64_t key_of(State state, pattern::NameId name) {
    return ((static_cast<std::uint64_t>(state) << 32U) | static_cast<std::uint32_t>(name)) + 1;
  }

  StateInfo& info(State state) {
    const auto number = static_cast<std::uint32_t>(state);
    if (number >= info_of_.size() || info_of_[number] == kNone) return add_info(state);
    return infos_[info_of_[number]];
  }
  StateInfo& add_info(State state);
  std::uint32_t find_ended(State state);
  std::uint32_t make_transition(State state, pattern::NameId name, std::size_t slot);
  static std::uint64_t hash_of(State state, std::span<const pattern::NameId> names);
  void reset();
  bool is_for(const Plan& plan, std::span<const pattern::NameId> names) const {
    if (plan.count != names.size()) return false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (plan_names_[plan.first_name + i] != names[i]) return false;
    }
    return true;
  }
  std::uint32_t find_plan(State child, std::span<const pattern::NameId> names);
  std::uint32_t make_plan(State child, std::span<const pattern::NameId> names);
  bool fill_plan(Plan& plan, std::span<const pattern::NameId> names);
  State trivial(State value) const;
  bool is_worth_caching(State value) const;
  void grow_transitions();
  void grow_plans();

  const pattern::Grammar& grammar_;
  std::unique_ptr<pattern::NameTable> names_;
  std::unique_ptr<pattern::PatternArena> arena_;
  std::unique_ptr<pattern::Derivatives> derivatives_;
  std::vector<std::uint32_t> info_of_;  // by pattern
  std::vector<StateInfo> infos_;
  std::vector<Transition> transitions_;
  std::vector<State> rests_;
  std::vector<Slot> transition_slots_;  // key 0 is free
  std::size_t transition_count_ = 0;
  std::vector<Plan> plans_;
  std::vector<pattern::NameId> plan_names_;
  std::vector<PlannedValue> values_;
  std::vector<Slot> plan_slots_;  // key: the hash, 0 is free
};

}  // namespace rng::validate
