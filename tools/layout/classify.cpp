// SPDX-License-Identifier: MIT
// Groups of lines to the parts of a letter: what precedes it, how it opens, its text, how it
// closes, what follows.
#include <algorithm>
#include <optional>
#include <string>

#include "layout/characters.hpp"
#include "layout/draft.hpp"
#include "layout/flow.hpp"
#include "layout/parts.hpp"
#include "layout/passages.hpp"

namespace layout {
namespace {

class Classifier {
 public:
  Classifier(Draft& draft, const std::vector<LineGroup>& groups)
      : draft_(draft), groups_(groups), passages_(draft, groups), flows_(draft) {}

  void classify() {
    const std::size_t begin = end_of_front();
    const std::size_t end = begin_of_back(begin);
    Parts parts = parts_of(passages_, begin, end);
    Layout& layout = draft_.layout;
    layout.divisions = std::move(parts.divisions);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const BlockKind kind = i < begin  ? BlockKind::source_note
                             : i >= end ? kind_in_back(i)
                                        : parts.kinds[i];
      (i < begin ? layout.front : i < end ? layout.body : layout.back).push_back(block(i, kind));
    }
    read_headings();
    finish();
  }

 private:
  // An editor's note that stands in brackets as a whole.
  bool is_source_note(std::size_t i) const {
    const std::string& text = passages_[i].text;
    if (text.empty()) return false;
    const char open = text.front();
    if (open != '(' && open != '[') return false;
    const std::size_t close = text.rfind(open == '(' ? ')' : ']');
    return close != std::string::npos && text.size() - close <= 4 && word_count(text) >= 4;
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

  BlockKind kind_in_back(std::size_t i) const {
    return groups_[i].is_colophon ? BlockKind::colophon : BlockKind::heading;
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
    for (std::uint32_t i = 0; i < layout.body.size() && !layout.parties; ++i) {
      if (layout.body[i].kind != BlockKind::heading) continue;
      const Parties parties =
          parties_of(layout.body[i].flow.text, draft_.lexicon, passages_.datelines());
      if (!parties.sender.is_empty() || !parties.addressee.is_empty())
        layout.parties = {i, parties.sender, parties.addressee};
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
};

}  // namespace

void classify(Draft& draft, const std::vector<LineGroup>& groups) {
  Classifier(draft, groups).classify();
}

}  // namespace layout
