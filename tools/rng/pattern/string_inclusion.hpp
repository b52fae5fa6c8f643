// SPDX-License-Identifier: MIT
// Whether every string that one pattern wants is one that another wants, of two grammars.
#pragma once

#include "rng/pattern/derivative.hpp"
#include "rng/pattern/inclusion.hpp"

namespace rng::pattern {

class StringInclusion {
 public:
  using Answer = Inclusion::Answer;

  StringInclusion(const Grammar& outer, PatternArena& outer_arena, Derivatives& derivatives,
                  const Grammar& inner, const PatternArena& inner_arena)
      : outer_(outer),
        outer_arena_(outer_arena),
        derivatives_(derivatives),
        inner_(inner),
        inner_arena_(inner_arena) {}

  /// `inner` and `outer` are values of attributes, or contents of elements that have no elements.
  Answer includes(PatternId outer, PatternId inner);

 private:
  Answer any_of(PatternId outer, PatternId inner);
  Answer value_in(PatternId outer, const ValueDeclaration& value);
  Answer refuted(PatternId outer, PatternId inner);
  Answer data_in(PatternId outer, PatternId inner);
  Answer data_in_data(const DataDeclaration& outer, const DataDeclaration& inner);
  Answer list_in(PatternId outer, PatternId items);
  Answer items_in(PatternId outer_items, PatternId items);
  Answer accepts(PatternId outer, std::string_view text);
  bool takes_everything(PatternId outer) const;

  const Grammar& outer_;
  PatternArena& outer_arena_;
  Derivatives& derivatives_;
  const Grammar& inner_;
  const PatternArena& inner_arena_;
};

}  // namespace rng::pattern
