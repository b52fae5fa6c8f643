// SPDX-License-Identifier: MIT
// Markdown as GitHub has it: CommonMark with footnotes, tables and struck text. Inside the room
// only.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

/// Reads a text in Markdown over cmark-gfm, loaded on use; HTML in it counts as such. Fails as
/// `decode` does, with source.no-markdown (the library), source.empty and source.too-large.
base::Result<SourceText> read_markdown(std::string name, std::string bytes,
                                       std::string_view encoding);

}  // namespace source
