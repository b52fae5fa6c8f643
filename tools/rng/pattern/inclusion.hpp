// SPDX-License-Identifier: MIT
// Whether every document of one schema is a document of another one, shown on the patterns.
//
// Element contents are compared in pairs, each pair assuming the others, until no assumption fails
// any more; within a pair the patterns are walked side by side by their derivatives. Strings are
// compared value by value, and types by what XML Schema derives from what. A datatype is taken to
// have a value. What the rules do not decide is `unknown`, never guessed.
#pragma once

#include <cstdint>
#include <string>

#include "rng/pattern/grammar.hpp"

namespace rng::pattern {

struct Inclusion {
  enum class Answer : std::uint8_t { yes, no, unknown };
  Answer answer = Answer::yes;
  std::string path;          // where the proof fails: "TEI/text/body"
  std::string reason;        // and why, in words
  std::size_t compared = 0;  // pairs of element contents
};

/// True (`yes`) where all that `inner` allows, `outer` allows too; IDs are left out.
Inclusion includes(const Grammar& outer, const Grammar& inner);

}  // namespace rng::pattern
