// SPDX-License-Identifier: MIT
// Notes that the format itself links to their anchors: nothing is to be found out.
#include <algorithm>
#include <numeric>
#include <utility>

#include "layout/draft.hpp"

namespace layout {
namespace {

using Lines = std::vector<std::vector<std::vector<std::uint32_t>>>;  // parts, paragraphs, lines

NotePlace place_of(source::NoteKind kind) {
  if (kind == source::NoteKind::footnote) return NotePlace::bottom;
  return kind == source::NoteKind::endnote ? NotePlace::end : NotePlace::margin;
}

std::uint32_t page_of(const Draft& draft, std::uint32_t line) {
  const std::vector<Page>& pages = draft.layout.pages;
  const auto after = std::partition_point(
      pages.begin(), pages.end(), [&](const Page& page) { return page.first_line <= line; });
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - pages.begin() - 1, 0));
}

std::uint32_t line_of(const Draft& draft, std::uint32_t byte) {
  const std::vector<source::Line>& lines = draft.source.lines;
  const auto after =
      std::partition_point(lines.begin(), lines.end(),
                           [&](const source::Line& line) { return line.span.begin <= byte; });
  return static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(after - lines.begin() - 1, 0));
}

// The lines of a body, a part for each page, a paragraph for each part of the format's.
void take_body(const Draft& draft, const source::NoteLink& link, Note& note, Lines& lines) {
  for (std::uint32_t line = link.begin; line < link.end; ++line) {
    const std::uint32_t page = page_of(draft, line);
    if (note.parts.empty() || note.parts.back().page != page) {
      note.parts.push_back({page, {}, {}});
      lines.emplace_back();
    }
    std::vector<std::vector<std::uint32_t>>& paragraphs = lines.back();
    const bool goes_on = !paragraphs.empty() && draft.parts[line] != nullptr &&
                         draft.parts[line] == draft.parts[paragraphs.back().back()];
    if (!goes_on) paragraphs.emplace_back();
    paragraphs.back().push_back(line);
  }
}

Note note_of(const Draft& draft, std::uint32_t index) {
  const source::NoteLink& link = draft.source.notes[index];
  const std::string_view text = draft.source.text;
  Note note;
  note.number = link.number;
  note.link = index;
  note.anchor_marker = link.marker.of(text);
  note.body_marker = link.body_marker.of(text);
  note.anchor = link.marker;
  note.body = link.body_marker;
  if (link.body_marker.is_empty()) {
    const std::uint32_t begin = draft.source.lines[link.begin].span.begin;
    note.body = {begin, begin};
  }
  note.body_marker_is_glued = !note.body_marker.empty() && text.substr(note.body.end, 1) != " ";
  note.anchor_page = page_of(draft, line_of(draft, link.marker.begin));
  note.place = place_of(link.kind);
  return note;
}

}  // namespace

void take_linked_notes(Draft& draft) {
  std::vector<Note> notes = std::move(draft.layout.notes);
  std::vector<Lines> lines = std::move(draft.note_lines);
  for (std::uint32_t i = 0; i < draft.source.notes.size(); ++i) {
    if (draft.source.notes[i].begin >= draft.source.notes[i].end) continue;
    notes.push_back(note_of(draft, i));
    lines.emplace_back();
    take_body(draft, draft.source.notes[i], notes.back(), lines.back());
  }
  std::vector<std::size_t> order(notes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return notes[a].anchor.begin < notes[b].anchor.begin;
  });
  draft.layout.notes.clear();
  draft.note_lines.clear();
  for (const std::size_t i : order) {
    draft.layout.notes.push_back(std::move(notes[i]));
    draft.note_lines.push_back(std::move(lines[i]));
  }
}

}  // namespace layout
