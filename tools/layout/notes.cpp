// SPDX-License-Identifier: MIT
// Notes: a body counts as one only where its number is next in sequence and an anchor with that
// number stands before it; so numbers that are no markers stay text.
#include <algorithm>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "layout/characters.hpp"
#include "layout/draft.hpp"
#include "layout/note_marks.hpp"

namespace layout {
namespace {

// A weak beginning of a note is doubted where, within this many lines, a better one stands.
constexpr std::uint32_t kLookAhead = 80;
constexpr double kHalfLine = 0.5;  // of the measure

bool is_number(const std::string& value) {
  return value.front() >= '0' && value.front() <= '9';
}

class NoteFinder {
 public:
  explicit NoteFinder(Draft& draft)
      : draft_(draft),
        infers_pages_(draft.layout.pages.size() == 1 && !draft.source.marks_pages &&
                      !draft.source.knows_paragraphs && draft.source.places.empty()) {}

  void find() {
    collect_anchors();
    for (std::uint32_t line = 0; line < line_count(); ++line) {
      begin_marked_page(line);
      if (draft_.roles[line] == LineRole::main) take(line);
    }
    doubt_lonely_anchors();
  }

 private:
  std::uint32_t line_count() const {
    return static_cast<std::uint32_t>(draft_.source.lines.size());
  }
  std::vector<Note>& notes() { return draft_.layout.notes; }
  std::string expected() const { return std::to_string(last_number_ + 1); }

  void collect_anchors() {
    std::vector<Mark> marks;
    for (std::uint32_t line = 0; line < line_count(); ++line) {
      if (draft_.roles[line] != LineRole::main) continue;
      find_anchor_marks(draft_, line, marks);
      const auto body = body_mark(draft_, line);
      if (body && is_bracketed(*body)) last_bracketed_[body->value] = line;
    }
    for (Mark& mark : marks) {
      raises_marks_ = raises_marks_ || (mark.is_raised && is_number(mark.value));
      anchors_[mark.value].push_back(mark);
    }
  }

  void begin_marked_page(std::uint32_t line) {
    const std::vector<Page>& pages = draft_.layout.pages;
    if (infers_pages_ || page_ + 1 >= pages.size() || pages[page_ + 1].first_line != line) return;
    ++page_;
    const bool is_broken_off =
        is_in_zone_ && (sets_notes_small() || !ends_sentence(draft_.text_of(last_line_of_note())));
    is_in_zone_ = false;
    continuation_ = is_broken_off ? continuation_on_page(line) : line_count();
  }

  std::uint32_t last_line_of_note() const { return draft_.note_lines.back().back().back().back(); }

  // Where, on the page that begins here, a note goes on that the page before broke off: behind a
  // blank line, in the middle of a sentence, before the next note or the end of the page.
  std::uint32_t continuation_on_page(std::uint32_t first) const {
    const std::vector<Page>& pages = draft_.layout.pages;
    const std::uint32_t end = page_ + 1 < pages.size() ? pages[page_ + 1].first_line : line_count();
    if (sets_notes_small()) return small_lines_on_page(first, end);
    std::uint32_t found = line_count();
    for (std::uint32_t line = first + 1; line < end; ++line) {
      if (draft_.roles[line] == LineRole::furniture) continue;
      const auto mark = body_mark(draft_, line);
      if (mark && mark->value == expected()) break;
      if (draft_.source.lines[line].blank_before > 0 && begins_lower(draft_.text_of(line)))
        found = line;
    }
    return found;
  }

  // The first of the small lines with which a page ends, or that stand before its first note.
  std::uint32_t small_lines_on_page(std::uint32_t first, std::uint32_t end) const {
    std::uint32_t found = line_count();
    for (std::uint32_t line = first; line < end; ++line) {
      if (draft_.roles[line] == LineRole::furniture) continue;
      const auto mark = body_mark(draft_, line);
      if (mark && mark->value == expected()) break;
      if (!draft_.is_small(line)) found = line_count();
      if (draft_.is_small(line) && found == line_count()) found = line;
    }
    return found;
  }

  void take(std::uint32_t line) {
    const auto mark = body_mark(draft_, line);
    if (mark && !is_decided(draft_.decisions.no_notes, line)) {
      if (const Mark* anchor = anchor_for(*mark)) {
        begin_note(*mark, *anchor);
        return;
      }
    }
    if (line == continuation_) {
      is_in_zone_ = true;
      notes().back().parts.push_back({page_, {}, {}});
      draft_.note_lines.back().push_back({{}});
    }
    if (is_in_zone_ && line != continuation_ && main_resumes(line)) {
      is_in_zone_ = false;
      if (infers_pages_) begin_inferred_page(line);
    }
    if (is_in_zone_) {
      add_to_note(line);
    } else {
      main_before_ = line;
    }
  }

