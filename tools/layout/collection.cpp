// SPDX-License-Identifier: MIT
#include "layout/collection.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "layout/draft.hpp"
#include "layout/passages.hpp"

namespace layout {
namespace {

// The parts of an opening stand within so many passages.
constexpr std::size_t kReach = 10;
// Between the close of a letter and the opening of the next stand at most so many passages.
constexpr std::size_t kMostBetween = 8;
// What follows a dateline without salutation is at least so long, in code points.
constexpr std::size_t kShortestText = 60;

// The formulas at a place where a letter may begin.
struct Opening {
  std::size_t first = 0;  // the passage of the first formula
  std::size_t text = 0;   // the first passage behind the formulas
  bool has_heading = false, has_number = false, has_dateline = false, has_salute = false;
};

struct Start {
  std::size_t passage = 0;
  std::string evidence;
};

class StartFinder {
 public:
  StartFinder(const Draft& draft, const std::vector<LineGroup>& groups)
      : draft_(draft), groups_(groups), passages_(draft, groups) {
    find_kind_of_headings();
  }

  std::vector<Start> find() {
    for (std::size_t i = 0; i < groups_.size();) {
      const std::optional<Opening> opening = opening_at(i);
      if (opening && opens_letter(*opening)) {
        begin_letter(*opening);
        i = opening->text;
      } else {
        note_passage(i++);
      }
    }
    return std::move(starts_);
  }

  /// A line of nothing but stars, dashes or other marks.
  bool is_separator(std::size_t i) const {
    const Passage& here = passages_[i];
    for (std::size_t at = 0; at < here.text.size();) {
      const char32_t c = base::utf8::next(here.text, at);
      if (is_letter(c) || (c >= U'0' && c <= U'9')) return false;
    }
    return here.length > 0 && here.length <= 90;
  }

 private:
  // --- What a passage is

  bool is_salutation(std::size_t i) const {
    const char32_t last = last_character(passages_[i].text);
    const bool is_ended = last == U'!' || last == U',' || last == U':';
    return passages_.is_salutation(i) && (passages_.is_line(i) || is_ended);
  }
  // The headings of a collection are of one kind: some say that they are of letters («Letter 3»),
  // others only to whom it goes («12. To Mary»).
  enum class Headings : std::uint8_t { any, naming_letters, naming_persons };

  void find_kind_of_headings() {
    std::size_t letters = 0;
    std::size_t persons = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (is_heading(i)) ++(passages_.names_letter(i) ? letters : persons);
    }
    if (letters >= 2 && 2 * letters >= persons) {
      headings_ = Headings::naming_letters;
    } else if (persons >= 2) {
      headings_ = Headings::naming_persons;
    }
  }

  bool is_heading(std::size_t i) const {
    if (is_number(i) || is_salutation(i) || is_closing(i)) return false;
    const bool is_one = passages_.is_heading(i) || is_name_above_opening(i);
    if (!is_one || headings_ == Headings::any) return is_one;
    return passages_.names_letter(i) == (headings_ == Headings::naming_letters);
  }
  // «To Mary Lewis», set apart above a dateline or a salutation.
  bool is_name_above_opening(std::size_t i) const {
    return i + 1 < groups_.size() && passages_.is_line(i) && passages_.is_address(i) &&
           gap_before(i) > 0 && gap_before(i) >= gap_before(i + 1) &&
           (passages_.is_dateline(i + 1) || is_salutation(i + 1));
  }
  bool is_formula(std::size_t i) const {
    return is_heading(i) || passages_.is_dateline(i) || is_salutation(i) ||
           (is_number(i) && continues_numbers(i));
  }
  bool is_closing(std::size_t i) const {
    return passages_.is_signed_close(i) || (passages_.is_close(i) && passages_.is_line(i));
  }

  // "12", "XII.", "[No 3]": a numeral and nothing else of more than two letters.
  bool is_number(std::size_t i) const {
    const Passage& here = passages_[i];
    return !here.folded.empty() && here.length <= 12 && here.words <= 2 && number_of(i) != 0;
  }
  unsigned number_of(std::size_t i) const {
    const std::string& text = passages_[i].text;
    const std::size_t digits = text.find_first_of("0123456789");
    if (digits != std::string::npos) {
      const std::size_t end = std::min(text.find_first_not_of("0123456789", digits), text.size());
      return end - digits <= 4
                 ? static_cast<unsigned>(std::stoul(text.substr(digits, end - digits)))
                 : 0;
    }
    return roman_value(text);
  }
  static unsigned roman_value(std::string_view text) {
    unsigned sum = 0;
    unsigned before = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
      const char c = text[i];
      if (c == '.' || c == '[' || c == ']') continue;
      const unsigned value = c == 'I'   ? 1
                             : c == 'V' ? 5
                             : c == 'X' ? 10
                             : c == 'L' ? 50
                             : c == 'C' ? 100
                                        : 0;
      if (value == 0) return 0;
      sum = value < before ? sum - value : sum + value;
      before = std::max(before, value);
    }
    return sum;
  }

