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
  const auto nth =
      lengths.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(lengths.size() - 1));
  std::nth_element(lengths.begin(), nth, lengths.end());
  return *nth;
}

// A line that is nearly full and ends in the middle of a sentence: only wrapping makes such.
bool is_broken(const source::SourceText& source, const Geometry& geometry, std::size_t line) {
  return !geometry.is_at_most(line, 0.7) && !ends_sentence(source.line_text(line));
}

}  // namespace

bool Geometry::is_short(const source::SourceText& source, std::size_t line,
                        std::size_t next) const {
  const std::uint32_t with_next = lengths[line] + 1 + first_word_length(source.line_text(next));
  return static_cast<double>(with_next) <= kRag * static_cast<double>(measure);
}

Geometry measure(const source::SourceText& source, const std::vector<bool>& counts) {
  Geometry geometry;
  std::vector<std::uint32_t> counted;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    geometry.lengths.push_back(
        static_cast<std::uint32_t>(base::utf8::code_point_count(source.line_text(i))));
    if (counts.empty() || counts[i]) counted.push_back(geometry.lengths.back());
  }
  if (counted.empty()) return geometry;
  geometry.measure = std::max(1U, length_at(counted, 0.9));
  std::size_t spaced = 0;
  std::size_t broken = 0;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (!counts.empty() && !counts[i]) continue;
    if (source.lines[i].blank_before > 0) ++spaced;
    if (is_broken(source, geometry, i)) ++broken;
  }
  geometry.is_wrapped =
      counted.size() > 2 && geometry.measure <= kLongestMeasure && 5 * broken >= counted.size();
  geometry.is_spaced =
      geometry.is_wrapped && counted.size() > 8 && 10 * spaced >= 8 * counted.size();
  return geometry;
}

}  // namespace layout
