// SPDX-License-Identifier: MIT
#include <array>
#include <utility>

#include <fmt/format.h>

#include "layout/layout.hpp"

namespace layout {
namespace {

std::string_view name_of(BlockKind kind) {
  static constexpr std::array<std::string_view, 21> kNames = {
      "source note", "heading",     "letterhead", "dateline", "address", "subject",
      "salute",      "paragraph",   "quotation",  "telegram", "verse",   "line",
      "list",        "item",        "table",      "cell",     "closer",  "signature",
      "postscript",  "endorsement", "colophon"};
  return kNames.at(static_cast<std::size_t>(kind));
}

// A flow with its milestones written in: ⏎12 a line, ⎘2 a page, ^3 a note's anchor, = furniture, ‧
// a hyphen, ⌫ a deletion, ▣ an image.
std::string marked(const Flow& flow, const Layout& layout) {
  std::string out;
  std::uint32_t at = 0;
  for (const Milestone& milestone : flow.milestones) {
    out += flow.text.substr(at, milestone.at - at);
    at = milestone.at;
    switch (milestone.kind) {
      case MilestoneKind::line_begin:
        out += fmt::format("⏎{}{}:", layout.line_numbers[milestone.index],
                           milestone.joins_word ? "!" : "");
        break;
      case MilestoneKind::page_begin:
        out += fmt::format("⎘{}:", layout.pages[milestone.index].number);
        break;
      case MilestoneKind::note_anchor:
        out += fmt::format("^{}", layout.notes[milestone.index].number);
        break;
      case MilestoneKind::note_part:
        out += fmt::format("^{}…", layout.notes[milestone.index].number);
        break;
      case MilestoneKind::furniture:
        out += fmt::format("={}=", layout.furniture[milestone.index].flow.text);
        break;
      case MilestoneKind::hyphen:
        out += "‧";
        break;
      case MilestoneKind::deletion:
        out += "⌫";
        break;
      case MilestoneKind::picture:
        out += "▣";
        break;
    }
  }
  return out + flow.text.substr(at);
}

void append_blocks(std::string& out, const std::vector<Block>& blocks, const Layout& layout,
                   int depth) {
  for (const Block& block : blocks) {
    out += fmt::format("{:{}}[{}{}] {}\n", "", 2 * depth, name_of(block.kind),
                       block.is_inline ? ", inline" : "", marked(block.flow, layout));
    if (depth < 4) append_blocks(out, block.children, layout, depth + 1);
  }
}

}  // namespace

std::string dump(const Layout& layout, const source::SourceText& source) {
  std::string out = fmt::format("layout {}, {} lines on {} pages\n", source.name,
                                source.lines.size(), layout.pages.size());
  const std::pair<std::string_view, const std::vector<Block>*> parts[] = {
      {"front", &layout.front}, {"body", &layout.body}, {"back", &layout.back}};
  for (const auto& [name, blocks] : parts) {
    if (blocks->empty()) continue;
    out += fmt::format("-- {}\n", name);
    append_blocks(out, *blocks, layout, 0);
  }
  if (!layout.notes.empty()) out += "-- notes\n";
  for (const Note& note : layout.notes) {
    out += fmt::format("[{} “{}” → “{}”{}]", note.number, note.anchor_marker, note.body_marker,
                       note.place == NotePlace::end ? ", at the end" : "");
    for (const NotePart& part : note.parts) {
      out += fmt::format(" p{} {}", layout.pages[part.page].number, marked(part.flow, layout));
      for (const Flow& further : part.further_paragraphs)
        out += fmt::format(" ¶ {}", marked(further, layout));
    }
    out += '\n';
  }
  for (const Doubt& doubt : layout.doubts)
    out += fmt::format("-- doubt {}: {}\n", doubt.code, doubt.message);
  return out;
}

}  // namespace layout
