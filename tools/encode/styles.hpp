// SPDX-License-Identifier: MIT
// What a format knows of characters, as the elements that say so.
#pragma once

#include <string>
#include <vector>

#include "encode/record.hpp"
#include "encode/tree.hpp"
#include "layout/layout.hpp"
#include "source/source_text.hpp"

namespace encode {

/// The styles of a source, ascending. A language that the format gives to most of the text, or that
/// is the letter's, says nothing; deletions are none of it.
std::vector<StyledSpan> styles_of(const source::SourceText& source, const std::string& language);

/// The same for the text of a flow, in its bytes; a style goes on over a line end.
std::vector<StyledSpan> styles_in(const layout::Flow& flow, const std::vector<StyledSpan>& styles);

/// Appends the elements of a style, one in the other, and returns the innermost: add, ref, title,
/// foreign, hi.
Node open_style(Node parent, const Style& style, const source::SourceText& source, Record& record);

/// @resp and @corresp of what a tracked change or a comment did: who, and when.
void attribute_change(Node node, const source::Change& change, Record& record);

}  // namespace encode
