// SPDX-License-Identifier: MIT
// What a sidecar decides of a letter's words, as the recognisers take it.
#pragma once

#include "base/span.hpp"
#include "edition/metadata.hpp"
#include "recognise/decisions.hpp"
#include "recognise/names.hpp"

namespace apograph {

/// `line` is where in the source it holds; empty: everywhere.
recognise::NameDecision name_decision(const edition::Identification& decision, base::Span line);
recognise::MentionDecision mention_decision(const edition::Decision& decision, base::Span line);

}  // namespace apograph
