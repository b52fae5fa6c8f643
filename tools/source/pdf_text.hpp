// SPDX-License-Identifier: MIT
// A PDF as a text: what its typography says becomes indents, blank lines, form feeds and runs.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

/// The text of the words that apograph-pdf wrote. Ligatures are spelt out and characters composed
/// (NFC), for a PDF names glyphs; a glyph without a character is U+FFFD. Each page ends with a form
/// feed; lines have their size and width. Fails as `parse_pdf_words` does, and with
/// source.image-only where no page holds a word.
base::Result<SourceText> read_pdf_words(std::string name, std::string_view words);

}  // namespace source
