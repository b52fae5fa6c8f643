// SPDX-License-Identifier: MIT
// From a stretch of running text to two places of the document between which an element can stand.
#pragma once

#include <cstdint>
#include <optional>

#include "annotate/document_tree.hpp"
#include "annotate/reading.hpp"
#include "base/span.hpp"

namespace annotate {

struct Placement {
  base::Span document;  // what the element will hold
  std::uint32_t parent = kNone;
};

/// Where the tags of an element go that holds a stretch of a passage, whole: around a form of a
/// choice, a word, a CDATA section or a phrase that the stretch goes beyond, where it holds all of
/// their text. None where it would have to begin or end within one.
std::optional<Placement> place(const DocumentTree& tree, const Reading& reading,
                               std::uint32_t passage, base::Span flow);

}  // namespace annotate
