// SPDX-License-Identifier: MIT
// A letter as it lies before us: text, pages as far as the source marks them, lines, and what its
// format knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/span.hpp"

namespace source {

/// A line that is not blank. `span` holds neither the blanks at its ends nor the line end.
struct Line {
  base::Span span;
  std::uint32_t indent = 0;        // blanks before it, a tab counting as eight
  std::uint32_t blank_before = 0;  // blank lines between it and the one before, on the same page
  bool begins_page = false;        // a form feed stands before it
  bool ends_with_blank =
      false;  // blanks stand behind it: a soft line end in many extractors' output
  // Where the source knows its typography; else 0.
  std::uint16_t size = 0;   // of its letters, in tenths of a point
  std::uint16_t width = 0;  // in letters of the usual width
};

enum class RunStyle : std::uint8_t { superscript, subscript, italic, bold, small_caps };

/// What a format knows of a stretch of text beyond its characters.
struct Run {
  base::Span span;
  RunStyle style;
};

/// The number of a page, as the format knows it.
struct PageName {
  std::uint32_t line = 0;  // the first of the page
  std::string number;
  friend bool operator==(const PageName&, const PageName&) = default;
};

/// Where a line of a part stands in the whole that the part was taken from.
struct LinePlace {
  std::string page;          // its number as printed, or counted
  std::uint32_t number = 0;  // of the line on the page, from 1
  bool is_furniture = false;
  friend bool operator==(const LinePlace&, const LinePlace&) = default;
};

/// The text is UTF-8 without byte-order mark; spans are byte offsets into it.
struct SourceText {
  std::string name;  // for locations: the path as it was given
  std::string text;
  std::string encoding;        // that the file was in: "UTF-8"
  std::string encoding_doubt;  // a sentence where that was guessed without certainty; else empty
  bool marks_pages = false;    // by form feeds, be it only one at the end
  std::vector<Line> lines;
  std::vector<LinePlace> places;          // beside `lines`; empty where the text is whole
  std::vector<Run> runs;                  // by begin, the longer first
  std::vector<PageName> pages;            // ascending
  std::vector<base::Diagnostic> remarks;  // what the reader could not take over, for the report

  std::string_view line_text(std::size_t index) const { return lines[index].span.of(text); }
};

/// Reads plain text in the encoding that is named, or in the one that it is found to be in. Lines
/// end with LF, CR LF or CR; form feeds mark pages. Fails with source.empty and as `decode` does
/// (encoding.hpp).
base::Result<SourceText> read_text(std::string name, std::string bytes,
                                   std::string_view encoding = {});

/// The stage's dump: a line a source line, with what was seen of it.
std::string dump(const SourceText& text);

}  // namespace source
