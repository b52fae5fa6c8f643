// SPDX-License-Identifier: MIT
// Groups of lines to the parts of a letter: what precedes it, how it opens, its text, how it
// closes, what follows.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "layout/characters.hpp"
#include "layout/draft.hpp"
#include "layout/flow.hpp"
#include "layout/parts.hpp"
#include "layout/passages.hpp"
#include "layout/set_off.hpp"

namespace layout {
namespace {

constexpr std::size_t kMostWordsOfBracketedHeading = 12;

class Classifier {
 public:
  Classifier(Draft& draft, const std::vector<LineGroup>& groups)
      : draft_(draft), groups_(groups), passages_(draft, groups), flows_(draft) {}

  void classify() {
    const std::size_t begin = end_of_front();
    const std::size_t end = begin_of_back(begin);
    Parts parts = parts_of(passages_, begin, end);
    kinds_ = std::move(parts.kinds);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (i < begin) kinds_[i] = BlockKind::source_note;
      if (i >= end) kinds_[i] = groups_[i].is_colophon ? BlockKind::colophon : BlockKind::heading;
      if (i >= begin && i < end) take_part(i);
    }
    Layout& layout = draft_.layout;
    layout.divisions = std::move(parts.divisions);
    find_run_in_salutations(begin, end);
    add_blocks(layout.front, 0, begin);
    add_body(begin, end);
    add_blocks(layout.back, end, groups_.size());
    read_headings();
    finish();
  }

 private:
  // An editor's note that stands in brackets as a whole.
  bool is_source_note(std::size_t i) const {
    const std::string& text = passages_[i].text;
    if (text.empty() || is_heading_in_brackets(i)) return false;
    const char open = text.front();
    if (open != '(' && open != '[') return false;
    const std::size_t close = text.rfind(open == '(' ? ')' : ']');
    return close != std::string::npos && text.size() - close <= 4 && word_count(text) >= 4;
  }

  // «[Letter to X - 3 May 1920]» is what the editor calls the letter, and says nothing more.
  bool is_heading_in_brackets(std::size_t i) const {
    const Passage& here = passages_[i];
    if (here.words > kMostWordsOfBracketedHeading || !passages_.is_heading(i)) return false;
    const Parties parties = parties_of(here.text, draft_.lexicon, passages_.datelines());
    return !parties.addressee.is_empty() || !parties.sender.is_empty();
  }

  std::size_t end_of_front() const {
    std::size_t i = 0;
    while (i + 1 < groups_.size() && is_source_note(i)) ++i;
    return i;
  }

  bool is_back(std::size_t i) const {
    const LineGroup& group = groups_[i];
    return group.is_colophon ||
           (group.lines.size() == 1 && is_notes_heading(draft_, group.lines.front()));
  }

  std::size_t begin_of_back(std::size_t begin) const {
    std::size_t i = groups_.size();
    while (i > begin + 1 && is_back(i - 1)) --i;
    return i;
  }

  // --- What the format says of a group

  void take_part(std::size_t i) {
    using source::PartKind;
    if (groups_[i].part == nullptr) return;
    const PartKind kind = groups_[i].part->kind;
    const bool is_open = kinds_[i] == BlockKind::paragraph || kinds_[i] == BlockKind::subject ||
                         kinds_[i] == BlockKind::letterhead;
    if (kind == PartKind::heading && is_open) kinds_[i] = BlockKind::heading;
    if (kind == PartKind::item) kinds_[i] = BlockKind::list;
    if (kind == PartKind::cell) kinds_[i] = BlockKind::table;
    if (kind == PartKind::verse) kinds_[i] = BlockKind::verse;
    if (kind == PartKind::quotation) kinds_[i] = BlockKind::quotation;
  }

  bool is_told_apart(std::size_t i) const {
    return groups_[i].part != nullptr &&
           (kinds_[i] == BlockKind::list || kinds_[i] == BlockKind::table ||
            kinds_[i] == BlockKind::verse || kinds_[i] == BlockKind::quotation);
  }

  // The list, table, stanza or quotation that begins with a group.
  SetOff told_apart(std::size_t i, std::size_t end) const {
    const source::Part& first = *groups_[i].part;
    SetOff whole{i, i + 1, kinds_[i]};
    const auto goes_on = [&](std::size_t next) {
      return is_told_apart(next) && kinds_[next] == whole.kind && first.whole != 0 &&
             groups_[next].part->whole == first.whole;
    };
    while (whole.end < end && goes_on(whole.end)) ++whole.end;
    return whole;
  }

  // --- Groups to blocks

  void add_blocks(std::vector<Block>& part, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) part.push_back(block(i, kinds_[i]));
  }

