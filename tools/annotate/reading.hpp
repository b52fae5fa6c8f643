// SPDX-License-Identifier: MIT
// What of a TEI document is running text, in which passages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document_tree.hpp"
#include "annotate/elements.hpp"
#include "annotate/flow_text.hpp"
#include "base/span.hpp"
#include "layout/layout.hpp"

namespace annotate {

/// A name, date or title that somebody has tagged: where it is in its passage.
struct Tagged {
  base::Span flow;
  std::uint32_t element = kNone;
};

/// A stretch of text that no block begins or ends within.
struct Passage {
  layout::BlockKind kind = layout::BlockKind::paragraph;
  bool is_note = false;
  bool is_closed = false;  // within something that is tagged: read, nothing is added
  std::string language;    // of @xml:lang, or empty
  FlowText flow;
  std::vector<Tagged> tagged;  // in the order of their ends
};

/// What an element holds of a passage.
struct Extent {
  std::uint32_t passage = kNone;  // none where it holds more than a part of one
  base::Span flow;
};

struct Reading {
  std::vector<Passage> passages;  // in document order of their beginnings
  std::vector<Role> roles;        // of the elements of the tree
  std::vector<Extent> extents;    // the same
};

/// Reads what stands in `text`. Of a choice one form is read, the regular one; notes are passages
/// of their own, and the text goes on behind them.
Reading read_passages(const DocumentTree& tree);

}  // namespace annotate
