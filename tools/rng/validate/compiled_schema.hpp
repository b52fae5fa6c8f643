// SPDX-License-Identifier: MIT
// What a Schema holds. For who walks patterns: this room, rng/explain and tests.
#pragma once

#include <memory>

#include "rng/pattern/grammar.hpp"

namespace rng::validate {

struct CompiledSchema {
  std::unique_ptr<const pattern::Grammar> grammar;
};

}  // namespace rng::validate