  void begin_inferred_page(std::uint32_t line) {
    if (is_decided(draft_.decisions.no_pages, line)) return;
    draft_.layout.pages.push_back({std::to_string(draft_.layout.pages.size() + 1), line, false,
                                   is_decided(draft_.decisions.pages, line)});
    ++page_;
  }

  // True where the line begins within one of the stretches.
  bool is_decided(const std::vector<base::Span>& stretches, std::uint32_t line) const {
    const std::uint32_t begin = draft_.source.lines[line].span.begin;
    return std::any_of(stretches.begin(), stretches.end(),
                       [&](base::Span stretch) { return stretch.contains(begin); });
  }

  // The anchor that a body belongs to, or null where it is no body.
  const Mark* anchor_for(const Mark& body) {
    const bool is_next = body.value == expected();
    // In a part of a whole the numbers need not begin with 1.
    const bool begins = notes().empty() && !draft_.source.places.empty();
    const bool restarts = body.value == "1" || !is_number(body.value) || begins;
    if ((!is_next && !restarts) || is_doubtful(body)) return nullptr;
    if (sets_notes_small() && !draft_.is_small(body.line)) return nullptr;
    if (is_letter_mark(body.value)) return anchor_for_letter(body);
    if (raises_marks_) return first_anchor(body, MarkStrength::typeset);
    const Mark* anchor = first_anchor(body, MarkStrength::glued);
    if (anchor != nullptr && is_bracketed(*anchor) && !is_bracketed(body) &&
        has_bracketed_below(body))
      return nullptr;
    if (anchor == nullptr && is_next) anchor = first_anchor(body, MarkStrength::detached);
    if (anchor != nullptr && anchor->strength == MarkStrength::detached &&
        is_in_brackets(*anchor) && !is_in_brackets(body))
      return nullptr;
    return anchor == nullptr && is_next ? fused_anchor(body) : anchor;
  }

  // The only number before the body that ends with its own, where no mark anywhere is a better
  // anchor, and the note before and the anchor of the next one show that the sequence goes on.
  const Mark* fused_anchor(const Mark& body) {
    if (notes().empty() || infers_no_body(body) || !anchor_follows(0, last_number_ + 2))
      return nullptr;
    const auto found = anchors_.find(body.value);
    if (found == anchors_.end()) return nullptr;
    const Mark* only = nullptr;
    for (const Mark& mark : found->second) {
      if (mark.strength > MarkStrength::fused) return nullptr;
      const bool is_between = mark.span.begin >= last_anchor_ && mark.line < body.line &&
                              draft_.roles[mark.line] == LineRole::main;
      if (is_between && only != nullptr) return nullptr;
      if (is_between) only = &mark;
    }
    return only;
  }

  // A line in the midst of others may begin with a number for other reasons.
  bool infers_no_body(const Mark& body) const {
    return !is_in_zone_ && draft_.source.lines[body.line].blank_before == 0;
  }

  // Letters stand in sequence, and are set alike at anchor and body: "alg[o]" is no anchor.
  const Mark* anchor_for_letter(const Mark& body) {
    const char expected = last_letter_ == 0 ? 'a' : static_cast<char>(last_letter_ + 1);
    if (body.value.front() != expected && body.value != "a") return nullptr;
    const Mark* anchor = first_anchor(body, MarkStrength::typeset);
    const std::string_view text = draft_.source.text;
    const bool is_alike = anchor != nullptr && text[anchor->span.begin] == text[body.span.begin];
    return is_alike ? anchor : nullptr;
  }

  // "the doctor (2)" may count, unless the body is "(2)" too.
  bool is_in_brackets(const Mark& mark) const {
    return mark.span.of(draft_.source.text).starts_with('(');
  }
  bool is_bracketed(const Mark& mark) const {
    return mark.span.of(draft_.source.text).starts_with('[');
  }
  // "[1]" stands before a line further down: "1)" is an item of a list, not the note to "[1]".
  bool has_bracketed_below(const Mark& body) const {
    const auto last = last_bracketed_.find(body.value);
    return last != last_bracketed_.end() && last->second > body.line;
  }

