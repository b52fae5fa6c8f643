// SPDX-License-Identifier: MIT
#include "rng/validate/automaton.hpp"

#include <algorithm>

namespace rng::validate {

using pattern::Continuation;
using pattern::kNotAllowed;
using pattern::kText;
using pattern::NameId;
using pattern::PatternId;
using pattern::PatternKind;

namespace {

constexpr std::size_t kBudget = std::size_t{12} << 20U;
constexpr std::size_t kFirstSlots = 1024;

std::uint32_t number(PatternId id) {
  return static_cast<std::uint32_t>(id);
}

}  // namespace

std::uint64_t Automaton::hash_of(State state, std::span<const NameId> names) {
  std::uint64_t hash = mixed(static_cast<std::uint64_t>(state) + 0x1234567);
  for (const NameId name : names) hash = mixed(hash ^ static_cast<std::uint64_t>(name));
  return hash | 1U;
}

Automaton::Automaton(const pattern::Grammar& grammar) : grammar_(grammar) {
  reset();
}

void Automaton::reset() {
  names_ = std::make_unique<pattern::NameTable>(&grammar_.names);
  arena_ = std::make_unique<pattern::PatternArena>(grammar_.arena.frozen());
  derivatives_ = std::make_unique<pattern::Derivatives>(grammar_, *arena_, *names_);
  info_of_.clear();
  infos_.clear();
  transitions_.clear();
  rests_.clear();
  transition_slots_.assign(kFirstSlots, {});
  transition_count_ = 0;
  plans_.clear();
  plan_names_.clear();
  values_.clear();
  plan_slots_.assign(kFirstSlots, {});
}

bool Automaton::is_over_budget() const {
  const std::size_t tables = transitions_.size() * sizeof(Transition) +
                             rests_.size() * sizeof(State) + infos_.size() * sizeof(StateInfo) +
                             info_of_.size() * sizeof(std::uint32_t) +
                             plans_.size() * sizeof(Plan) + plan_names_.size() * sizeof(NameId) +
                             values_.size() * sizeof(PlannedValue) +
                             (transition_slots_.size() + plan_slots_.size()) * sizeof(Slot);
  return tables + arena_->bytes() + names_->bytes() > kBudget;
}

Automaton::StateInfo& Automaton::add_info(State state) {
  if (number(state) >= info_of_.size()) info_of_.resize(arena_->size() + 256, kNone);
  info_of_[number(state)] = static_cast<std::uint32_t>(infos_.size());
  return infos_.emplace_back();
}

State Automaton::text(State state) {
  const State known = info(state).text;
  if (known != State{kNone}) return known;
  const State made = derivatives_->text(state);
  return info(state).text = made;
}

State Automaton::closed(State state) {
  const State known = info(state).closed;
  if (known != State{kNone}) return known;
  const State made = derivatives_->close(state, false);
  return info(state).closed = made;
}

std::uint32_t Automaton::find_ended(State state) {
  std::vector<std::uint32_t> labels;
  derivatives_->ended(state, labels);
  return info(state).ended = labels.size() == 1 ? labels.front() : kNone;
}

std::uint32_t Automaton::add_transition(std::span<const Continuation> ways) {
  Transition made;
  made.first_rest = static_cast<std::uint32_t>(rests_.size());
  made.rests = static_cast<std::uint32_t>(ways.size());
  std::vector<PatternId> children;
  for (std::uint32_t i = 0; i < ways.size(); ++i) {
    children.push_back(arena_->after(ways[i].content, i));
    rests_.push_back(ways[i].rest);
  }
  made.child = arena_->choice(children);
  transitions_.push_back(made);
  return static_cast<std::uint32_t>(transitions_.size() - 1);
}

State Automaton::rest(const Transition& transition, std::span<const std::uint32_t> labels) {
  if (labels.size() == 1) return rest(transition, labels.front());
  std::vector<PatternId> rests;
  rests.reserve(labels.size());
  for (const std::uint32_t label : labels) rests.push_back(rest(transition, label));
  return arena_->choice(rests);
}

std::uint32_t Automaton::make_transition(State state, NameId name, std::size_t slot) {
  std::vector<Continuation> ways;
  derivatives_->element(state, name, false, ways);
  derivatives_->merge(ways);
  const std::uint32_t made = ways.empty() ? kNone : add_transition(ways);
  transition_slots_[slot] = {key_of(state, name), made};
  if (++transition_count_ * 2 > transition_slots_.size()) grow_transitions();
  return made;
}

void Automaton::grow_transitions() {
  std::vector<Slot> slots(transition_slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : transition_slots_) {
    if (slot.key == 0) continue;
    std::size_t at = mixed(slot.key) & mask;
    while (slots[at].key != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  transition_slots_ = std::move(slots);
}

std::uint32_t Automaton::find_plan(State child, std::span<const NameId> names) {
  const std::uint64_t hash = hash_of(child, names);
  const std::size_t mask = plan_slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; plan_slots_[at].key != 0; at = (at + 1) & mask) {
    if (plan_slots_[at].key != hash) continue;
    const Plan& known = plans_[plan_slots_[at].value];
    if (known.from == child && is_for(known, names)) return plan_slots_[at].value;
  }
  const std::uint32_t made = make_plan(child, names);
  plan_slots_[at] = {hash, made};
  if (plans_.size() * 2 > plan_slots_.size()) grow_plans();
  return made;
}

void Automaton::grow_plans() {
  std::vector<Slot> slots(plan_slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : plan_slots_) {
    if (slot.key == 0) continue;
    std::size_t at = slot.key & mask;
    while (slots[at].key != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  plan_slots_ = std::move(slots);
}

std::uint32_t Automaton::make_plan(State child, std::span<const NameId> names) {
  Plan made;
  made.from = child;
  made.count = static_cast<std::uint32_t>(names.size());
  made.first_name = static_cast<std::uint32_t>(plan_names_.size());
  plan_names_.insert(plan_names_.end(), names.begin(), names.end());
  made.first_value = static_cast<std::uint32_t>(values_.size());
  made.is_usable = fill_plan(made, names);
  plans_.push_back(made);
  return static_cast<std::uint32_t>(plans_.size() - 1);
}

bool Automaton::fill_plan(Plan& plan, std::span<const NameId> names) {
  State state = plan.from;
  std::vector<Continuation> ways;
  for (const NameId name : names) {
    ways.clear();
    derivatives_->attribute(state, name, ways);
    derivatives_->merge(ways);
    if (ways.size() != 1) return false;
    const State wanted = trivial(ways.front().content);
    values_.push_back({wanted, is_worth_caching(wanted), holds_pointers(ways.front().content)});
    plan.has_pointers |= values_.back().is_pointer;
    plan.has_checks |= wanted != kText;
    state = ways.front().rest;
  }
  plan.closed = derivatives_->close(state, false);
  plan.wants_string = wants_string(plan.closed);
  return plan.closed != kNotAllowed;
}

bool Automaton::holds_pointers(State value) const {
  const pattern::PatternNode& node = (*arena_)[value];
  switch (node.kind) {
    case PatternKind::data:
      return grammar_.data[node.a].type_name == "anyURI";
    case PatternKind::list:
    case PatternKind::one_or_more:
      return holds_pointers(PatternId{node.a});
    case PatternKind::group:
      return holds_pointers(PatternId{node.a}) || holds_pointers(PatternId{node.b});
    case PatternKind::choice: {
      const auto all = arena_->children(value);
      return std::any_of(all.begin(), all.end(),
                         [this](PatternId child) { return holds_pointers(child); });
    }
    default:
      return false;
  }
}

bool Automaton::is_worth_caching(State value) const {
  const auto is_plain = [](const datatype::Datatype& type) {
    return type.id_type() == datatype::IdType::none && !type.is_context_dependent();
  };
  const pattern::PatternNode& node = (*arena_)[value];
  switch (node.kind) {
    case PatternKind::data:
      return is_plain(*grammar_.data[node.a].type) && grammar_.data[node.a].except == kNotAllowed;
    case PatternKind::value:
      return is_plain(*grammar_.values[node.a].type);
    case PatternKind::list:
    case PatternKind::one_or_more:
      return is_worth_caching(PatternId{node.a});
    case PatternKind::choice: {
      const auto all = arena_->children(value);
      return std::all_of(all.begin(), all.end(),
                         [this](PatternId child) { return is_worth_caching(child); });
    }
    default:
      return value == pattern::kEmpty || value == kText;
  }
}

// Text, where a value may be anything.
State Automaton::trivial(State value) const {
  const pattern::PatternNode& node = (*arena_)[value];
  if (node.kind != PatternKind::data) return value;
  const pattern::DataDeclaration& declared = grammar_.data[node.a];
  const bool is_anything = declared.type->allows_everything() && declared.except == kNotAllowed;
  return is_anything ? kText : value;
}

namespace {

// Makes patterns of one arena again in another that stands on the same base.
class Transplant {
 public:
  Transplant(const pattern::PatternArena& from, std::uint32_t base_size, pattern::PatternArena& to)
      : from_(from),
        base_size_(base_size),
        to_(to),
        is_needed_(from.size() - base_size),
        moved_(from.size() - base_size) {}

  void need(PatternId id) {
    if (number(id) >= base_size_) is_needed_[number(id) - base_size_] = true;
  }

  // Children have smaller numbers than their parents: down to mark, up to make.
  void run() {
    for (std::uint32_t i = from_.size(); i-- > base_size_;) {
      if (is_needed_[i - base_size_]) need_children(PatternId{i});
    }
    for (std::uint32_t i = base_size_; i < from_.size(); ++i) {
      if (is_needed_[i - base_size_]) moved_[i - base_size_] = make(PatternId{i});
    }
  }

  PatternId moved(PatternId id) const {
    return number(id) < base_size_ ? id : moved_[number(id) - base_size_];
  }

 private:
  void need_children(PatternId id) {
    const pattern::PatternNode& node = from_[id];
    switch (node.kind) {
      case PatternKind::attribute:
        return need(PatternId{node.b});
      case PatternKind::list:
      case PatternKind::one_or_more:
      case PatternKind::after:
        return need(PatternId{node.a});
      case PatternKind::group:
        need(PatternId{node.a});
        return need(PatternId{node.b});
      case PatternKind::interleave:
      case PatternKind::choice:
      case PatternKind::attributes:
        for (const PatternId child : from_.children(id)) need(child);
        return;
      default:
        return;
    }
  }

  PatternId make(PatternId id) {
    const pattern::PatternNode& node = from_[id];
    switch (node.kind) {
      case PatternKind::attribute:
        return to_.attribute(pattern::NameClassId{node.a}, moved(PatternId{node.b}));
      case PatternKind::list:
        return to_.list(moved(PatternId{node.a}));
      case PatternKind::one_or_more:
        return to_.one_or_more(moved(PatternId{node.a}));
      case PatternKind::after:
        return to_.after(moved(PatternId{node.a}), node.b);
      case PatternKind::group:
        return to_.group(moved(PatternId{node.a}), moved(PatternId{node.b}));
      default:
        return make_many(id);
    }
  }

  PatternId make_many(PatternId id) {
    std::vector<PatternId> children;
    for (const PatternId child : from_.children(id)) children.push_back(moved(child));
    const PatternKind kind = from_[id].kind;
    if (kind == PatternKind::interleave) return to_.interleave(children);
    if (kind == PatternKind::choice) return to_.choice(children);
    return to_.attributes(children);
  }

  const pattern::PatternArena& from_;
  std::uint32_t base_size_;
  pattern::PatternArena& to_;
  std::vector<bool> is_needed_;
  std::vector<PatternId> moved_;
};

}  // namespace

void Automaton::shrink(std::span<State*> states, std::span<std::uint32_t> open) {
  const std::unique_ptr<pattern::PatternArena> old_arena = std::move(arena_);
  const std::vector<Transition> old_transitions = std::move(transitions_);
  const std::vector<State> old_rests = std::move(rests_);
  reset();
  Transplant transplant(*old_arena, grammar_.arena.size(), *arena_);
  for (const State* state : states) transplant.need(*state);
  for (const std::uint32_t transition : open) {
    const Transition& old = old_transitions[transition];
    for (std::uint32_t i = 0; i < old.rests; ++i) transplant.need(old_rests[old.first_rest + i]);
  }
  transplant.run();
  for (State* state : states) *state = transplant.moved(*state);
  std::unordered_map<std::uint32_t, std::uint32_t> renumbered;
  for (std::uint32_t& transition : open) {
    const auto [found, is_new] = renumbered.try_emplace(transition);
    if (is_new) {
      const Transition& old = old_transitions[transition];
      Transition made;
      made.first_rest = static_cast<std::uint32_t>(rests_.size());
      made.rests = old.rests;
      for (std::uint32_t i = 0; i < old.rests; ++i) {
        rests_.push_back(transplant.moved(old_rests[old.first_rest + i]));
      }
      found->second = static_cast<std::uint32_t>(transitions_.size());
      transitions_.push_back(made);
    }
    transition = found->second;
  }
}

}  // namespace rng::validate
