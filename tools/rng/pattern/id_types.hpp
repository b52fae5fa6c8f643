// SPDX-License-Identifier: MIT
// Which attributes are IDs and references to IDs (RELAX NG DTD compatibility, §5). Inside the room
// only.
#pragma once

#include "base/diagnostic.hpp"
#include "rng/pattern/compiler.hpp"

namespace rng::pattern {

/// Fills Grammar::id_attributes and reports where a schema leaves in doubt what is an ID.
void find_id_attributes(const Compilation& compilation, Grammar& grammar,
                        base::DiagnosticSink& sink);

}  // namespace rng::pattern
