// SPDX-License-Identifier: MIT
#include "layout/flow.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "layout/characters.hpp"

namespace layout {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kHyphens[] = {"-", "‐", "¬", kSoftHyphen};
// A word longer than this, in code points, is made of two with a hyphen of their own.
constexpr std::size_t kLongestWord = 24;

std::uint32_t size_of(const std::string& text) {
  return static_cast<std::uint32_t>(text.size());
}

// The hyphen at the end of a line, or nothing.
std::string_view end_hyphen(std::string_view line) {
  for (const std::string_view hyphen : kHyphens) {
    if (!line.ends_with(hyphen) || line.size() == hyphen.size()) continue;
    if (is_letter(last_character(line.substr(0, line.size() - hyphen.size())))) return hyphen;
  }
  return {};
}

}  // namespace

std::uint32_t Flow::source_offset(std::uint32_t flow_offset) const {
  const auto after =
      std::upper_bound(pieces.begin(), pieces.end(), flow_offset,
                       [](std::uint32_t at, const Piece& piece) { return at < piece.at; });
  if (after == pieces.begin()) return pieces.empty() ? 0 : pieces.front().source.begin;
  const Piece& piece = *(after - 1);
  return std::min(piece.source.begin + (flow_offset - piece.at), piece.source.end);
}

Flow simple_flow(const source::SourceText& source, std::uint32_t line) {
  Flow flow;
  flow.text = source.line_text(line);
  flow.pieces.push_back({0, source.lines[line].span});
  flow.milestones.push_back({0, MilestoneKind::line_begin, line, false});
  return flow;
}

FlowMaker::FlowMaker(Draft& draft)
    : draft_(draft), pages_(draft.layout.pages.size()), is_placed_(draft.source.pictures.size()) {
  count_hyphens();
  find_deletions();
  const Layout& layout = draft.layout;
  for (std::uint32_t i = 0; i < layout.furniture.size(); ++i) {
    PageContents& page = pages_[layout.furniture[i].page];
    (layout.furniture[i].is_at_head ? page.heads : page.feet).push_back(i);
  }
  for (PageContents& page : pages_) std::reverse(page.feet.begin(), page.feet.end());
  for (std::uint32_t i = 0; i < layout.notes.size(); ++i) {
    const std::vector<NotePart>& parts = layout.notes[i].parts;
    for (std::size_t part = 1; part < parts.size(); ++part)
      pages_[parts[part].page].continued_notes.push_back(i);
  }
}

// How often lines end in a hyphen tells whether this typesetter divides words at all.
void FlowMaker::count_hyphens() {
  std::size_t full_lines = 0;
  std::size_t hyphens = 0;
  for (std::uint32_t line = 0; line < draft_.source.lines.size(); ++line) {
    if (!draft_.geometry.is_at_most(line, 0.8)) ++full_lines;
    if (!end_hyphen(draft_.text_of(line)).empty()) ++hyphens;
  }
  is_hyphenated_ = hyphens >= 3 && 25 * hyphens >= full_lines;
}

// The words of the text tell which halves at a line end are one word. The halves themselves do not
// count.
void FlowMaker::gather_words() {
  words_.emplace();
  bool begins_with_half = false;
  for (std::uint32_t line = 0; line < draft_.source.lines.size(); ++line) {
    const bool ends_with_half = !end_hyphen(draft_.text_of(line)).empty();
    words_->add_line(draft_.text_of(line), begins_with_half, ends_with_half);
    begins_with_half = ends_with_half;
  }
}

FlowMaker::LineEnd FlowMaker::decide_hyphen(std::string_view first, std::string_view second) {
  if (!words_) gather_words();
  if (words_->contains(first, "", second)) return LineEnd::soft_hyphen;
  if (words_->contains(first, "-", second)) return LineEnd::hard_hyphen;
  const std::string a = folded(first);
  const std::string b = folded(second);
  if (base::utf8::code_point_count(a + b) > kLongestWord) return LineEnd::hard_hyphen;
  if (a.size() > 3 && b.size() > 3 && words_->contains(a) && words_->contains(b))
    return LineEnd::hard_hyphen;
  return is_hyphenated_ || draft_.source.lines.size() < 20 ? LineEnd::soft_hyphen
                                                           : LineEnd::hard_hyphen;
}

FlowMaker::LineEnd FlowMaker::line_end(std::uint32_t line, std::uint32_t next) {
  const std::string_view text = draft_.text_of(line);
  const std::string_view hyphen = end_hyphen(text);
  if (hyphen.empty()) return LineEnd::blank;
  const std::string_view behind = draft_.text_of(next);
  if (hyphen == "¬" || hyphen == kSoftHyphen) return LineEnd::soft_hyphen;
  if (!begins_lower(behind) || !is_letter(first_character(behind))) {
    return is_letter(first_character(behind)) ? LineEnd::hard_hyphen : LineEnd::blank;
  }
  return decide_hyphen(last_word(text.substr(0, text.size() - hyphen.size())), first_word(behind));
}

// Characters with the images among them.
void FlowMaker::append_stretch(Flow& flow, base::Span part) {
  const std::vector<source::Picture>& pictures = draft_.source.pictures;
  auto picture = std::partition_point(
      pictures.begin(), pictures.end(),
      [&](const source::Picture& candidate) { return candidate.at < part.begin; });
  for (; picture != pictures.end() && picture->at <= part.end; ++picture) {
    const auto index = static_cast<std::uint32_t>(picture - pictures.begin());
    if (is_placed_[index]) continue;
    is_placed_[index] = true;
    append_piece(flow, {part.begin, picture->at});
    part.begin = picture->at;
    put(flow, MilestoneKind::picture, index, false);
  }
  append_piece(flow, part);
}

