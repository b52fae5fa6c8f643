// SPDX-License-Identifier: MIT
// What a conversion recognised, inferred and left open, each at its place in the source.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "edition/metadata.hpp"
#include "layout/layout.hpp"
#include "recognise/recognise.hpp"
#include "source/source_text.hpp"

namespace apograph {

/// Info for what was recognised, a warning for what was inferred or left open and why; in the order
/// of the source.
std::vector<base::Diagnostic> findings(const layout::Layout& layout,
                                       const recognise::Recognition& recognition,
                                       const edition::LetterMetadata& metadata,
                                       const source::SourceText& source);

}  // namespace apograph
