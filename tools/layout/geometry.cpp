// SPDX-License-Identifier: MIT
#include "layout/geometry.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

// A line longer than this was not wrapped for paper.
constexpr std::uint32_t kLongestMeasure = 160;
constexpr std::uint32_t kShortestMeasure = 40;
constexpr std::uint32_t kLongestTypedLine = 100;
// Proportional type set ragged: a line may end this much before the measure for no reason. How
// ragged a source is, its own lines tell where there are enough of them.
constexpr double kRag = 0.88;
constexpr double kMostRagged = 0.75;
constexpr std::size_t kEnoughLines = 8;
// In tenths of a point: a word that fits by less may have been set otherwise.
constexpr std::uint32_t kSlack = 10;
// Of so many lines that go on one may leave room for the next word.
constexpr std::size_t kMostAgainst = 20;
constexpr std::size_t kFewestEnds = 3;

std::uint32_t first_word_length(std::string_view text) {
  return static_cast<std::uint32_t>(base::utf8::code_point_count(text.substr(0, text.find(' '))));
}

std::uint32_t length_of(const source::SourceText& source, std::size_t line) {
  if (source.lines[line].width != 0) return source.lines[line].width;
  return static_cast<std::uint32_t>(base::utf8::code_point_count(source.line_text(line)));
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

// And one that goes on with a small letter in the line below leaves no doubt, few as they may be.
bool goes_on(const source::SourceText& source, const Geometry& geometry, std::size_t line) {
  const std::size_t next = line + 1;
  return next < source.lines.size() && source.lines[next].blank_before == 0 &&
         geometry.measure >= kShortestMeasure && !geometry.is_at_most(line, 0.85) &&
         is_letter(last_character(source.line_text(line))) && begins_lower(source.line_text(next));
}

// A whole paragraph that is much longer than nearly all lines: beside it verses and formulas are
// short, not wrapped.
bool is_odd(const source::SourceText& source, const Geometry& geometry, std::size_t line) {
  return geometry.lengths[line] > kLongestTypedLine &&
         2 * geometry.lengths[line] > 3 * geometry.measure && ends_sentence(source.line_text(line));
}

// The line below begins with a small letter, be it behind a blank line.
bool is_continued(const source::SourceText& source, std::size_t line) {
  return line + 1 < source.lines.size() && begins_lower(source.line_text(line + 1));
}

std::uint32_t length_with_next(const source::SourceText& source, const Geometry& geometry,
                               std::size_t line, std::size_t next) {
  return geometry.lengths[line] + 1 + first_word_length(source.line_text(next));
}

// Lines that certainly end because they are full go on in the middle of a sentence, in the next
// line and without a hyphen: with the next word all but a few of them pass this part of the
// measure. Those behind the end of a sentence do not count: they may have been indented.
double rag_of(const source::SourceText& source, const Geometry& geometry,
              const std::vector<std::size_t>& lines) {
  std::vector<double> parts;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::size_t line = lines[i];
    const std::size_t next = lines[i + 1];
    const std::string_view text = source.line_text(line);
    const bool is_full = next == line + 1 && !ends_sentence(source.line_text(lines[i - 1])) &&
                         source.lines[next].blank_before == 0 && is_letter(last_character(text)) &&
                         begins_lower(source.line_text(next)) && !geometry.is_at_most(line, 0.6);
    if (is_full) {
      parts.push_back(static_cast<double>(length_with_next(source, geometry, line, next)) /
                      static_cast<double>(geometry.measure));
    }
  }
  if (parts.size() < kEnoughLines) return kRag;
  const auto low = parts.begin() + static_cast<std::ptrdiff_t>(parts.size() / 20);
  std::nth_element(parts.begin(), low, parts.end());
  return std::clamp(*low - 0.01, kMostRagged, 1.0);
}

bool leaves_room(const source::SourceText& source, std::size_t line, std::size_t next) {
  return source.lines[line].room > source.lines[next].first_word + kSlack;
}

// Lines that go on in the middle of a sentence ended because the next word had no room: where that
// holds of nearly all of them, it tells of the others too.
bool bears_out_room(const source::SourceText& source, const std::vector<std::size_t>& lines) {
  std::size_t certain = 0;
  std::size_t against = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::size_t line = lines[i];
    const std::size_t next = lines[i + 1];
    if (source.lines[line].first_word == 0 || source.lines[next].first_word == 0) continue;
    const bool goes_on = next == line + 1 && source.lines[next].blank_before == 0 &&
                         is_letter(last_character(source.line_text(line))) &&
                         begins_lower(source.line_text(next));
    if (!goes_on) continue;
    ++certain;
    if (leaves_room(source, line, next)) ++against;
  }
  return certain > 0 && kMostAgainst * against <= certain;
}

