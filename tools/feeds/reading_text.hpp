// SPDX-License-Identifier: MIT
// A letter's text as it is read: for word counts, search and other programs.
#pragma once

#include <string>

#include <pugixml.hpp>

namespace feeds {

/// Corrected, regularised and expanded: of a choice one form, of an apparatus the lemma; no notes,
/// running heads or deletions; words that a line end divides are whole. A paragraph or another
/// block is a line; a gap is "[…]".
std::string reading_text(pugi::xml_node text);

}  // namespace feeds
