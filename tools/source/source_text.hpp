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
  // Where the source knows the right margin of its column; else 0. In tenths of a point.
  std::uint16_t room = 0;        // from the line's end to the margin
  std::uint16_t first_word = 0;  // the width of its first word with the blank before it
};

enum class RunStyle : std::uint8_t {
  superscript,
  subscript,
  italic,
  bold,
  underline,
  strike,
  small_caps,
  title,     // of a work, named as such by the format
  link,      // value: where it leads
  language,  // value: its BCP 47 code
  inserted,  // a tracked change; value: the index of its SourceText::changes
  deleted,   // the same
};

/// What a format knows of a stretch of text beyond its characters. Runs may overlap; where two of
/// one style differ in their value, the one that begins later holds.
struct Run {
  base::Span span;
  RunStyle style = RunStyle::italic;
  std::string value = {};
  friend bool operator==(const Run&, const Run&) = default;
};

/// A tracked change: who made it and when, as far as the format says so.
struct Change {
  std::string author;
  std::string date;  // ISO 8601
  friend bool operator==(const Change&, const Change&) = default;
};

enum class PartKind : std::uint8_t {
  paragraph,
  heading,
  item,          // a paragraph of a list's item, with its number or dash
  quotation,     // a paragraph set off
  verse,         // lines of verse: a stanza
  cell,          // a paragraph in a cell of a table
  running_head,  // printed on pages, no part of the text
  running_foot,
  page_number,
};

/// What a format says of consecutive lines: they are one paragraph, heading and so on.
struct Part {
  PartKind kind = PartKind::paragraph;
  std::uint32_t begin = 0;   // index of the first line
  std::uint32_t end = 0;     // behind the last line
  std::uint32_t level = 0;   // of a heading, from 1; how deep an item stands, from 1
  std::uint32_t whole = 0;   // parts of one list, quotation or table have one number, from 1
  std::uint32_t row = 0;     // of a cell in its table, of an item in its list, from 1
  std::uint32_t column = 0;  // of a cell in its row, from 1
  bool is_right = false;     // set to the right margin
  bool is_label = false;     // a cell that heads a row or column
  friend bool operator==(const Part&, const Part&) = default;
};

enum class NoteKind : std::uint8_t { footnote, endnote, comment };

/// A note that the format itself links to its anchor.
struct NoteLink {
  NoteKind kind = NoteKind::footnote;
  std::string number;       // "1", "*": what the marker stands for
  base::Span marker;        // at the anchor
  base::Span body_marker;   // at the head of the body's first line; may be empty
  std::uint32_t begin = 0;  // the lines of the body
  std::uint32_t end = 0;
  std::string author = {};  // of a comment
  std::string date = {};    // of a comment, ISO 8601
  friend bool operator==(const NoteLink&, const NoteLink&) = default;
};

/// An image in the text.
struct Picture {
  std::uint32_t at = 0;     // the byte before which it stands, in a line or at its end
  std::string name;         // of its file: "image1.png"
  std::string bytes;        // of its file
  std::string description;  // in words, as the format has it; may be empty
  friend bool operator==(const Picture&, const Picture&) = default;
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

/// The text is UTF-8 without byte-order mark; spans are byte offsets into it. Formats that know no
/// more than characters leave the members from `runs` on empty.
struct SourceText {
  std::string name;  // for locations: the path as it was given
  std::string text;
  std::string encoding;        // that the file was in: "UTF-8"
  std::string encoding_doubt;  // a sentence where that was guessed without certainty; else empty
  bool is_extracted = false;   // the file is in a format of its own, this text was read out of it
  bool marks_pages = false;    // by form feeds, be it only one at the end
  std::vector<Line> lines;
  std::vector<LinePlace> places;  // beside `lines`; empty where the text is whole
  std::vector<Run> runs;          // by begin, the longer first
  std::vector<Part> parts;        // ascending, none overlap; a line may be in none
  /// Every line is in a part or a note: where paragraphs end is known, and not to be found out.
  bool knows_paragraphs = false;
  std::vector<NoteLink> notes;            // by marker
  std::vector<PageName> pages;            // ascending
  std::vector<Picture> pictures;          // ascending
  std::vector<Change> changes;            // to which runs point
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