  // --- Breaks

  std::uint32_t first_line(std::size_t i) const { return groups_[i].lines.front(); }

  bool begins_page(std::size_t i) const {
    if (i == 0) return true;
    const std::vector<std::uint32_t>& pages = draft_.layout.line_pages;
    return pages[first_line(i)] != pages[groups_[i - 1].lines.back()];
  }

  // How strongly a passage is set apart from the one before it.
  std::uint32_t gap_before(std::size_t i) const {
    if (i == 0 || is_separator(i - 1)) return 1000;
    const std::uint32_t blank = draft_.source.lines[first_line(i)].blank_before;
    return begins_page(i) ? 1000 : std::min(blank, 999U);
  }

  // --- Openings

  // The formulas that stand together from `i` on, with other lines between them, and text behind.
  std::optional<Opening> opening_at(std::size_t i) const {
    if (!is_formula(i)) return std::nullopt;
    Opening opening{i, i, false, false, false, false};
    for (std::size_t at = i; at < std::min(groups_.size(), i + kReach); ++at) {
      // What stands before a heading is the end of another letter, but for the heading's number.
      const bool is_below_number = at == i + 1 && is_number(i);
      if (is_heading(at) && at > i && !opening.has_heading && !is_below_number) return std::nullopt;
      if (passages_.is_enclosure(at) && !is_heading(i)) return std::nullopt;
      if (is_formula(at)) {
        if (is_heading(at) && (opening.has_dateline || opening.has_salute)) break;
        add_formula(opening, at);
        if (opening.has_salute) break;
      } else if (is_closing(at) || is_separator(at) ||
                 !(passages_.is_line(at) || passages_.is_address(at)) ||
                 (opening.has_dateline && gap_before(at) > gap_before(i))) {
        break;
      }
    }
    if (opening.text >= groups_.size()) return std::nullopt;
    return opening;
  }

  void add_formula(Opening& opening, std::size_t at) const {
    const bool is_salute = is_salutation(at);
    opening.has_salute |= is_salute;
    opening.has_heading |= is_heading(at);
    opening.has_number |= is_number(at);
    opening.has_dateline |= !is_salute && !is_heading(at) && passages_.is_dateline(at);
    opening.text = at + 1;
  }

  bool continues_numbers(std::size_t i) const {
    return starts_.empty() || number_of(i) == last_number_ + 1;
  }

  bool opens_letter(const Opening& opening) const {
    const std::size_t first = opening.first;
    const bool is_apart = gap_before(first) > 0;
    if (starts_.empty()) {
      return opening.has_heading || opening.has_salute || opening.has_dateline ||
             (opening.has_number && is_formula(opening.text));
    }
    if (!has_text_ && !is_closed(first)) return false;
    if (opening.has_heading)
      return opening.has_dateline || opening.has_salute || is_closed(first) || is_apart;
    if (opening.has_number && (opening.has_dateline || opening.has_salute || is_apart)) return true;
    if (is_in_enclosure_) return false;
    if (has_headings_ && gap_before(begin_of(opening)) < heading_gap_) return false;
    if (opening.has_dateline && opening.has_salute) return is_closed(first) || is_apart;
    if (opening.has_dateline)
      return is_closed(first) && is_apart && passages_[opening.text].length >= kShortestText;
    return opening.has_salute && is_closed(first) && (begins_page(first) || has_bare_salutes_);
  }

  bool is_closed(std::size_t i) const { return closed_ && i - *closed_ <= kMostBetween; }

  // --- The letters

  void note_passage(std::size_t i) {
    if (passages_.is_enclosure(i) && is_closed(i)) is_in_enclosure_ = true;
    if (is_closing(i) || (closed_ && i == *closed_ + 1 && passages_.is_name(i))) {
      closed_ = i;
    } else if (!passages_.is_line(i)) {
      has_text_ = true;
      last_text_ = i;
    }
    if (starts_.empty()) closed_.reset();
  }