  // What is set off makes one block of several groups, a salutation that runs on two of one.
  void add_body(std::size_t begin, std::size_t end) {
    const std::vector<SetOff> set_off = find_set_off(draft_, groups_, kinds_);
    std::vector<Block>& body = draft_.layout.body;
    auto next = set_off.begin();
    auto division = draft_.layout.divisions.begin();
    for (std::size_t i = begin; i < end;) {
      if (division != draft_.layout.divisions.end() && begin + division->first_block == i)
        (division++)->first_block = static_cast<std::uint32_t>(body.size());
      if (next != set_off.end() && next->begin == i) {
        body.push_back(set_off_block(*next));
        i = (next++)->end;
      } else if (is_told_apart(i)) {
        const SetOff whole = told_apart(i, end);
        body.push_back(set_off_block(whole));
        i = whole.end;
      } else if (const auto run_in = run_in_.find(i); run_in != run_in_.end()) {
        add_run_in(run_in->second, groups_[i++].lines);
      } else {
        body.push_back(block(i, kinds_[i]));
        ++i;
      }
    }
  }

  Block set_off_block(const SetOff& here) {
    Block whole;
    whole.kind = here.kind;
    for (std::size_t i = here.begin; i < here.end; ++i) {
      if (here.kind == BlockKind::verse) {
        for (const std::uint32_t line : groups_[i].lines)
          add_child(whole, BlockKind::verse_line, {line});
      } else {
        add_child(whole, child_of(here.kind), groups_[i].lines);
        take_place(whole.children.back(), groups_[i].part);
      }
    }
    return whole;
  }

  static BlockKind child_of(BlockKind whole) {
    if (whole == BlockKind::table) return BlockKind::cell;
    return whole == BlockKind::list ? BlockKind::item : BlockKind::paragraph;
  }

  static void take_place(Block& child, const source::Part* part) {
    if (part == nullptr) return;
    child.row = part->row;
    child.column = part->column;
    child.level = part->level;
    child.is_label = part->is_label;
  }

  // --- Salutations that run on into the first paragraph, perhaps behind the dateline

  struct RunIn {
    std::uint32_t dateline = 0;  // bytes of the line; 0 where there is none
    std::uint32_t salute = 0;    // bytes behind it
  };

  void find_run_in_salutations(std::size_t begin, std::size_t end) {
    const std::vector<Division>& divisions = draft_.layout.divisions;
    for (std::size_t d = 0; d < divisions.size(); ++d) {
      std::size_t i = begin + divisions[d].first_block;
      const std::size_t limit =
          d + 1 < divisions.size() ? begin + divisions[d + 1].first_block : end;
      bool is_saluted = false;
      for (; i < limit && is_of_opening(kinds_[i]); ++i)
        is_saluted = is_saluted || kinds_[i] == BlockKind::salute;
      if (is_saluted || i == limit || kinds_[i] != BlockKind::paragraph || groups_[i].is_quotation)
        continue;
      const RunIn found = run_in_at(draft_.text_of(groups_[i].lines.front()));
      if (found.salute > 0) run_in_.emplace(i, found);
    }
  }

  static bool is_of_opening(BlockKind kind) {
    return kind == BlockKind::heading || kind == BlockKind::letterhead ||
           kind == BlockKind::dateline || kind == BlockKind::address ||
           kind == BlockKind::subject || kind == BlockKind::salute;
  }

  RunIn run_in_at(std::string_view line) const {
    const std::size_t dateline = passages_.datelines().prefix(line);
    const std::size_t behind = dateline == 0 ? 0 : line.find_first_not_of(' ', dateline);
    if (behind >= line.size()) return {};
    const std::size_t salute = passages_.salutation_prefix(line.substr(behind));
    return {static_cast<std::uint32_t>(dateline), static_cast<std::uint32_t>(salute)};
  }

  void add_run_in(const RunIn& run_in, const std::vector<std::uint32_t>& lines) {
    std::optional<std::uint32_t> begin;
    const std::uint32_t line = lines.front();
    if (run_in.dateline > 0) begin = add_inline(BlockKind::dateline, line, begin, run_in.dateline);
    begin = add_inline(BlockKind::salute, line, begin, run_in.salute);
    Block rest;
    rest.kind = BlockKind::paragraph;
    rest.is_inline = true;
    rest.flow = flows_.main(lines, {begin, {}});
    draft_.layout.body.push_back(std::move(rest));
  }

  // A part of a line as a block; returns the byte of the source at which the next part begins.
  std::uint32_t add_inline(BlockKind kind, std::uint32_t line, std::optional<std::uint32_t> begin,
                           std::uint32_t length) {
    const std::uint32_t end = begin.value_or(draft_.source.lines[line].span.begin) + length;
    Block part;
    part.kind = kind;
    part.is_inline = begin.has_value();
    part.flow = flows_.main({line}, {begin, end});
    draft_.layout.body.push_back(std::move(part));
    std::uint32_t behind = end;
    while (draft_.source.text[behind] == ' ') ++behind;
    return behind;
  }

  Block block(std::size_t i, BlockKind kind) {
    if (groups_[i].is_quotation) return quotation(i);
    Block block;
    block.kind = kind;
    block.flow = flows_.main(groups_[i].lines);
    return block;
  }

