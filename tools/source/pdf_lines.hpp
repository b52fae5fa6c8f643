// SPDX-License-Identifier: MIT
// The words of a PDF's page as lines, in the order in which they are read: by their places alone.
#pragma once

#include <cstdint>
#include <vector>

#include "source/pdf_words.hpp"

namespace source {

/// `top` to `right` bound the words in the line's own size: marks that are raised or lowered do
/// not count.
struct PdfLine {
  std::vector<const PdfWord*> words;  // from left to right; at least one
  std::int32_t left = 0, top = 0, right = 0, bottom = 0;
  std::int32_t size = 0;     // of most of its characters
  std::uint32_t area = 0;    // lines with the same number stand in one column, or above or below
  std::uint32_t column = 0;  // of its area, from the left; 0 also where there is but one
};

/// All words of a page as lines. Two columns and more are found by the gutter between them, and
/// read one after the other; what stands across them, above or below. Text that is turned comes
/// last.
std::vector<PdfLine> lines_on(const PdfPage& page);

}  // namespace source
