// SPDX-License-Identifier: MIT
// The measures of a PDF: the size of its text, the width of a character, the distance of its
// lines, its margins. What is usual is what most characters or lines have. Inside the room only.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "source/pdf_lines.hpp"

namespace source {

/// A page of a PDF as lines.
struct PdfLines {
  std::string_view label;
  std::vector<PdfLine> lines;
};

/// Lengths are hundredths of a point.
class PdfMeasures {
 public:
  explicit PdfMeasures(const std::vector<PdfLines>& pages);

  /// The mean width of a character of the text.
  double character() const { return character_; }
  /// How far apart the feet of lines of a size are, within a paragraph.
  double leading_of(std::int32_t size) const;
  /// Where the lines of an area begin: `first` to `last`, of which it consists.
  std::int32_t left_margin(std::size_t page, const PdfLine* first, const PdfLine* last) const;
  /// Where full lines of a column end; none where there are too few lines to tell.
  std::optional<std::int32_t> right_margin(std::size_t page, std::uint32_t column) const;

 private:
  using Column = std::pair<std::size_t, std::uint32_t>;  // left or right page, number

  void measure_characters(const std::vector<PdfLines>& pages);
  void measure_leading(const std::vector<PdfLines>& pages);
  void measure_margins(const std::vector<PdfLines>& pages);

  std::int32_t size_ = 0;
  double character_ = 1;
  std::map<std::int32_t, double> leading_;  // by size
  std::map<Column, std::int32_t> left_, right_;
};

}  // namespace source
