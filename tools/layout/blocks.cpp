// SPDX-License-Identifier: MIT
// Main lines to groups: where one paragraph ends and the next begins.
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "layout/draft.hpp"
#include "layout/set_off.hpp"

namespace layout {
namespace {

// A quotation set off is not longer than this.
constexpr std::size_t kLongestQuotation = 400;
// An indent of this many blanks more than its neighbours begins a paragraph.
constexpr std::uint32_t kParagraphIndent = 2;

// A line that is indented by so many blanks is set to the right.
constexpr std::uint32_t kRightIndent = 15;
// A block set off is indented by so many more, an item's further lines by so many at the most.
constexpr std::uint32_t kBlockIndent = 3;
constexpr std::uint32_t kDeepestHang = 5;

// A line that ends in mid-sentence ends a paragraph only where it is at most this part of a full
// one.
constexpr double kShortLine = 0.7;
constexpr double kStub = 0.6;
// Behind a stub a line that begins with a small letter is one of its own up to this part.
constexpr double kLooseLine = 0.8;
// In code points: beside a line that is no longer, a break that somebody typed divides two parts.
constexpr std::uint32_t kShortBreak = 60;
// The first line of a paragraph whose indent got lost: so many code points less than most others.
constexpr std::uint32_t kLeastLostIndent = 5;
// From so many paragraphs on, known by the line before them, the others are understood.
constexpr std::size_t kEnoughParagraphs = 2;
constexpr std::size_t kEnoughFullLines = 8;
// A salutation that stands in a line of its own has no more words.
constexpr std::size_t kMostWordsOfSalute = 7;

bool ends_with_hyphen(std::string_view text) {
  return text.ends_with('-') || text.ends_with("\u00AC") || text.ends_with("\u00AD");
}

// "2°", "b)": what is numbered so begins anew; "2. " may be a date's.
bool begins_with_number(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789");
  const std::size_t behind = end == 0 && !text.empty() && is_lower(first_character(text)) ? 1 : end;
  if (behind == 0 || behind > 2) return false;
  const std::string_view mark = text.substr(behind);
  return mark.starts_with(')') || (end > 0 && (mark.starts_with("°") || mark.starts_with("º")));
}

class LineGrouper {
 public:
  explicit LineGrouper(const Draft& draft) : draft_(draft) {
    for (std::uint32_t line = 0; line < draft.source.lines.size(); ++line) {
      if (draft.roles[line] == LineRole::main) lines_.push_back(line);
    }
    for (const Note& note : draft.layout.notes) markers_.push_back(note.anchor);
    std::sort(markers_.begin(), markers_.end(),
              [](const base::Span& a, const base::Span& b) { return a.end < b.end; });
    colophon_begin_ = lines_.size();
    while (colophon_begin_ > 1 && is_contact_line(colophon_begin_ - 1)) --colophon_begin_;
    if (draft.geometry.is_wrapped) late_ = longest_late_line();
  }

  std::vector<LineGroup> groups() {
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t quotation_end = i == 0 ? 0 : end_of_quotation(i);
      if (quotation_end != 0) {
        groups_.push_back({slice(i, quotation_end), true, false, nullptr});
        i = quotation_end;
        is_closed_ = true;
        continue;
      }
      const bool is_colophon = i >= colophon_begin_;
      if (i == 0 || is_closed_ || is_colophon || breaks_before(i))
        groups_.push_back({{}, false, is_colophon, part(i)});
      if (groups_.back().lines.empty()) begin_item(i);
      groups_.back().lines.push_back(lines_[i]);
      is_closed_ = false;
      ++i;
    }
    return std::move(groups_);
  }