  const Mark* first_anchor(const Mark& body, MarkStrength least) {
    const auto found = anchors_.find(body.value);
    if (found == anchors_.end()) return nullptr;
    const auto begin =
        std::partition_point(found->second.begin(), found->second.end(),
                             [&](const Mark& mark) { return mark.span.begin < last_anchor_; });
    for (auto mark = begin; mark != found->second.end() && mark->line < body.line; ++mark) {
      if (mark->strength >= least && draft_.roles[mark->line] == LineRole::main) return &*mark;
    }
    return nullptr;
  }

  // The notes before this one are set in a smaller size than the text.
  bool sets_notes_small() const {
    return !draft_.note_lines.empty() &&
           draft_.is_small(draft_.note_lines.front().front().front().front());
  }

  // A full line that merely happens to begin with the number: another line begins with it soon, and
  // better.
  bool is_doubtful(const Mark& body) const {
    const std::uint32_t line = body.line;
    if (body.is_raised || is_in_zone_ || line == 0 || has_good_beginning(line)) return false;
    for (std::uint32_t next = line + 1; next < std::min(line_count(), line + kLookAhead); ++next) {
      const auto mark = body_mark(draft_, next);
      if (mark && mark->value == body.value && has_good_beginning(next)) return true;
    }
    return false;
  }

  bool has_good_beginning(std::uint32_t line) const {
    const source::Line& here = draft_.source.lines[line];
    return here.blank_before > 0 || here.indent > 0 || here.begins_page ||
           (draft_.geometry.is_wrapped && draft_.geometry.is_short(draft_.source, line - 1, line));
  }

  void begin_note(const Mark& body, const Mark& anchor) {
    const std::uint32_t gap = draft_.source.lines[body.line].blank_before;
    if (!is_in_zone_) begin_zone();
    widest_gap_ = notes_in_zone_++ == 0 ? gap : std::max(widest_gap_, gap);
    const std::string_view text = draft_.source.text;
    Note note;
    note.number = body.value;
    note.anchor_marker = anchor.span.of(text);
    note.body_marker = body.span.of(text);
    note.anchor = anchor.span;
    note.body = body.span;
    note.has_weak_anchor = anchor.strength == MarkStrength::detached;
    note.body_marker_is_glued = text.substr(body.span.end, 1) != " ";
    note.anchor_page = page_of(anchor.line);
    note.place = has_heading_ || note.anchor_page != page_ ? NotePlace::end : NotePlace::bottom;
    note.parts.push_back({page_, {}, {}});
    notes().push_back(std::move(note));
    draft_.note_lines.push_back({{{body.line}}});
    draft_.roles[body.line] = LineRole::note;
    last_anchor_ = anchor.span.end;
    if (is_letter_mark(body.value)) last_letter_ = body.value.front();
    last_number_ =
        is_number(body.value) ? static_cast<std::uint32_t>(std::stoul(body.value)) : last_number_;
  }

  std::uint32_t page_of(std::uint32_t line) const {
    const std::vector<Page>& pages = draft_.layout.pages;
    const auto after = std::partition_point(
        pages.begin(), pages.end(), [&](const Page& page) { return page.first_line <= line; });
    return static_cast<std::uint32_t>(after - pages.begin() - 1);
  }

  void begin_zone() {
    is_in_zone_ = true;
    notes_in_zone_ = 0;
    has_heading_ = main_before_ != line_count() && is_notes_heading(draft_, main_before_);
    is_last_zone_ =
        has_heading_ || main_before_ == line_count() ||
        (main_is_complete() && !next_anchor_follows(draft_.source.lines[main_before_].span.end));
  }

  void add_to_note(std::uint32_t line) {
    draft_.roles[line] = LineRole::note;
    std::vector<std::vector<std::uint32_t>>& paragraphs = draft_.note_lines.back().back();
    if (!paragraphs.back().empty() && ends_paragraph(line)) paragraphs.emplace_back();
    paragraphs.back().push_back(line);
  }

  bool ends_paragraph(std::uint32_t line) const {
    const std::string_view before = draft_.text_of(line - 1);
    if (begins_lower(draft_.text_of(line)) && !ends_sentence(before)) return false;
    if (draft_.source.lines[line].blank_before > 0 || !draft_.geometry.is_wrapped) return true;
    return ends_sentence(before) && draft_.geometry.is_short(draft_.source, line - 1, line);
  }

  bool main_is_complete() const {
    if (main_before_ == line_count()) return true;
    return ends_sentence(draft_.text_of(main_before_)) ||
           draft_.geometry.is_at_most(main_before_, 0.5);
  }

