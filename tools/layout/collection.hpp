// SPDX-License-Identifier: MIT
// Several letters in one text: where each begins, by headings, numbers in sequence, datelines,
// salutations and closings, and by the pages and blanks between.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "source/source_text.hpp"

namespace layout {

/// One letter of a collection. Its lines need not follow one another: notes at the foot of a page
/// that it shares with another letter are its own where their anchors are.
struct CollectedLetter {
  std::vector<std::uint32_t> lines;  // of the collection, ascending
  std::string evidence;              // by which it begins here: "heading, dateline, new page"
};

/// Every line of the source stands in `before` or in one letter.
struct Collection {
  std::vector<std::uint32_t> before;  // what stands before the first letter
  std::vector<CollectedLetter> letters;
  std::vector<source::LinePlace> places;  // of all lines of the source
  std::vector<std::uint32_t> pages;       // the page (index) of every line
};

/// Finds the letters; none where nothing opens one. Linear in the length of the text.
Collection split(const source::SourceText& source, const lexicon::Lexicon& lexicon);

}  // namespace layout
