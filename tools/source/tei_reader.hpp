// SPDX-License-Identifier: MIT
// Letters that are TEI already, with little encoding: paragraphs, lines, notes, highlighting.
// Inside the room only.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

/// Reads the text of a TEI document as it was typed: sic, orig and abbr, not what an editor made of
/// them. Fails with xml.*, source.not-tei, source.empty and source.too-large.
base::Result<SourceText> read_tei(std::string name, std::string_view bytes);

}  // namespace source