  void begin_letter(const Opening& opening) {
    const std::size_t begin = starts_.empty() ? begin_of_first(opening) : begin_of(opening);
    if (starts_.empty()) {
      has_bare_salutes_ = opening.has_salute && !opening.has_dateline && !opening.has_heading;
      has_headings_ = opening.has_heading;
    }
    if (opening.has_heading) heading_gap_ = std::min(heading_gap_, gap_before(begin));
    starts_.push_back({begin, evidence_of(opening, begin)});
    if (opening.has_number) last_number_ = number_of(number_in(opening));
    closed_.reset();
    is_in_enclosure_ = false;
    has_text_ = false;
    last_text_ = opening.text > 0 ? opening.text - 1 : 0;
  }

  std::size_t number_in(const Opening& opening) const {
    std::size_t at = opening.first;
    while (at + 1 < opening.text && !is_number(at)) ++at;
    return at;
  }

  // The lines of a letterhead or of an address directly above.
  std::size_t begin_of_first(const Opening& opening) const {
    std::size_t begin = opening.first;
    while (begin > 0 && gap_before(begin) == 0 && passages_.is_line(begin - 1)) --begin;
    return begin == 0 || gap_before(begin) > 0 ? begin : opening.first;
  }

  // Between the end of the letter before and the first formula, the place that is set apart most.
  std::size_t begin_of(const Opening& opening) const {
    std::size_t low = std::max(starts_.back().passage + 1, last_text_ + 1);
    const bool closed = is_closed(opening.first);
    if (closed) low = std::max(low, *closed_ + 1);
    while (closed && low < opening.first && gap_before(low) <= gap_before(opening.first) &&
           (is_of_closing(low) || is_signature(low)))
      ++low;
    std::size_t begin = opening.first;
    for (std::size_t i = opening.first; i-- > low;) {
      const bool is_as_far = closed && !opening.has_heading && gap_before(i) == gap_before(begin);
      if (gap_before(i) > gap_before(begin) || is_as_far) begin = i;
    }
    return begin;
  }

  bool is_of_closing(std::size_t i) const {
    return passages_.is_name(i) || passages_.is_postscript(i) || passages_.is_endorsement(i) ||
           is_separator(i) || (passages_.is_address(i) && gap_before(i) == 0);
  }

  // Whatever stands below a close without a name.
  bool is_signature(std::size_t i) const {
    return i == *closed_ + 1 && passages_.is_line(i) && passages_.is_close(i - 1) &&
           !passages_.is_signed_close(i - 1) && gap_before(i) <= gap_before(i + 1);
  }

  std::string evidence_of(const Opening& opening, std::size_t begin) const {
    std::string text;
    const auto say = [&](bool is_so, std::string_view what) {
      if (is_so) text += (text.empty() ? "" : ", ") + std::string(what);
    };
    say(opening.has_heading, "heading");
    say(opening.has_number, "number in sequence");
    say(opening.has_dateline, "dateline");
    say(opening.has_salute, "salutation");
    say(!starts_.empty() && is_closed(opening.first), "behind a closing");
    say(begin > 0 && begins_page(begin), "new page");
    return text;
  }

  const Draft& draft_;
  const std::vector<LineGroup>& groups_;
  Passages passages_;
  Headings headings_ = Headings::any;
  std::vector<Start> starts_;
  std::optional<std::size_t> closed_;  // the last passage that closes the letter
  bool has_text_ = false;              // of the letter that began last
  std::size_t last_text_ = 0;
  unsigned last_number_ = 0;
  bool is_in_enclosure_ = false;
  bool has_headings_ = false;  // of editors, as the first letter has
  std::uint32_t heading_gap_ = 1000;
  bool has_bare_salutes_ = false;  // the first letter opens with nothing but a salutation
};

// Gives every line to a letter: 0 is what stands before the first.
class LineSharer {
 public:
  LineSharer(const Draft& draft, const std::vector<std::uint32_t>& first_lines)
      : draft_(draft), first_lines_(first_lines), owners_(draft.source.lines.size(), 0) {
    std::uint32_t owner = 0;
    for (std::uint32_t line = 0; line < owners_.size(); ++line) {
      while (owner < first_lines.size() && first_lines[owner] <= line) ++owner;
      owners_[line] = owner;
    }
  }

  std::vector<std::uint32_t> owners() {
    give_heads_to_what_follows();
    give_notes_to_their_anchors();
    return std::move(owners_);
  }

