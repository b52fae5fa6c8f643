// SPDX-License-Identifier: MIT
// What a schema in the simple form must not contain (specification §7). Inside the room only.
#pragma once

#include "base/diagnostic.hpp"
#include "rng/pattern/compiler.hpp"

namespace rng::pattern {

/// Reports each violation at its place. What §4.20 and §4.21 take away is not looked at.
void check_restrictions(const Compilation& compilation, const Grammar& grammar,
                        base::DiagnosticSink& sink);

}  // namespace rng::pattern
