// SPDX-License-Identifier: MIT
// What a Validator does after an element that is not allowed, so that one fault is one finding:
//
// - It has the name of an expected element in a wrong namespace, or almost the name: it counts as
//   that element; so do the elements in it that are in the wrong namespace.
// - It is allowed further on: what is required before it counts as seen, and may come late.
// - Else its parent stays where it is, and the element may stand for what is required there. Its
//   content is that of all elements of the name; what does not fit is not reported, as the name may
//   be what is wrong.
#include <algorithm>

#include "rng/validate/near_name.hpp"
#include "rng/validate/validator.hpp"

namespace rng::validate {

using pattern::Continuation;
using pattern::kNotAllowed;
using pattern::NameId;

namespace {

constexpr std::size_t kMaxKept = 4096;  // of what is kept for faults, each

FoundName written(const xml::Name& name) {
  return {std::string(name.namespace_uri), std::string(name.local), std::string(name.prefix)};
}

}  // namespace

void Validator::mend(Mending::Kind kind, State at, std::size_t depth) {
  const bool is_known = std::any_of(mendings_.rbegin(), mendings_.rend(), [&](const Mending& one) {
    return one.depth == depth && one.kind == kind && one.at == at;
  });
  if (!is_known) mendings_.push_back({depth, kind, at});
}

bool Validator::is_mended(Mending::Kind kind, State at) const {
  return std::any_of(mendings_.begin(), mendings_.end(), [&](const Mending& mending) {
    return mending.depth == frames_.size() && mending.kind == kind && mending.at == at;
  });
}

// After an element has ended: what its faults left behind goes with it.
void Validator::leave_faults() {
  while (!mendings_.empty() && mendings_.back().depth > frames_.size()) mendings_.pop_back();
  if (renaming_.depth > frames_.size()) renaming_.depth = 0;
}

State Validator::element_anywhere(NameId id) {
  const auto known = anywhere_.find(static_cast<std::uint32_t>(id));
  if (known != anywhere_.end()) return known->second;
  if (anywhere_.size() >= kMaxKept) anywhere_.clear();
  std::vector<pattern::PatternId> contents;
  const pattern::NamespaceId namespace_id = automaton_.names().namespace_id(id);
  for (const pattern::ElementDeclaration& declared : grammar_.elements) {
    if (grammar_.name_classes.contains(declared.name, id, namespace_id)) {
      contents.push_back(declared.content);
    }
  }
  return anywhere_[static_cast<std::uint32_t>(id)] = automaton_.arena().choice(contents);
}

// The name that is expected here and is written nearly like this one; an empty one where none is.
const FoundName& Validator::meant_name(bool is_attribute, NameId id, const FoundName& name) {
  auto& kept = is_attribute ? meant_attributes_ : meant_elements_;
  const std::uint64_t key =
      (static_cast<std::uint64_t>(state_) << 32U) | static_cast<std::uint32_t>(id);
  const auto known = kept.find(key);
  if (known != kept.end()) return known->second;
  if (kept.size() >= kMaxKept) kept.clear();
  const Expected expected =
      is_attribute ? expectation().attributes(state_) : expectation().content(state_);
  const auto nearest = nearest_name(name, expected.names);
  return kept[key] = nearest ? expected.names[*nearest] : FoundName();
}

void Validator::start_misplaced(const xml::Name& name, Frame frame,
                                std::span<const xml::Attribute> attributes) {
  FoundName found = written(name);
  had_fault_ = true;
  if (!take_renamed(frame, found) && !take_early(frame, found) && !take_excused(frame)) {
    take_misplaced(frame, found);
  }
  frames_.push_back(frame);
  sibling_ = {};
  take_attributes(frame.transition, name, frame.name, attributes);
  if (wants_string_) string_.clear();
  if (misplaced_) report(*std::exchange(misplaced_, std::nullopt));
}

// True where the name, read in the namespace that was meant, is allowed; otherwise it is read so
// in what follows.
bool Validator::take_renamed(Frame& frame, FoundName& name) {
  if (renaming_.depth == 0 || name.uri != renaming_.from) return false;
  name.uri = renaming_.to;
  frame.name = automaton_.names().add(name.uri, name.local);
  frame.transition = automaton_.transition(state_, frame.name);
  return frame.transition != kNone;
}

bool Validator::take_early(Frame& frame, const FoundName& name) {
  std::vector<Continuation> ways;
  automaton_.derivatives().element(state_, frame.name, true, ways);
  if (ways.empty()) return false;
  frame.transition = automaton_.add_transition(ways);
  const bool is_excused = is_mended(Mending::Kind::stood_in, state_) || is_doubtful();
  mend(Mending::Kind::skipped, state_, frames_.size());
  if (is_excused || is_silent()) return true;
  Finding fault;
  fault.kind = FindingKind::element_too_early;
  fault.element = name;
  if (!frames_.empty()) fault.parent = open_name();
  if (wants_details(fault)) {
    fault.expected = expectation().content(state_);
    fault.required = expectation().required_elements(state_, true);
  }
  misplaced_ = std::move(fault);
  return true;
}

// Without a finding: where a fault was reported that explains it.
bool Validator::take_excused(Frame& frame) {
  const bool comes_late =
      std::any_of(mendings_.begin(), mendings_.end(), [&](const Mending& mending) {
        if (mending.depth != frames_.size() || mending.kind != Mending::Kind::skipped) return false;
        std::vector<Continuation> ways;
        automaton_.derivatives().element(mending.at, frame.name, true, ways);
        return !ways.empty();
      });
  if (!comes_late && !is_silent() && !is_doubtful()) return false;
  const Continuation way{element_anywhere(frame.name), state_};
  frame.transition = automaton_.add_transition({&way, 1});
  return true;
}

void Validator::take_misplaced(Frame& frame, const FoundName& name) {
  const Continuation way{element_anywhere(frame.name), wants_string_ ? kNotAllowed : state_};
  Finding fault;
  fault.element = name;
  if (!frames_.empty()) fault.parent = open_name();
  fault.kind = way.content == kNotAllowed        ? FindingKind::element_unknown
               : may_stand_in_parent(frame.name) ? FindingKind::element_too_late
                                                 : FindingKind::element_out_of_context;
  if (wants_details(fault)) {
    fault.expected = expectation().content(state_);
    place_misplaced(frame, fault);
  }
  const std::size_t depth = frames_.size();
  if (take_meant(frame, fault)) {
    misplaced_ = std::move(fault);
    return;
  }
  frame.transition = automaton_.add_transition({&way, 1});
  mend(Mending::Kind::stood_in, state_, depth);
  if (fault.kind == FindingKind::element_out_of_context) {
    mend(Mending::Kind::doubtful, State{kNone}, depth + 1);
  }
  misplaced_ = std::move(fault);
}

// True where the name is almost that of an element that is expected: it counts as that one.
bool Validator::take_meant(Frame& frame, Finding& fault) {
  const FoundName& meant = meant_name(false, frame.name, fault.element);
  if (meant.local.empty()) return false;
  const bool is_renamed = meant.local == fault.element.local;
  if (!is_renamed && fault.kind != FindingKind::element_unknown) return false;
  const NameId name = automaton_.names().add(meant.uri, meant.local);
  const std::uint32_t transition = automaton_.transition(state_, name);
  if (transition == kNone) return false;
  if (is_renamed && renaming_.depth == 0) {
    renaming_ = {frames_.size() + 1, fault.element.uri, meant.uri};
  }
  frame.name = name;
  frame.transition = transition;
  mend(Mending::Kind::skipped, state_,
       frames_.size());  // the element that was meant may still come
  fault.meant = meant;
  return true;
}

// True where the open element allows such a child, whatever stood before.
bool Validator::may_stand_in_parent(NameId id) {
  if (frames_.empty()) return false;
  const State begin = automaton_[frames_.back().transition].child;
  std::vector<Continuation> ways;
  automaton_.derivatives().element(automaton_.derivatives().close(begin, true), id, true, ways);
  return !ways.empty();
}

// Where else the element could stand: before its sibling, or behind an element that is open.
void Validator::place_misplaced(const Frame& frame, Finding& fault) {
  const auto name_of = [this](NameId id) {
    const pattern::NameTable& names = automaton_.names();
    return FoundName{std::string(names.namespace_uri(id)), std::string(names.local(id)), {}};
  };
  if (sibling_.outside != State{kNone} &&
      automaton_.transition(sibling_.outside, frame.name) != kNone) {
    fault.before = name_of(sibling_.name);
  }
  for (std::size_t i = frames_.size(); i-- > 1;) {
    const Transition transition = automaton_[frames_[i].transition];
    for (std::uint32_t label = 0; label < transition.rests; ++label) {
      if (automaton_.transition(automaton_.rest(transition, label), frame.name) == kNone) continue;
      fault.closed = name_of(frames_[i].name);
      fault.outer = name_of(frames_[i - 1].name);
      return;
    }
  }
}

}  // namespace rng::validate
