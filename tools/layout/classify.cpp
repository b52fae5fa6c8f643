// SPDX-License-Identifier: MIT
// Groups of lines to the parts of a letter: what precedes it, how it opens, its text, how it
// closes, what follows.
#include <algorithm>
#include <optional>
#include <string>

#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "layout/datelines.hpp"
#include "layout/draft.hpp"
#include "layout/flow.hpp"

namespace layout {
namespace {

// Openings and closings are looked for within this many groups of the letter's ends.
constexpr std::size_t kReach = 8;
// The parts of an opener or closer are shorter than this, in code points.
constexpr std::size_t kLongestSalute = 70;
constexpr std::size_t kLongestClose = 200;
constexpr std::size_t kLongestSignature = 45;
constexpr std::size_t kMostSignatureWords = 5;

class Classifier {
 public:
  Classifier(Draft& draft, const std::vector<LineGroup>& groups)
      : draft_(draft), groups_(groups), datelines_(draft.lexicon.language()), flows_(draft) {
    for (const LineGroup& group : groups) {
      texts_.push_back(joined(group));
      kinds_.push_back(BlockKind::paragraph);
    }
  }

  void classify() {
    const std::size_t begin = end_of_front();
    const std::size_t end = begin_of_back(begin);
    open(begin, end);
    close(begin, end);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      Layout& layout = draft_.layout;
      (i < begin ? layout.front : i < end ? layout.body : layout.back).push_back(block(i));
    }
    finish();
  }

 private:
  std::string joined(const LineGroup& group) const {
    std::string text;
    for (const std::uint32_t line : group.lines) {
      if (!text.empty()) text += ' ';
      text += draft_.text_of(line);
    }
    return text;
  }