  bool announces_telegram(std::size_t i) const {
    if (i == 0) return false;
    const std::string before = folded(passages_[i - 1].text);
    const std::vector<std::string>& words = draft_.lexicon.words("letter.telegram");
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return contains_word(before, word); });
  }

  void read_headings() {
    Layout& layout = draft_.layout;
    bool has_sender = false;
    bool has_addressee = false;
    for (std::uint32_t i = 0; i < layout.body.size() && !(has_sender && has_addressee); ++i) {
      const bool is_begun = has_sender || has_addressee;
      if (layout.body[i].kind != BlockKind::heading) {
        if (is_begun) break;
        continue;
      }
      Parties parties = parties_of(layout.body[i].flow.text, draft_.lexicon, passages_.datelines());
      if (has_sender) parties.sender = {};
      if (has_addressee) parties.addressee = {};
      if (parties.sender.is_empty() && parties.addressee.is_empty()) continue;
      layout.parties.push_back({i, parties.sender, parties.addressee});
      has_sender = has_sender || !parties.sender.is_empty();
      has_addressee = has_addressee || !parties.addressee.is_empty();
    }
  }

  // A quotation set off is paragraphs; a telegram may have a head and a dateline before them.
  Block quotation(std::size_t i) {
    const std::vector<std::uint32_t>& lines = groups_[i].lines;
    Block whole;
    whole.kind = announces_telegram(i) ? BlockKind::telegram : BlockKind::quotation;
    std::size_t at = 0;
    std::optional<std::uint32_t> begin;
    if (whole.kind == BlockKind::telegram) {
      const std::size_t with_dateline =
          lines.size() > 1 && passages_.datelines().prefix(draft_.text_of(lines[1])) != 0 ? 1 : 0;
      if (with_dateline == 1) add_child(whole, BlockKind::heading, {lines[0]});
      const std::size_t prefix = passages_.datelines().prefix(draft_.text_of(lines[with_dateline]));
      at = with_dateline;
      if (prefix != 0) begin = add_dateline(whole, lines[at], static_cast<std::uint32_t>(prefix));
    }
    while (at < lines.size()) {
      std::size_t end = at + 1;
      while (end < lines.size() && !ends_paragraph(lines[end - 1], lines[end])) ++end;
      add_child(whole, BlockKind::paragraph,
                {lines.begin() + static_cast<std::ptrdiff_t>(at),
                 lines.begin() + static_cast<std::ptrdiff_t>(end)},
                {begin, {}});
      whole.children.back().is_inline = begin.has_value();
      begin.reset();
      at = end;
    }
    return whole;
  }

  // Returns the byte at which the text behind the dateline begins.
  std::uint32_t add_dateline(Block& whole, std::uint32_t line, std::uint32_t length_of_dateline) {
    const std::uint32_t end = draft_.source.lines[line].span.begin + length_of_dateline;
    add_child(whole, BlockKind::dateline, {line}, {{}, end});
    std::uint32_t behind = end;
    while (draft_.source.text[behind] == ' ') ++behind;
    return behind;
  }

  void add_child(Block& whole, BlockKind kind, const std::vector<std::uint32_t>& lines,
                 Extent extent = {}) {
    Block child;
    child.kind = kind;
    child.flow = flows_.main(lines, extent);
    whole.children.push_back(std::move(child));
  }

  // Inside a quotation a blank line alone means nothing.
  bool ends_paragraph(std::uint32_t line, std::uint32_t next) const {
    if (!ends_sentence(draft_.text_of(line)) || begins_lower(draft_.text_of(next))) return false;
    return draft_.source.lines[next].blank_before > 0 ||
           draft_.geometry.is_short(draft_.source, line, next);
  }

  void finish() {
    make_note_flows();
    Layout& layout = draft_.layout;
    std::vector<Block>& part = !layout.back.empty()   ? layout.back
                               : !layout.body.empty() ? layout.body
                                                      : layout.front;
    if (part.empty()) part.emplace_back();
    Block* last = &part.back();
    while (!last->children.empty()) last = &last->children.back();
    flows_.finish(last->flow);
  }

  void make_note_flows() {
    for (std::size_t i = 0; i < draft_.layout.notes.size(); ++i) {
      Note& note = draft_.layout.notes[i];
      std::uint32_t begin = note.body.end;
      while (draft_.source.text[begin] == ' ') ++begin;
      for (std::size_t part = 0; part < note.parts.size(); ++part) {
        const auto& paragraphs = draft_.note_lines[i][part];
        note.parts[part].flow =
            flows_.note(paragraphs.front(), part == 0 ? Extent{begin, {}} : Extent{});
        for (std::size_t j = 1; j < paragraphs.size(); ++j) {
          note.parts[part].further_paragraphs.push_back(flows_.note(paragraphs[j]));
        }
      }
    }
  }

  Draft& draft_;
  const std::vector<LineGroup>& groups_;
  Passages passages_;
  FlowMaker flows_;
  std::vector<BlockKind> kinds_;         // of the groups
  std::map<std::size_t, RunIn> run_in_;  // by group
};

}  // namespace

void classify(Draft& draft, const std::vector<LineGroup>& groups) {
  Classifier(draft, groups).classify();
}

}  // namespace layout