void FlowMaker::append_piece(Flow& flow, base::Span source) const {
  if (source.is_empty()) return;
  flow.pieces.push_back({size_of(flow.text), source});
  flow.text += source.of(draft_.source.text);
}

const Note* FlowMaker::next_note(base::Span part) const {
  const std::vector<Note>& notes = draft_.layout.notes;
  const auto note = std::partition_point(notes.begin(), notes.end(), [&](const Note& candidate) {
    return candidate.anchor.begin < part.begin;
  });
  return note != notes.end() && note->anchor.end <= part.end ? &*note : nullptr;
}

const Deletion* FlowMaker::next_deletion(base::Span part) const {
  const auto found = std::partition_point(
      deletions_.begin(), deletions_.end(),
      [&](const Deletion& candidate) { return candidate.source.end <= part.begin; });
  return found != deletions_.end() && found->source.begin < part.end ? &*found : nullptr;
}

// Puts a stretch of a line; anchors of notes stand in place of their markers, deletions in place of
// their text.
void FlowMaker::append_text(Flow& flow, base::Span part) {
  while (!part.is_empty()) {
    const Note* const note = next_note(part);
    const Deletion* const deletion = next_deletion(part);
    const std::uint32_t anchor = note != nullptr ? note->anchor.begin : part.end;
    const std::uint32_t deleted =
        deletion != nullptr ? std::max(deletion->source.begin, part.begin) : part.end;
    append_stretch(flow, {part.begin, std::min(anchor, deleted)});
    if (deleted < anchor) {
      part.begin = std::min(deletion->source.end, anchor);
      put(flow, MilestoneKind::deletion, static_cast<std::uint32_t>(draft_.layout.deletions.size()),
          false);
      draft_.layout.deletions.push_back({{deleted, part.begin}, deletion->run});
    } else if (note != nullptr) {
      part.begin = note->anchor.end;
      put(flow, MilestoneKind::note_anchor,
          static_cast<std::uint32_t>(note - draft_.layout.notes.data()), false);
    } else {
      return;
    }
  }
}

void FlowMaker::find_deletions() {
  const std::vector<source::Run>& runs = draft_.source.runs;
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    base::Span span = runs[i].span;
    if (runs[i].style != source::RunStyle::deleted) continue;
    if (!deletions_.empty()) span.begin = std::max(span.begin, deletions_.back().source.end);
    if (span.begin < span.end) deletions_.push_back({span, i});
  }
}

void FlowMaker::put(Flow& flow, MilestoneKind kind, std::uint32_t index, bool joins_word) const {
  flow.milestones.push_back({size_of(flow.text), kind, index, joins_word});
}

void FlowMaker::begin_pages_until(Flow& flow, std::uint32_t page, bool joins_word) {
  const auto put_all = [&](MilestoneKind kind, const std::vector<std::uint32_t>& indices) {
    for (const std::uint32_t index : indices) put(flow, kind, index, joins_word);
  };
  for (; next_page_ <= page && next_page_ < pages_.size(); ++next_page_) {
    if (next_page_ > 0) put_all(MilestoneKind::furniture, pages_[next_page_ - 1].feet);
    put(flow, MilestoneKind::page_begin, next_page_, joins_word);
    put_all(MilestoneKind::furniture, pages_[next_page_].heads);
    put_all(MilestoneKind::note_part, pages_[next_page_].continued_notes);
  }
}

Flow FlowMaker::assemble(const std::vector<std::uint32_t>& lines, Extent extent, bool is_main) {
  Flow flow;
  bool joins_word = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint32_t line = lines[i];
    const bool is_last = i + 1 == lines.size();
    base::Span part = draft_.source.lines[line].span;
    const bool is_begun = is_main && i == 0 && extent.begin && *extent.begin > part.begin;
    if (i == 0 && extent.begin) part.begin = std::min(*extent.begin, part.end);
    if (is_last && extent.end) part.end = *extent.end;
    const LineEnd line_ends = is_last ? LineEnd::blank : line_end(line, lines[i + 1]);
    if (line_ends == LineEnd::soft_hyphen) {
      part.end -= static_cast<std::uint32_t>(end_hyphen(draft_.text_of(line)).size());
    }
    if (is_main) begin_pages_until(flow, draft_.layout.line_pages[line], joins_word);
    if (!is_begun)
      flow.milestones.push_back({size_of(flow.text), MilestoneKind::line_begin, line, joins_word});
    append_text(flow, part);
    if (line_ends == LineEnd::soft_hyphen) {
      flow.milestones.push_back({size_of(flow.text), MilestoneKind::hyphen, part.end, true});
    }
    joins_word = line_ends != LineEnd::blank;
    if (!joins_word && !is_last) flow.text += ' ';
  }
  return flow;
}

Flow FlowMaker::main(const std::vector<std::uint32_t>& lines, Extent extent) {
  return assemble(lines, extent, true);
}

Flow FlowMaker::note(const std::vector<std::uint32_t>& lines, Extent extent) {
  return assemble(lines, extent, false);
}

void FlowMaker::finish(Flow& last) {
  if (pages_.empty()) return;
  begin_pages_until(last, static_cast<std::uint32_t>(pages_.size() - 1), false);
  for (const std::uint32_t index : pages_.back().feet)
    put(last, MilestoneKind::furniture, index, false);
  for (std::uint32_t i = 0; i < is_placed_.size(); ++i) {
    if (!is_placed_[i]) put(last, MilestoneKind::picture, i, false);
  }
}

}  // namespace layout
