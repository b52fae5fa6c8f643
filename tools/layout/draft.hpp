// SPDX-License-Identifier: MIT
// What the steps of layout hand on to one another.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/geometry.hpp"
#include "layout/layout.hpp"

namespace layout {

enum class LineRole : std::uint8_t { main, note, furniture };

/// The work in hand: the role of every line, where pages begin, and the Layout as far as it is
/// known.
struct Draft {
  const source::SourceText& source;
  const lexicon::Lexicon& lexicon;
  Geometry geometry;
  std::vector<LineRole> roles;
  std::vector<base::Span> raised;  // what stands above its line, ascending
  std::uint32_t usual_size = 0;    // of its letters, in tenths of a point; 0: not known
  Layout layout;
  Decisions decisions;
  /// The lines of each note: a list of parts, of paragraphs, of lines; beside Layout::notes.
  std::vector<std::vector<std::vector<std::vector<std::uint32_t>>>> note_lines;

  /// The part that the format puts each line in, or null.
  std::vector<const source::Part*> parts;

  Draft(const source::SourceText& text, const lexicon::Lexicon& words);

  std::string_view text_of(std::size_t line) const { return source.line_text(line); }
  /// True for a line that is set in a smaller size than the most of the text, where the source
  /// knows its sizes.
  bool is_small(std::size_t line) const {
    return source.lines[line].size != 0 && 100 * source.lines[line].size <= 95 * usual_size;
  }
};

/// Step 1: the pages that the source marks, and its furniture: page numbers, running heads and
/// feet.
void find_pages_and_furniture(Draft& draft);

/// Step 2: notes, by markers and bodies numbered in sequence; where no page is marked, pages are
/// inferred from them.
void find_notes(Draft& draft);

/// A part of step 2: the notes that the format links, among those that were found.
void take_linked_notes(Draft& draft);

/// Steps 1 and 2, and what follows from them: the measure of the main text, the page and number of
/// every line.
void find_lines(Draft& draft);

/// Gives every line its page and its number there, by Layout::pages.
void number_lines(Draft& draft);

/// True for a line that says nothing but that notes follow.
bool is_notes_heading(const Draft& draft, std::uint32_t line);

/// Lines that belong together: a paragraph, a line of an opener, a quotation set off.
struct LineGroup {
  std::vector<std::uint32_t> lines;
  bool is_quotation = false;  // set off; begins with the opening mark and ends with the closing one
  bool is_colophon = false;   // a publisher's contact line behind the letter
  const source::Part* part = nullptr;  // that the format says it is
};

/// Step 3: main lines to groups.
std::vector<LineGroup> group_lines(const Draft& draft);

/// Step 4: groups to blocks in front, body and back, with their flows.
void classify(Draft& draft, const std::vector<LineGroup>& groups);

}  // namespace layout