 private:
  std::string_view text(std::size_t i) const { return draft_.text_of(lines_[i]); }
  const source::Line& line(std::size_t i) const { return draft_.source.lines[lines_[i]]; }
  // The number of a note behind a sentence is no part of it.
  std::string_view without_marker(std::size_t i) const {
    std::string_view here = text(i);
    const std::uint32_t end = line(i).span.end;
    const auto marker = std::partition_point(
        markers_.begin(), markers_.end(), [&](const base::Span& span) { return span.end < end; });
    if (marker != markers_.end() && marker->end == end && marker->size() < here.size())
      here.remove_suffix(marker->size());
    return here;
  }
  std::vector<std::uint32_t> slice(std::size_t begin, std::size_t end) const {
    return {lines_.begin() + static_cast<std::ptrdiff_t>(begin),
            lines_.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  // A short line with an address on the web or for mail in it.
  bool is_contact_line(std::size_t i) const {
    const std::string_view here = text(i);
    const auto holds = [&](std::string_view part) {
      return here.find(part) != std::string_view::npos;
    };
    const std::size_t at = here.find('@');
    const bool is_mail =
        at != std::string_view::npos && here.find('.', at) != std::string_view::npos;
    return draft_.geometry.lengths[lines_[i]] <= 80 && (is_mail || holds("://") || holds("www."));
  }

  const source::Part* part(std::size_t i) const { return draft_.parts[lines_[i]]; }
  bool is_running_text(std::size_t i) const {
    return part(i) == nullptr || part(i)->kind == source::PartKind::paragraph;
  }

  // The format knows where paragraphs end. Within one, a line that somebody ended may be one of its
  // own: of an address, of a closing.
  bool breaks_within_part(std::size_t i) const {
    if (!is_running_text(i) || ends_with_hyphen(text(i - 1)) || begins_lower(text(i))) return false;
    const bool is_new_page =
        draft_.layout.line_pages[lines_[i]] != draft_.layout.line_pages[lines_[i - 1]];
    if (is_new_page) return false;
    return ends_sentence(text(i - 1)) || draft_.geometry.lengths[lines_[i - 1]] <= kShortBreak ||
           draft_.geometry.lengths[lines_[i]] <= kShortBreak;
  }

  bool breaks_before(std::size_t i) const {
    if (part(i) != part(i - 1)) return true;
    if (part(i) != nullptr) return breaks_within_part(i);
    if (!draft_.geometry.is_wrapped) return true;
    const std::string_view before = without_marker(i - 1);
    const bool is_ended = ends_sentence(before) && !ends_with_abbreviation(before);
    const bool goes_on = !is_ended && begins_lower(text(i));
    if (goes_on && ends_with_hyphen(text(i - 1))) return false;
    if (is_salutation(i)) return true;
    const bool is_new_page =
        draft_.layout.line_pages[lines_[i]] != draft_.layout.line_pages[lines_[i - 1]];
    if (is_set_right(i - 1) && (is_new_page || line(i).indent + kRightIndent <= line(i - 1).indent))
      return true;
    if (is_new_page) return !goes_on && breaks_over_page(i, is_ended);
    const bool is_apart = line(i).blank_before > (draft_.geometry.is_spaced ? 1U : 0U);
    if (is_apart) return goes_on ? is_short(i - 1, i) : !is_torn_apart(i, is_ended);
    if (goes_on)
      return is_stub(i - 1) && draft_.geometry.is_at_most(lines_[i], kLooseLine) && !is_in_block(i);
    if (begins_next_item(i)) return true;
    if (line(i).indent >= line(i - 1).indent + kParagraphIndent) return !hangs(i);
    if (is_end_of_block(i)) return true;
    if (is_ended && is_indented_behind_line(i)) return true;
    if (groups_.back().lines.size() == 1 && begins_late(i - 1)) return false;
    if (is_full_before(i)) return false;
    if (is_stub(i - 1)) return true;
    if (is_ended && begins_with_number(text(i))) return true;
    if (is_ended && begins_late(i)) return true;
    if (is_ended && is_stub(i) && begins_like_sentence(text(i)) && !ends_sentence(text(i)))
      return true;
    return is_short(i - 1, i) && begins_like_sentence(text(i)) &&
           (is_ended || draft_.geometry.is_at_most(lines_[i - 1], kShortLine));
  }

  // Full lines of running text with a blank line between them, in the middle of a sentence: a page
  // ended here.
  bool is_torn_apart(std::size_t i, bool is_ended) const {
    const std::string_view before = text(i - 1);
    const bool is_open = before.ends_with(',') || is_letter(last_character(before)) ||
                         ends_with_abbreviation(before);
    return !is_ended && is_open && line(i).indent == line(i - 1).indent && !is_short(i - 1, i) &&
           is_letter(first_character(text(i))) &&
           !draft_.geometry.is_at_most(lines_[i], kLooseLine) && is_prose(before);
  }

  // More of its words begin with a small letter than with a capital.
  static bool is_prose(std::string_view text) {
    std::size_t small = 0;
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of(' ', at);
      if (begin == std::string_view::npos) break;
      at = std::min(text.find(' ', begin), text.size());
      ++words;
      if (is_lower(first_character(text.substr(begin)))) ++small;
    }
    return 2 * small > words;
  }

  // Where paragraphs stand apart, a line without a gap before it goes on with one that is full.
  bool is_full_before(std::size_t i) const {
    return draft_.geometry.is_gapped && !is_short(i - 1, i);
  }

  // --- Items of lists

  void begin_item(std::size_t i) { item_ = enumerator_of(text(i)); }
  bool begins_next_item(std::size_t i) const {
    const auto here = enumerator_of(text(i));
    if (!here) return false;
    return (item_ && here->follows(*item_)) || (here->value <= 1 && text(i - 1).ends_with(':'));
  }
  // The second line of an item, below its text instead of its number.
  bool hangs(std::size_t i) const {
    return groups_.back().lines.size() == 1 && enumerator_of(text(i - 1)) &&
           line(i).indent <= line(i - 1).indent + kDeepestHang && !enumerator_of(text(i));
  }

  // Indented as the line before it: a quotation set to a narrower measure.
  bool is_in_block(std::size_t i) const {
    return line(i).indent == line(i - 1).indent && line(i).indent >= kBlockIndent;
  }

  // Two lines and more were indented alike, and this one is not.
  bool is_end_of_block(std::size_t i) const {
    return groups_.back().lines.size() > 1 && line(i).indent + kBlockIndent <= line(i - 1).indent &&
           line(i - 1).indent == line(i - 2).indent && !enumerator_of(text(i - 2));
  }

  // Behind a paragraph of one line that is indented like this one: the line below stands further
  // left.
  bool is_indented_behind_line(std::size_t i) const {
    return groups_.back().lines.size() == 1 && line(i).indent == line(i - 1).indent &&
           i + 1 < lines_.size() && line(i + 1).blank_before == 0 &&
           line(i).indent >= line(i + 1).indent + kParagraphIndent && begins_like_sentence(text(i));
  }

  // So short that it is no part of running text, whatever follows.
  bool is_stub(std::size_t i) const {
    return draft_.geometry.is_at_most(lines_[i], kStub) && !ends_with_hyphen(text(i));
  }

  // A short line by itself at the right: a dateline, a close, a name; the text never goes on behind
  // it, though the next line begin with a small letter («d'Estournelles»).
  bool is_set_right(std::size_t i) const { return line(i).indent >= kRightIndent && is_stub(i); }

  // A line that is broken off before it is full, in the middle of a sentence: it was indented, and
  // the indent got lost.
  bool begins_late(std::size_t i) const {
    return late_ > 0 && draft_.geometry.lengths[lines_[i]] <= late_ && is_first_of_paragraph(i);
  }

  // By its form: it may begin a paragraph of two lines and more.
  bool is_first_of_paragraph(std::size_t i) const {
    return i + 1 < lines_.size() && line(i).indent == 0 && line(i + 1).blank_before == 0 &&
           begins_like_sentence(text(i)) && !ends_sentence(text(i)) &&
           !draft_.geometry.is_at_most(lines_[i], 0.5) &&
           !draft_.geometry.is_at_most(lines_[i + 1], kLooseLine);
  }

  // Paragraphs that are known by the short line before them begin late, most of them: the length up
  // to which a line does so; 0 where none does.
  std::uint32_t longest_late_line() const {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> full;
    for (std::size_t i = 1; i + 1 < lines_.size(); ++i) {
      const std::uint32_t length = draft_.geometry.lengths[lines_[i]];
      const bool is_behind_end = ends_sentence(text(i - 1)) ? is_short(i - 1, i) : is_stub(i - 1);
      if (is_behind_end && line(i).blank_before == 0 && is_first_of_paragraph(i))
        first.push_back(length);
      if (!is_behind_end && begins_lower(text(i)) && begins_lower(text(i + 1)) && !is_stub(i))
        full.push_back(length);
    }
    if (first.size() < kEnoughParagraphs || full.size() < kEnoughFullLines) return 0;
    const std::uint32_t usual = nth(first, first.size() / 2);
    const std::uint32_t shortest = nth(full, full.size() / 20);
    return usual + kLeastLostIndent <= shortest ? (usual + shortest) / 2 : 0;
  }

  static std::uint32_t nth(std::vector<std::uint32_t>& lengths, std::size_t place) {
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(place),
                     lengths.end());
    return lengths[place];
  }

