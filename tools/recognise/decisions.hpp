// SPDX-License-Identifier: MIT
// What an editor decided of mentions other than whom a name means (names.hpp has that).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "layout/layout.hpp"
#include "recognise/mention.hpp"

namespace recognise {

/// A decision about the mentions of a kind (kind_of) whose words are `text`.
struct MentionDecision {
  std::string kind;
  std::string text;
  base::Span source;         // where in the source it holds; empty: everywhere
  bool is_rejected = false;  // they are no such thing
  /// What they mean; none: what they were taken for. Where nothing was recognised it is added.
  std::optional<Meaning> meaning = std::nullopt;
};

/// Applies a decision to the mentions of a flow. Returns how many it touched.
std::size_t apply_decision(const MentionDecision& decision, const layout::Flow& flow,
                           std::vector<Mention>& mentions);

/// Where a flow has the words of a text, in their case, whatever blanks there are between them, as
/// far as they come from `source`; an empty one is everywhere.
std::vector<base::Span> occurrences(const std::string& text, const layout::Flow& flow,
                                    base::Span source);

}  // namespace recognise
