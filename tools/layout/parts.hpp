// SPDX-License-Identifier: MIT
// Passages to the parts of a letter, by where they stand: what precedes the first paragraph, what
// follows the last, where another letter or an enclosure begins.
#pragma once

#include <cstddef>
#include <vector>

#include "layout/layout.hpp"
#include "layout/passages.hpp"

namespace layout {

/// What the passages from `begin` to `end` are, and where divisions begin among them.
struct Parts {
  std::vector<BlockKind> kinds;  // beside the passages, all of them
  std::vector<Division> divisions;
};

Parts parts_of(Passages& passages, std::size_t begin, std::size_t end);

}  // namespace layout