  // «Mon cher Butler,» by itself above the text, though what the letter is about stands close
  // above.
  bool is_salutation(std::size_t i) const {
    const std::string_view here = text(i);
    const bool is_ended = here.ends_with(',') || here.ends_with('!') || here.ends_with(':');
    if (!is_ended || i + 1 >= lines_.size() || !is_stub(i) || begins_lower(here) ||
        text(i - 1).ends_with(',') || !begins_like_sentence(text(i + 1)) ||
        word_count(here) > kMostWordsOfSalute)
      return false;
    const std::string head = folded(here);
    const std::vector<std::string>& words = draft_.lexicon.words("letter.salutation");
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return begins_with_word(head, folded(word));
    });
  }

  // «Mrs.», «B.»: the stop is the word's.
  bool ends_with_abbreviation(std::string_view text) const {
    if (!text.ends_with('.')) return false;
    const std::string last = folded(text.substr(text.rfind(' ') + 1));
    const std::string word = last.substr(0, last.find('.'));
    const bool is_ordinal = !word.empty() && word.size() <= 2 &&
                            word.find_first_not_of("0123456789") == std::string::npos;
    if (is_ordinal) return true;
    if (base::utf8::code_point_count(word) <= 1) return is_letter(first_character(word));
    const std::vector<std::string>& titles = draft_.lexicon.words("names.honorifics");
    return std::find(titles.begin(), titles.end(), word) != titles.end();
  }

  // Blank lines mean nothing at a page break. A sentence that is not ended goes on, unless its line
  // is short.
  bool breaks_over_page(std::size_t i, bool is_ended) const {
    if (line(i).indent >= line(i - 1).indent + kParagraphIndent) return true;
    return is_ended ? is_short(i - 1, i) : draft_.geometry.is_at_most(lines_[i - 1], 0.5);
  }

  bool is_short(std::size_t i, std::size_t next) const {
    return draft_.geometry.is_short(draft_.source, lines_[i], lines_[next]);
  }

  // A quotation is set off where a line that ends in a colon announces it, a line begins with its
  // opening mark and another ends with its closing mark. Returns the index behind its last line, or
  // 0.
  std::size_t end_of_quotation(std::size_t i) const {
    const char32_t open = first_character(text(i));
    const char32_t close = closing_mark(open);
    if (close == 0 || !text(i - 1).ends_with(':')) return 0;
    int depth = 0;
    for (std::size_t j = i; j < std::min(lines_.size(), i + kLongestQuotation); ++j) {
      if (!is_running_text(j)) return 0;
      const std::string_view here = text(j);
      for (std::size_t at = 0; at < here.size();) {
        const bool is_first = j == i && at == 0;
        const char32_t c = base::utf8::next(here, at);
        if (c == close && !is_first && --depth == 0)
          return ends_here(here.substr(at)) && j > i ? j + 1 : 0;
        if (c == open && (close != open || is_first)) ++depth;
      }
    }
    return 0;
  }

  // Nothing but a marker or punctuation stands behind the closing mark.
  static bool ends_here(std::string_view rest) {
    for (std::size_t at = 0; at < rest.size();) {
      if (is_letter(base::utf8::next(rest, at))) return false;
    }
    return rest.size() <= 8;
  }

  const Draft& draft_;
  std::vector<std::uint32_t> lines_;
  std::vector<LineGroup> groups_;
  std::vector<base::Span> markers_;  // of notes, ascending
  std::size_t colophon_begin_ = 0;
  std::optional<Enumerator> item_;  // with which a group began last
  bool is_closed_ = false;          // the last group is whole
  // Paragraphs were indented and the indents got lost: their first lines are no longer; or 0.
  std::uint32_t late_ = 0;
};

}  // namespace

bool is_notes_heading(const Draft& draft, std::uint32_t line) {
  const std::string text = folded(draft.text_of(line));
  const std::vector<std::string>& headings = draft.lexicon.words("note.heading");
  return std::any_of(headings.begin(), headings.end(), [&](const std::string& heading) {
    return begins_with_word(text, heading) && text.size() <= heading.size() + 1;
  });
}

std::vector<LineGroup> group_lines(const Draft& draft) {
  return LineGrouper(draft).groups();
}

}  // namespace layout
