// SPDX-License-Identifier: MIT
#include "layout/geometry.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

// A line longer than this was not wrapped for paper.
constexpr std::uint32_t kLongestMeasure = 160;
// Proportional type set ragged: a line may end this much before the measure for no reason.
constexpr double kRag = 0.88;

std::uint32_t first_word_length(std::string_view text) {
  return static_cast<std::uint32_t>(base::utf8::code_point_count(text.substr(0, text.find(' '))));
}

std::uint32_t length_at(std::vector<std::uint32_t> lengths, double part) {
  const auto nth = lengths.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(lengths.size() - 1));
  std::nth_element(lengths.begin(), nth, lengths.end());
  return *nth;
}

// Lines that are nearly full and end in the middle of a sentence: only wrapping makes them.
std::size_t count_broken_lines(const source::SourceText& source, const Geometry& geometry) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const bool is_full = !geometry.is_at_most(i, 0.7);
    if (is_full && !ends_sentence(source.line_text(i))) ++count;
  }
  return count;
}

}  // namespace

bool Geometry::is_short(const source::SourceText& source, std::size_t line, std::size_t next) const {
  const std::uint32_t with_next = lengths[line] + 1 + first_word_length(source.line_text(next));
  return static_cast<double>(with_next) <= kRag * static_cast<double>(measure);
}

Geometry measure(const source::SourceText& source) {
  Geometry geometry;
  std::size_t spaced = 0;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    geometry.lengths.push_back(static_cast<std::uint32_t>(base::utf8::code_point_count(source.line_text(i))));
    if (source.lines[i].blank_before > 0) ++spaced;
  }
  geometry.measure = std::max(1U, length_at(geometry.lengths, 0.9));
  const std::size_t count = source.lines.size();
  geometry.is_wrapped = count > 2 && geometry.measure <= kLongestMeasure &&
                        5 * count_broken_lines(source, geometry) >= count;
  geometry.is_spaced = geometry.is_wrapped && count > 8 && 10 * spaced >= 8 * count;
  return geometry;
}

}  // namespace layout
