// SPDX-License-Identifier: MIT
// Files of LibreOffice and of those that write its format (OpenDocument 1.3, part 3). Inside the
// room only.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

/// Reads an ODT: its text with footnotes, endnotes, comments, tracked changes, lists and tables.
/// Fails with zip.*, xml.*, source.encrypted, source.damaged, source.empty and source.too-large.
base::Result<SourceText> read_odt(std::string name, std::string bytes);

}  // namespace source
