// SPDX-License-Identifier: MIT
// What a pattern allows next and what it cannot do without: for messages and for editors. Walks the
// patterns each time; the automaton does not need it.
#pragma once

#include <vector>

#include "rng/pattern/arena.hpp"
#include "rng/pattern/grammar.hpp"
#include "rng/validate/finding.hpp"

namespace rng::validate {

class Expectation {
 public:
  Expectation(const pattern::Grammar& grammar, const pattern::PatternArena& arena)
      : grammar_(grammar), arena_(arena) {}

  /// Elements, text and the end of the element.
  Expected content(pattern::PatternId state) const;
  Expected attributes(pattern::PatternId state) const;
  /// What a string must be, for a state or the value of an attribute.
  Expected string(pattern::PatternId state) const;
  /// With `only_next`, those that must come first of all.
  std::vector<FoundName> required_elements(pattern::PatternId state, bool only_next) const;
  std::vector<FoundName> required_attributes(pattern::PatternId state) const;

 private:
  using Names = std::vector<pattern::NameId>;

  void add_possible(pattern::PatternId p, bool of_attributes,
                    std::vector<pattern::NameClassId>& classes) const;
  void add_string(pattern::PatternId p, Expected& expected) const;
  bool may_end(pattern::PatternId state) const;
  Names required(pattern::PatternId p, pattern::PatternKind kind, bool only_next) const;
  Names required_in_choice(pattern::PatternId p, pattern::PatternKind kind, bool only_next) const;
  void take_names(const std::vector<pattern::NameClassId>& classes, Expected& expected) const;
  void take_class(pattern::NameClassId id, Expected& expected) const;
  FoundName found(pattern::NameId name) const;
  std::vector<FoundName> found(const Names& names) const;

  const pattern::Grammar& grammar_;
  const pattern::PatternArena& arena_;
};

}  // namespace rng::validate
