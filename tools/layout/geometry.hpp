// SPDX-License-Identifier: MIT
// How the lines of a source were set: hard-wrapped to a measure, or one a paragraph.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/source_text.hpp"

namespace layout {

/// The measure of a source's lines, in code points.
struct Geometry {
  std::vector<std::uint32_t> lengths;  // of every line; its width where the source knows it
  std::uint32_t measure = 0;           // the length of a full line
  double rag = 0.88;                   // the part of the measure that a full line reaches at least
  bool is_wrapped = false;  // lines end because they are full, not because a paragraph ends
  bool is_spaced = false;   // a blank line stands between any two lines
  bool knows_room =
      false;               // the source says how much room a line leaves, and its lines bear it out
  bool is_gapped = false;  // so known, paragraphs end with a blank line, most of them

  /// True where the first word of line `next` would still have fitted into `line`: as measured,
  /// else by the measure of the text.
  bool is_short(const source::SourceText& source, std::size_t line, std::size_t next) const;
  /// True where a line is at most this part of a full one.
  bool is_at_most(std::size_t line, double part) const {
    return static_cast<double>(lengths[line]) <= part * static_cast<double>(measure);
  }
};

/// The lengths of all lines.
std::vector<std::uint32_t> lengths_of(const source::SourceText& source);

/// Measures the lines that `counts` says true for; all of them where it is empty. The lengths are
/// those of the source.
Geometry measure(const source::SourceText& source, std::vector<std::uint32_t> lengths,
                 const std::vector<bool>& counts = {});

/// What the source knows to be raised, ascending.
std::vector<base::Span> raised_spans(const source::SourceText& source);

/// The size that most characters are set in, in tenths of a point; 0 where the source knows none.
std::uint32_t usual_size_of(const source::SourceText& source);

}  // namespace layout
