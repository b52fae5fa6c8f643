// SPDX-License-Identifier: MIT
// The parts of a letter: lines become pages, blocks, notes and furniture, each block a flow of
// running text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "lexicon/lexicon.hpp"
#include "source/source_text.hpp"

namespace layout {

/// Something that happens at a place of a flow and is not text of it.
enum class MilestoneKind : std::uint8_t {
  furniture,    // index: of Layout::furniture
  page_begin,   // index: of Layout::pages
  line_begin,   // index: of SourceText::lines
  note_anchor,  // index: of Layout::notes; the marker is not in the flow
  note_part,    // index: of Layout::notes; a continued note goes on at the foot of this page
  hyphen,       // a typesetter's hyphen; index: its byte in the source
  deletion,     // index: of Layout::deletions; its text is not in the flow
  picture,      // index: of SourceText::pictures
};

struct Milestone {
  std::uint32_t at = 0;  // byte of the flow before which it stands
  MilestoneKind kind = MilestoneKind::line_begin;
  std::uint32_t index = 0;
  bool joins_word = false;  // line_begin, page_begin: the word goes on, there is no blank
};

/// A stretch of the flow that is, byte for byte, a stretch of the source.
struct Piece {
  std::uint32_t at = 0;  // byte of the flow
  base::Span source;
};

/// Running text: line ends joined to one blank, words split at a line end joined, markers and
/// furniture out. Blanks inside a line stay as they are.
struct Flow {
  std::string text;
  std::vector<Piece> pieces;  // ascending
  std::vector<Milestone>
      milestones;  // ascending; at the same byte in the order in which they stand

  /// The byte of the source that a byte of the flow comes from; for a joined line end, the end of
  /// its line.
  std::uint32_t source_offset(std::uint32_t flow_offset) const;
};

enum class BlockKind : std::uint8_t {
  source_note,  // an editor's note on provenance, before the letter
  heading,
  letterhead,  // the sender's, before the date
  dateline,
  address,  // the addressee's, at the head or at the end
  subject,  // what the letter is about, between date and salutation
  salute,
  paragraph,
  quotation,  // set off; has children
  telegram,   // a text within the text, set off; has children
  verse,      // a stanza; its children are lines
  verse_line,
  list,  // its children are items
  item,
  table,  // its children are paragraphs of cells
  cell,
  closer,  // the complimentary close
  signature,
  postscript,
  endorsement,  // «Answered 3 May», on the letter by another hand
  colophon,     // what the publisher adds at the end
};

/// A part of the letter. `children` only where the kind says so; then `flow` is empty.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Flow flow;
  std::vector<Block> children;
  bool is_inline = false;  // goes on in the line in which the block before it ends
  /// Of a cell in its table, of an item in its list, as far as the format says so: children of one
  /// row and column are paragraphs of one cell, those of one row of one item.
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t level = 0;  // how deep an item stands, from 1
  bool is_label = false;    // a cell that heads a row or column
};

/// A page. Line numbers count from 1 on each, in the order of the source.
struct Page {
  std::string number;            // as printed, or counted from 1
  std::uint32_t first_line = 0;  // index of SourceText::lines
  bool is_marked = false;        // the source itself marks its beginning
  bool is_confirmed = false;     // it is inferred, and an editor agrees
};

enum class NotePlace : std::uint8_t { bottom, end, margin };

/// One stretch of a note's body on one page.
struct NotePart {
  std::uint32_t page = 0;
  Flow flow;
  std::vector<Flow> further_paragraphs;
};

struct Note {
  std::string number;                      // "4", "*"
  std::optional<std::uint32_t> link = {};  // index of SourceText::notes, where the format linked it
  std::string
      anchor_marker;  // as printed at the anchor: "4", "[4]", "⁴"; empty where no anchor was found
  std::string body_marker;            // as printed before the body: "4", "4."
  bool body_marker_is_glued = false;  // no blank between it and the body
  bool has_weak_anchor = false;  // a number that stands by itself in the text and may be no marker
  base::Span anchor;             // of the marker in the source
  base::Span body;               // of the marker before the body
  NotePlace place = NotePlace::bottom;
  std::uint32_t anchor_page = 0;
  std::vector<NotePart> parts;  // one a page on which it stands; at least one
};

enum class FurnitureKind : std::uint8_t { page_number, running_head, running_foot };

struct Furniture {
  FurnitureKind kind = FurnitureKind::page_number;
  std::uint32_t page = 0;
  bool is_at_head = false;  // of the page; else at its foot
  Flow flow;
};

/// What a tracked change took away, within one line: bytes of the source.
struct Deletion {
  base::Span source;
  std::uint32_t run = 0;  // index of SourceText::runs
};

/// Something that layout could not settle; goes into the report.
struct Doubt {
  base::Span source;
  std::string code;
  std::string message;
};

enum class DivisionKind : std::uint8_t { letter, enclosure };

/// A part of the body with an opening and a closing of its own: a letter, one that another hand
/// wrote below, an enclosure.
struct Division {
  std::uint32_t first_block = 0;  // index of Layout::body
  DivisionKind kind = DivisionKind::letter;
};

/// What a line of an editor's heading says of who wrote to whom: bytes of its flow; empty where it
/// says nothing of one.
struct HeadingParties {
  std::uint32_t block = 0;  // index of Layout::body
  base::Span sender, addressee;
};

/// Every line of the source stands in exactly one block, note or piece of furniture.
struct Layout {
  std::vector<Page> pages;
  std::vector<std::uint32_t> line_numbers;  // a number on its page for every source line
  std::vector<std::uint32_t> line_pages;    // the page (index) of every source line
  std::vector<Block> front;
  std::vector<Block> body;
  std::vector<Division> divisions;  // of the body, ascending; the first begins it
  std::vector<Block> back;
  std::vector<HeadingParties> parties;  // one a line: «From X», «To Y» may stand apart
  std::vector<Note> notes;              // in the order of their anchors
  std::vector<Furniture> furniture;
  std::vector<Deletion> deletions;
  std::vector<Doubt> doubts;
};

/// What an editor decided of the lines: stretches of the source in which no note, or no page that
/// is inferred, begins, and those in which an inferred page does.
struct Decisions {
  std::vector<base::Span> no_notes, no_pages, pages;
};

/// Finds the parts of a letter. Linear in the length of the text.
Layout analyse(const source::SourceText& source, const lexicon::Lexicon& lexicon,
               const Decisions& decisions = {});

/// The stage's dump: blocks, notes and furniture with their lines.
std::string dump(const Layout& layout, const source::SourceText& source);

}  // namespace layout