// Whether blank lines stand behind the lines that certainly end a paragraph.
bool are_paragraphs_apart(const source::SourceText& source, const std::vector<std::size_t>& lines) {
  std::size_t ends = 0;
  std::size_t apart = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const source::Line& next = source.lines[lines[i + 1]];
    if (lines[i + 1] != lines[i] + 1 || next.begins_page) continue;
    if (!leaves_room(source, lines[i], lines[i + 1])) continue;
    ++ends;
    if (next.blank_before > 0) ++apart;
  }
  return ends >= kFewestEnds && 10 * apart >= 8 * ends;
}

}  // namespace

bool Geometry::is_short(const source::SourceText& source, std::size_t line,
                        std::size_t next) const {
  const bool is_measured =
      knows_room && source.lines[line].first_word != 0 && source.lines[next].first_word != 0;
  if (is_measured) return leaves_room(source, line, next);
  return static_cast<double>(length_with_next(source, *this, line, next)) <=
         rag * static_cast<double>(measure);
}

std::vector<std::uint32_t> lengths_of(const source::SourceText& source) {
  std::vector<std::uint32_t> lengths;
  lengths.reserve(source.lines.size());
  for (std::size_t i = 0; i < source.lines.size(); ++i) lengths.push_back(length_of(source, i));
  return lengths;
}

Geometry measure(const source::SourceText& source, std::vector<std::uint32_t> lengths,
                 const std::vector<bool>& counts) {
  Geometry geometry;
  geometry.lengths = std::move(lengths);
  std::vector<std::uint32_t> counted;
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (!counts.empty() && !counts[i]) continue;
    counted.push_back(geometry.lengths[i]);
    lines.push_back(i);
  }
  if (counted.empty()) return geometry;
  geometry.measure = std::max(1U, length_at(counted, 0.9));
  std::size_t spaced = 0;
  std::size_t broken = 0;
  std::size_t certain = 0;
  std::size_t continued = 0;
  std::uint64_t characters = 0;
  std::uint64_t characters_in_long_lines = 0;
  std::uint64_t characters_in_odd_lines = 0;
  std::size_t long_lines = 0;  // not much shorter than the measure
  for (const std::size_t i : lines) {
    if (source.lines[i].blank_before > 0) ++spaced;
    if (is_broken(source, geometry, i)) ++broken;
    if (goes_on(source, geometry, i)) ++certain;
    if (is_continued(source, i)) ++continued;
    characters += geometry.lengths[i];
    if (geometry.lengths[i] > kLongestMeasure) characters_in_long_lines += geometry.lengths[i];
    if (is_odd(source, geometry, i)) characters_in_odd_lines += geometry.lengths[i];
    if (2 * geometry.lengths[i] > geometry.measure) ++long_lines;
  }
  geometry.is_wrapped = counted.size() > 2 && geometry.measure <= kLongestMeasure &&
                        2 * characters_in_long_lines <= characters &&
                        3 * characters_in_odd_lines <= characters &&
                        (5 * broken >= counted.size() || 10 * certain >= long_lines);
  // Blank lines between nearly all lines, and no sentence that goes on over one: these are
  // paragraphs, not the lines of a typescript with wide spaces.
  const bool is_all_spaced = counted.size() > 4 && 10 * spaced >= 8 * counted.size();
  if (is_all_spaced && continued == 0) geometry.is_wrapped = false;
  if (geometry.is_wrapped) geometry.rag = rag_of(source, geometry, lines);
  geometry.knows_room = geometry.is_wrapped && bears_out_room(source, lines);
  geometry.is_gapped = geometry.knows_room && are_paragraphs_apart(source, lines);
  geometry.is_spaced =
      geometry.is_wrapped && counted.size() > 8 && 10 * spaced >= 8 * counted.size();
  return geometry;
}

std::vector<base::Span> raised_spans(const source::SourceText& source) {
  std::vector<base::Span> spans;
  for (const source::Run& run : source.runs) {
    if (run.style == source::RunStyle::superscript) spans.push_back(run.span);
  }
  return spans;
}

std::uint32_t usual_size_of(const source::SourceText& source) {
  std::map<std::uint32_t, std::size_t> characters;  // by size
  for (const source::Line& line : source.lines) characters[line.size] += line.span.size();
  const auto most =
      std::max_element(characters.begin(), characters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : most->first;
}

}  // namespace layout