  bool holds_word(std::size_t i, std::string_view section) const {
    const std::string text = folded(texts_[i]);
    const std::vector<std::string>& words = draft_.lexicon.words(section);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return contains_word(text, word); });
  }

  bool begins_with(std::size_t i, std::string_view section) const {
    const std::string text = folded(texts_[i]);
    const std::vector<std::string>& words = draft_.lexicon.words(section);
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return begins_with_word(text, word); });
  }

  std::size_t length(std::size_t i) const { return base::utf8::code_point_count(texts_[i]); }

  // An editor's note that stands in brackets as a whole.
  bool is_source_note(std::size_t i) const {
    const std::string& text = texts_[i];
    const char open = text.front();
    if (open != '(' && open != '[') return false;
    const std::size_t close = text.rfind(open == '(' ? ')' : ']');
    return close != std::string::npos && text.size() - close <= 4 && word_count(text) >= 4;
  }

  std::size_t end_of_front() {
    std::size_t i = 0;
    for (; i + 1 < groups_.size() && is_source_note(i); ++i) kinds_[i] = BlockKind::source_note;
    return i;
  }

  std::size_t begin_of_back(std::size_t begin) {
    std::size_t i = groups_.size();
    for (; i > begin + 1; --i) {
      const LineGroup& group = groups_[i - 1];
      if (group.is_colophon) {
        kinds_[i - 1] = BlockKind::colophon;
      } else if (group.lines.size() == 1 && is_notes_heading(draft_, group.lines.front())) {
        kinds_[i - 1] = BlockKind::heading;
      } else {
        break;
      }
    }
    return i;
  }

  bool is_salute(std::size_t i) const {
    if (length(i) > kLongestSalute || !holds_word(i, "letter.salutation")) return false;
    const char32_t last = last_character(texts_[i]);
    return word_count(texts_[i]) <= 8 &&
           (last == U',' || last == U':' || last == U'!' || last == U'.' || last == U'—' ||
            last == U'–' || is_letter(last) || is_closing(last));
  }

  // Up to the salutation: headings, datelines, addresses. Without one, only headings and datelines
  // at the very head.
  void open(std::size_t begin, std::size_t end) {
    const std::size_t reach = std::min(end, begin + kReach);
    std::size_t salute = reach;
    for (std::size_t i = begin; i < reach && salute == reach; ++i) {
      if (is_salute(i)) salute = i;
    }
    const bool has_salute = salute < reach;
    for (std::size_t i = begin; i < salute && (i + 1 < end); ++i) {
      if (datelines_.matches(texts_[i])) {
        kinds_[i] = holds_word(i, "letter.heading") ? BlockKind::heading : BlockKind::dateline;
      } else if (length(i) <= kLongestSalute && (has_salute || holds_word(i, "letter.heading")) &&
                 !ends_sentence(texts_[i])) {
        kinds_[i] = holds_word(i, "letter.heading") ? BlockKind::heading : BlockKind::address;
      } else {
        return;
      }
    }
    if (has_salute) kinds_[salute] = BlockKind::salute;
  }

  bool is_signature(std::size_t i) const {
    const std::string& text = texts_[i];
    if (length(i) > kLongestSignature || groups_[i].is_quotation || text.ends_with(':'))
      return false;
    std::size_t words = 0;
    bool is_start = true;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = base::utf8::next(text, at);
      if (is_start && is_letter(c)) {
        ++words;
        const std::string_view rest = std::string_view(text).substr(at - 1);
        const std::string word = folded(rest.substr(0, rest.find(' ')));
        const std::vector<std::string>& particles = draft_.lexicon.words("names.particles");
        const bool is_particle =
            std::find(particles.begin(), particles.end(), word) != particles.end();
        if (!is_upper(c) && !is_particle) return false;
      }
      if (c >= U'0' && c <= U'9') return false;
      is_start = c == U' ' || c == U'(' || c == U'.';
    }
    return words > 0 && words <= kMostSignatureWords;
  }

  bool is_close(std::size_t i) const {
    return length(i) <= kLongestClose &&
           (begins_with(i, "letter.closing") ||
            (length(i) <= kLongestSalute && holds_word(i, "letter.closing")));
  }

  // A signature with the close in the same line: «Ihr K. Werner».
  bool is_signed_close(std::size_t i) const {
    const std::string text = folded(texts_[i]);
    for (const std::string& phrase : draft_.lexicon.words("letter.closing")) {
      if (!begins_with_word(text, phrase) || phrase.size() >= texts_[i].size()) continue;
      const std::string_view rest = std::string_view(texts_[i]).substr(phrase.size());
      const std::size_t name = rest.find_first_not_of(' ');
      if (name == std::string_view::npos || rest.find(',') != std::string_view::npos) continue;
      if (is_upper(first_character(rest.substr(name))) && word_count(rest) < kMostSignatureWords &&
          length(i) <= kLongestSignature) {
        return true;
      }
    }
    return false;
  }

  // From the end: postscripts, then signature, dateline and complimentary close in any order.
  void close(std::size_t begin, std::size_t end) {
    std::size_t last = end;
    for (std::size_t i = end; i > begin + 1 && end - i < kReach; --i) {
      if (!begins_with(i - 1, "letter.postscript")) continue;
      std::fill(kinds_.begin() + static_cast<std::ptrdiff_t>(i - 1),
                kinds_.begin() + static_cast<std::ptrdiff_t>(end), BlockKind::postscript);
      last = i - 1;
    }
    bool is_signed = false;
    for (std::size_t i = last;
         i > begin + 1 && last - i < kReach && kinds_[i - 1] == BlockKind::paragraph; --i) {
      if (!is_signed && i == last && is_signed_close(i - 1)) {
        kinds_[i - 1] = BlockKind::signature;
        is_signed = true;
      } else if (is_close(i - 1)) {
        kinds_[i - 1] = BlockKind::closer;
      } else if (datelines_.matches(texts_[i - 1])) {
        kinds_[i - 1] = BlockKind::dateline;
      } else if (!is_signed && is_signature(i - 1)) {
        kinds_[i - 1] = BlockKind::signature;
        is_signed = true;
      } else {
        return;
      }
    }
  }

  Block block(std::size_t i) {
    if (groups_[i].is_quotation) return quotation(i);
    Block block;
    block.kind = kinds_[i];
    block.flow = flows_.main(groups_[i].lines);
    return block;
  }

  bool announces_telegram(std::size_t i) const {
    return i > 0 && holds_word(i - 1, "letter.telegram");
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
          lines.size() > 1 && datelines_.prefix(draft_.text_of(lines[1])) != 0 ? 1 : 0;
      if (with_dateline == 1) add_child(whole, BlockKind::heading, {lines[0]});
      const std::size_t prefix = datelines_.prefix(draft_.text_of(lines[with_dateline]));
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
  DatelineForm datelines_;
  FlowMaker flows_;
  std::vector<std::string> texts_;
  std::vector<BlockKind> kinds_;
};

}  // namespace

void classify(Draft& draft, const std::vector<LineGroup>& groups) {
  Classifier(draft, groups).classify();
}

}  // namespace layout
