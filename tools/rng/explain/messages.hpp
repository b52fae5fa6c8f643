// SPDX-License-Identifier: MIT
// The message catalogue: findings of the engine in words. All prose of the room is in messages.cpp.
#pragma once

#include "base/diagnostic.hpp"
#include "rng/validate/finding.hpp"

namespace rng::explain {

/// What was found, what was expected, one thing to do.
base::Diagnostic explain(const validate::Finding& finding);

}  // namespace rng::explain