 private:
  // A running head above a letter's first line is of its page.
  void give_heads_to_what_follows() {
    for (std::uint32_t line = 0; line + 1 < owners_.size(); ++line) {
      if (draft_.roles[line] != LineRole::furniture || !begins_page(line)) continue;
      std::uint32_t behind = line;
      while (behind + 1 < owners_.size() && draft_.roles[behind] == LineRole::furniture) ++behind;
      if (draft_.layout.line_pages[behind] != draft_.layout.line_pages[line]) continue;
      std::fill(owners_.begin() + line, owners_.begin() + behind, owners_[behind]);
    }
  }

  bool begins_page(std::uint32_t line) const {
    return line == 0 || draft_.layout.line_pages[line] != draft_.layout.line_pages[line - 1];
  }

  void give_notes_to_their_anchors() {
    for (std::size_t i = 0; i < draft_.layout.notes.size(); ++i) {
      const std::uint32_t owner = owners_[line_of(draft_.layout.notes[i].anchor.begin)];
      const std::uint32_t first = owners_[line_of(draft_.layout.notes[i].body.begin)];
      for (const auto& part : draft_.note_lines[i]) {
        for (const auto& paragraph : part) {
          for (const std::uint32_t line : paragraph) give(line, owner, first);
        }
      }
    }
  }

  // A note ends at the latest where a letter begins.
  void give(std::uint32_t line, std::uint32_t owner, std::uint32_t first_owner) {
    const bool begins_letter = std::binary_search(first_lines_.begin(), first_lines_.end(), line);
    if (owners_[line] == first_owner && !begins_letter) owners_[line] = owner;
  }

  std::uint32_t line_of(std::uint32_t byte) const {
    const auto& lines = draft_.source.lines;
    const auto behind = std::upper_bound(
        lines.begin(), lines.end(), byte,
        [](std::uint32_t at, const source::Line& line) { return at < line.span.begin; });
    return static_cast<std::uint32_t>(behind - lines.begin()) - 1;
  }

  const Draft& draft_;
  const std::vector<std::uint32_t>& first_lines_;  // of the letters, ascending
  std::vector<std::uint32_t> owners_;
};

std::vector<source::LinePlace> places_of(const Draft& draft) {
  std::vector<source::LinePlace> places;
  places.reserve(draft.roles.size());
  const Layout& layout = draft.layout;
  for (std::size_t line = 0; line < draft.roles.size(); ++line) {
    places.push_back({layout.pages[layout.line_pages[line]].number, layout.line_numbers[line],
                      draft.roles[line] == LineRole::furniture});
  }
  return places;
}

// Where no page is marked, and behind the last page of a text, notes may have taken in the heading
// of the letter that follows them: they count as text here.
void take_back_notes(Draft& draft) {
  std::vector<Page>& pages = draft.layout.pages;
  const auto is_inferred = [](const Page& page) { return page.first_line > 0 && !page.is_marked; };
  pages.erase(std::remove_if(pages.begin(), pages.end(), is_inferred), pages.end());
  for (std::size_t i = 0; i < draft.layout.notes.size(); ++i) {
    if (pages.size() > 1 && draft.layout.notes[i].place == NotePlace::bottom) continue;
    for (const auto& part : draft.note_lines[i]) {
      for (const auto& paragraph : part) {
        for (const std::uint32_t line : paragraph) draft.roles[line] = LineRole::main;
      }
    }
  }
}

}  // namespace

Collection split(const source::SourceText& source, const lexicon::Lexicon& lexicon) {
  Draft draft(source, lexicon);
  find_lines(draft);
  take_back_notes(draft);
  number_lines(draft);
  const std::vector<LineGroup> groups = group_lines(draft);
  StartFinder finder(draft, groups);
  const std::vector<Start> starts = finder.find();
  Collection collection;
  collection.places = places_of(draft);
  collection.pages = draft.layout.line_pages;
  std::vector<std::uint32_t> first_lines;
  for (const Start& start : starts) {
    first_lines.push_back(groups[start.passage].lines.front());
    collection.letters.push_back({{}, start.evidence});
  }
  // A rule between two letters is of neither: furniture of the one before.
  for (const Start& start : starts) {
    if (start.passage > 0 && finder.is_separator(start.passage - 1))
      collection.places[groups[start.passage - 1].lines.front()].is_furniture = true;
  }
  const std::vector<std::uint32_t> owners = LineSharer(draft, first_lines).owners();
  for (std::uint32_t line = 0; line < owners.size(); ++line) {
    (owners[line] == 0 ? collection.before : collection.letters[owners[line] - 1].lines)
        .push_back(line);
  }
  return collection;
}

}  // namespace layout