  // An anchor for this note stands behind this byte, outside notes.
  bool anchor_follows(std::uint32_t offset, std::uint32_t number) const {
    const auto found = anchors_.find(std::to_string(number));
    if (found == anchors_.end()) return false;
    const auto last =
        std::find_if(found->second.rbegin(), found->second.rend(),
                     [](const Mark& mark) { return mark.strength > MarkStrength::fused; });
    return last != found->second.rend() && last->span.begin >= offset &&
           last->strength > MarkStrength::detached;
  }

  // The anchor of the next note, or, should that be hidden, of the one behind it.
  bool next_anchor_follows(std::uint32_t offset) const {
    return anchor_follows(offset, last_number_ + 1) || anchor_follows(offset, last_number_ + 2);
  }

  // The text goes on behind the notes of a page: at a place where the note may end, and where the
  // text was broken off or an anchor for the next note is still to come.
  bool main_resumes(std::uint32_t line) const {
    if (sets_notes_small()) return !draft_.is_small(line);
    if (resumes_broken_sentence(line)) return true;
    if (infers_pages_ && draft_.source.lines[line].blank_before > std::max(1U, widest_gap_))
      return true;
    if (!ends_paragraph(line)) return false;
    if (!main_is_complete()) return true;
    if (next_anchor_follows(draft_.source.lines[line].span.begin)) return true;
    const bool may_be_paragraph =
        draft_.source.lines[line].blank_before == 0 && draft_.geometry.is_wrapped;
    return !may_be_paragraph && !is_last_zone_;
  }

  // Behind a line of the note that had room for more, and behind a blank line where it had not
  // much: «… "-a"», «compiacci ho cavato».
  bool resumes_broken_sentence(std::uint32_t line) const {
    const bool is_apart = draft_.source.lines[line].blank_before > 0;
    return begins_lower(draft_.text_of(line)) && !main_is_complete() &&
           draft_.geometry.is_wrapped &&
           (is_apart ? draft_.geometry.is_short(draft_.source, line - 1, line)
                     : draft_.geometry.is_at_most(line - 1, kHalfLine));
  }

  void doubt_lonely_anchors() {
    for (const auto& [value, marks] : anchors_) {
      for (const Mark& mark : marks) {
        const auto note = std::lower_bound(notes().begin(), notes().end(), mark.span.begin,
                                           [](const Note& candidate, std::uint32_t begin) {
                                             return candidate.anchor.begin < begin;
                                           });
        const bool is_taken = note != notes().end() && note->anchor.begin == mark.span.begin;
        const bool is_in_text = draft_.roles[mark.line] == LineRole::main;
        if (mark.strength != MarkStrength::typeset || is_taken || !is_in_text || !is_number(value))
          continue;
        draft_.layout.doubts.push_back(
            {mark.span, "layout.note-without-body",
             fmt::format("the marker “{}” belongs to no note that stands in the text",
                         mark.span.of(draft_.source.text))});
      }
    }
  }

  Draft& draft_;
  const bool infers_pages_;
  std::unordered_map<std::string, std::vector<Mark>>
      anchors_;  // by value, in the order of the text
  std::unordered_map<std::string, std::uint32_t> last_bracketed_;  // the last line with such a body
  char last_letter_ = 0;
  std::uint32_t last_number_ = 0;
  std::uint32_t last_anchor_ = 0;  // anchors before this byte are behind us
  std::uint32_t page_ = 0;
  std::uint32_t main_before_ = line_count();  // the last line of the main text
  std::uint32_t continuation_ = line_count();
  bool is_in_zone_ = false;
  bool raises_marks_ = false;  // the source knows raised numbers: no other is an anchor
  bool has_heading_ = false;   // a line like «Notes» stands before the notes
  bool is_last_zone_ = false;  // no text is expected behind the notes
  std::uint32_t notes_in_zone_ = 0;
  std::uint32_t widest_gap_ = 0;  // blank lines before a note of the zone, at the most
};

}  // namespace

void find_notes(Draft& draft) {
  const std::vector<source::NoteLink>& links = draft.source.notes;
  for (const source::NoteLink& link : links) {
    for (std::uint32_t line = link.begin; line < link.end; ++line)
      draft.roles[line] = LineRole::note;
  }
  const bool are_linked = std::any_of(links.begin(), links.end(), [](const auto& link) {
    return link.kind != source::NoteKind::comment;
  });
  if (!are_linked) NoteFinder(draft).find();
  if (!links.empty()) take_linked_notes(draft);
}

}  // namespace layout
