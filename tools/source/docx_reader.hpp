// SPDX-License-Identifier: MIT
// Files of Word and of those that write its format (ECMA-376). Inside the room only.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

/// Reads a DOCX: its text with footnotes, endnotes, comments, tracked changes, lists, tables,
/// headers and footers. Fails with zip.*, xml.*, source.damaged, source.empty and source.too-large.
base::Result<SourceText> read_docx(std::string name, std::string bytes);

}  // namespace source
