// SPDX-License-Identifier: MIT
// Pages and what is printed on each of them that is no part of the text.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "layout/draft.hpp"
#include "layout/flow.hpp"
#include "layout/note_marks.hpp"

namespace layout {
namespace {

// At most this many lines at the head or the foot of a page are looked at.
constexpr std::uint32_t kFurnitureLines = 3;
// At the end of a letter its address may fill so many lines.
constexpr std::uint32_t kAddressLines = 8;
// A running head is shorter than this, in code points.
constexpr std::uint32_t kLongestHead = 120;
// A page number, with the words and marks around it.
constexpr std::uint32_t kLongestNumber = 40;

constexpr std::string_view kDigits = "0123456789";

// A greater number beside words in capitals is a year.
constexpr unsigned long kLastPage = 999;
constexpr std::size_t kFewestCapitals = 4;

struct Lines {
  std::uint32_t begin;
  std::uint32_t end;
};

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// True where a text, which may be a long one, certainly is not made of these words.
bool holds_more_letters(std::string_view text, const std::vector<std::string>& words) {
  std::size_t most = 0;
  for (const std::string& word : words) most += word.size();
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  return static_cast<std::size_t>(letters) > most;
}

// The number in a line that holds nothing else but dashes, brackets and the lexicon's word for a
// page: "12", "- 12 -", "[12]", "página 3 de 5".
std::optional<std::string> page_number(const Draft& draft, std::uint32_t line) {
  const auto is_frame = [](std::string_view frame) {
    for (std::size_t at = 0; at < frame.size();) {
      const char32_t c = base::utf8::next(frame, at);
      if (c != U' ' && c != U'-' && c != U'–' && c != U'—' && c != U'[' && c != U']' && c != U'(' &&
          c != U')' && c != U'.' && c != U'|') {
        return false;
      }
    }
    return true;
  };
  const std::string_view text = draft.text_of(line);
  const std::string_view digits(std::find_if(text.begin(), text.end(), is_digit), text.end());
  if (digits.empty()) return std::nullopt;
  const std::vector<std::string>& words = draft.lexicon.words("letter.page");
  // With the first digit, which may end a word.
  const std::string_view begin = text.substr(0, text.size() - digits.size() + 1);
  if (holds_more_letters(begin, words)) return std::nullopt;
  std::string before = folded(begin);
  for (const std::string& word : words) {
    if (begins_with_word(before, word)) before.erase(0, word.size());
  }
  before.pop_back();
  if (!is_frame(before)) return std::nullopt;
  const std::string rest = folded(digits);
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
  const std::string_view behind(end, rest.end());
  const bool is_of_many =
      !words.empty() && behind.size() < 10 && std::any_of(behind.begin(), behind.end(), is_digit);
  if (end - rest.begin() > 4 || !(is_frame(behind) || is_of_many)) return std::nullopt;
  return std::string(rest.begin(), end);
}

// The letters of a line, so that heads with page numbers in them compare equal, and lines that were
// typed anew on each page.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    if (is_letter(base::utf8::next(text, at))) letters += text.substr(here, at - here);
  }
  return folded(letters);
}

// A page number between dashes says of itself what it is.
bool is_framed(std::string_view line) {
  return (line.starts_with('-') || line.starts_with("–") || line.starts_with("—")) &&
         (line.ends_with('-') || line.ends_with("–") || line.ends_with("—"));
}

// The number that stands at either end of a running head, apart from it: "Letters to Mary    17".
std::optional<unsigned long> number_of_head(std::string_view line) {
  const auto number = [](std::string_view part) -> std::optional<unsigned long> {
    const bool is_number = !part.empty() && part.size() <= 4 &&
                           part.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number ? std::optional(std::stoul(std::string(part))) : std::nullopt;
  };
  if (line.empty() || (!is_digit(line.front()) && !is_digit(line.back()))) return std::nullopt;
  const std::size_t first = line.find_first_of(" \t");
  const std::size_t last = line.find_last_of(" \t");
  if (first == std::string_view::npos || line.size() > 4UL * kLongestHead) return std::nullopt;
  const auto is_wide = [&](std::size_t at) { return line[at] == '\t' || line[at + 1] == ' '; };
  if (is_wide(first)) {
    if (const auto value = number(line.substr(0, first))) return value;
  }
  if (line[last] == '\t' || line[last - 1] == ' ') return number(line.substr(last + 1));
  return std::nullopt;
}

// The numbers in a line, in order; long ones cut.
std::vector<unsigned long> numbers_in(std::string_view text) {
  std::vector<unsigned long> numbers;
  for (std::size_t at = text.find_first_of(kDigits); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
    numbers.push_back(std::stoul(std::string(text.substr(at, std::min<std::size_t>(end - at, 9)))));
    at = text.find_first_of(kDigits, end);
  }
  return numbers;
}

// A line that recurs on pages: how often, and how often its numbers were those of the page before,
// or had gone on as the pages do.
struct Recurrence {
  std::uint32_t count = 0;
  std::uint32_t regular = 0;
  std::uint32_t page = 0;
  std::vector<unsigned long> numbers = {};

  void add(std::uint32_t on_page, std::string_view text) {
    std::vector<unsigned long> here = numbers_in(text);
    bool is_regular = here.size() == numbers.size();
    for (std::size_t i = 0; is_regular && i < here.size(); ++i)
      is_regular = here[i] == numbers[i] || here[i] == numbers[i] + (on_page - page);
    if (count > 0 && is_regular) ++regular;
    ++count;
    page = on_page;
    numbers = std::move(here);
  }

  // «LETTRE N° 12» above one page and «LETTRE N° 17» above another are two headings.
  bool is_running(std::size_t pages) const {
    const std::size_t all = count;
    return all >= 2 && 3 * all >= pages && 2 * std::size_t{regular} >= all - 1;
  }
};

class FurnitureFinder {
 public:
  explicit FurnitureFinder(Draft& draft) : draft_(draft) {}

  void find() {
    if (!draft_.source.places.empty()) return take_places();
    mark_pages_at_form_feeds();
    take_parts();
    if (draft_.source.knows_paragraphs) return;
    if (pages().size() == 1) mark_pages_at_heads();
    if (pages().size() == 1) mark_pages_at_numbers();
    if (pages().size() == 1) mark_pages_at_heads_and_numbers();
    if (pages().size() == 1) return take_single_head();
    if (draft_.source.marks_pages) number_pages();
    count_heads_and_feet();
    for (std::uint32_t page = 0; page < pages().size(); ++page) strip(page);
  }

 private:
  std::vector<Page>& pages() { return draft_.layout.pages; }

  // A part of a whole: its pages and furniture are known. A page begins where another is named, or
  // where the numbers of the lines do not go on.
  void take_places() {
    const std::vector<source::LinePlace>& places = draft_.source.places;
    bool is_at_head = true;
    std::vector<Furniture> feet;  // a page's last line first
    for (std::uint32_t line = 0; line < places.size(); ++line) {
      const bool goes_on = line > 0 && places[line].page == places[line - 1].page &&
                           places[line].number > places[line - 1].number;
      if (!goes_on) pages().push_back({places[line].page, line, true});
      is_at_head = (is_at_head || !goes_on) && places[line].is_furniture;
      if (!places[line].is_furniture) continue;
      const bool is_number = page_number(draft_, line).has_value();
      const FurnitureKind running =
          is_at_head ? FurnitureKind::running_head : FurnitureKind::running_foot;
      draft_.roles[line] = LineRole::furniture;
      (is_at_head ? draft_.layout.furniture : feet)
          .push_back({is_number ? FurnitureKind::page_number : running,
                      static_cast<std::uint32_t>(pages().size() - 1), is_at_head,
                      simple_flow(draft_.source, line)});
    }
    std::move(feet.rbegin(), feet.rend(), std::back_inserter(draft_.layout.furniture));
  }

  // What the format says is printed on the page and no part of the text.
  void take_parts() {
    std::uint32_t page = 0;
    std::vector<Furniture> feet;  // a page's last line first
    for (std::uint32_t line = 0; line < draft_.parts.size(); ++line) {
      while (page + 1 < pages().size() && pages()[page + 1].first_line <= line) ++page;
      const auto kind = furniture_kind(draft_.parts[line]);
      if (!kind) continue;
      const Lines lines = lines_of(page);
      const bool is_above = 2 * (line - lines.begin) < lines.end - lines.begin;
      const bool is_at_head =
          *kind == FurnitureKind::running_head || (*kind == FurnitureKind::page_number && is_above);
      draft_.roles[line] = LineRole::furniture;
      (is_at_head ? draft_.layout.furniture : feet)
          .push_back({*kind, page, is_at_head, simple_flow(draft_.source, line)});
    }
    std::move(feet.rbegin(), feet.rend(), std::back_inserter(draft_.layout.furniture));
  }

  static std::optional<FurnitureKind> furniture_kind(const source::Part* part) {
    if (part == nullptr) return std::nullopt;
    switch (part->kind) {
      case source::PartKind::running_head:
        return FurnitureKind::running_head;
      case source::PartKind::running_foot:
        return FurnitureKind::running_foot;
      case source::PartKind::page_number:
        return FurnitureKind::page_number;
      default:
        return std::nullopt;
    }
  }

  Lines lines_of(std::uint32_t page) {
    const auto count = static_cast<std::uint32_t>(draft_.source.lines.size());
    return {pages()[page].first_line,
            page + 1 < pages().size() ? pages()[page + 1].first_line : count};
  }

  void begin_page(std::uint32_t line) {
    pages().push_back({std::to_string(pages().size() + 1), line, true});
  }

  void mark_pages_at_form_feeds() {
    for (std::uint32_t line = 0; line < draft_.source.lines.size(); ++line) {
      if (line == 0 || draft_.source.lines[line].begins_page) begin_page(line);
    }
    auto name = draft_.source.pages.begin();
    for (Page& page : pages()) {
      while (name != draft_.source.pages.end() && name->line < page.first_line) ++name;
      if (name != draft_.source.pages.end() && name->line == page.first_line)
        page.number = name->number;
    }
    pages().front().is_marked = draft_.source.marks_pages;
  }

  // The first page need not be 1: what is printed at the head and foot of two pages and more, in
  // sequence, tells.
  void number_pages() {
    std::map<unsigned long, std::uint32_t> votes;  // by the number that the first page has
    for (std::uint32_t page = 0; page < pages().size(); ++page) {
      const Lines lines = lines_of(page);
      if (lines.begin == lines.end) continue;
      for (const std::uint32_t line : {lines.begin, lines.end - 1}) {
        const auto head = number_of_head(draft_.text_of(line));
        const auto number = head ? head : lonely_number(line);
        if (number && *number > page) ++votes[*number - page];
      }
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == votes.end() || most->second < 2) return;
    first_number_ = most->first;
    if (!draft_.source.pages.empty()) return;
    for (std::uint32_t page = 0; page < pages().size(); ++page)
      pages()[page].number = std::to_string(number_of(page));
  }

  std::optional<unsigned long> lonely_number(std::uint32_t line) const {
    const auto number = page_number(draft_, line);
    return number ? std::optional(std::stoul(*number)) : std::nullopt;
  }

  unsigned long number_of(std::uint32_t page) const { return first_number_ + page; }

  // Lines at the head and foot of pages that recur, numbers aside.
  void count_heads_and_feet() {
    for (std::uint32_t page = 0; page < pages().size(); ++page) {
      const Lines lines = lines_of(page);
      const std::uint32_t reach = std::min(kFurnitureLines, lines.end - lines.begin);
      for (std::uint32_t i = 0; i < reach; ++i) {
        const std::string_view head = draft_.text_of(lines.begin + i);
        heads_[letters_of(head)].add(page, head);
        are_heads_numbered_ =
            are_heads_numbered_ || (page > 0 && number_of_head(head) == number_of(page));
      }
      const bool is_last = page + 1 == pages().size();
      const std::uint32_t foot =
          std::min(is_last ? kAddressLines : kFurnitureLines, lines.end - lines.begin);
      for (std::uint32_t i = 0; i < foot; ++i) {
        const std::string_view text = draft_.text_of(lines.end - 1 - i);
        feet_[letters_of(text)].add(page, text);
      }
    }
  }

  std::optional<FurnitureKind> kind_of(std::uint32_t page, std::uint32_t line,
                                       const std::map<std::string, Recurrence>& recurring,
                                       FurnitureKind running) {
    const std::string_view text = draft_.text_of(line);
    const bool is_named = text == pages()[page].number && !draft_.source.pages.empty();
    if (is_named || page_number(draft_, line)) return FurnitureKind::page_number;
    if (draft_.geometry.lengths[line] > kLongestHead) return std::nullopt;
    if ((page > 0 || is_first_page_headed_) && number_of_head(text) == number_of(page) &&
        running == FurnitureKind::running_head)
      return running;
    if (holds_name(page, text)) return running;
    // Above the first page stands the title, if the other heads have a number and it has none.
    if (page == 0 && running == FurnitureKind::running_head && are_heads_numbered_)
      return std::nullopt;
    if (running == FurnitureKind::running_foot && body_mark(draft_, line)) return std::nullopt;
    if (running == FurnitureKind::running_foot && is_address_at_foot(line)) return running;
    const auto found = recurring.find(letters_of(text));
    if (found == recurring.end() || found->first.empty()) return std::nullopt;
    return found->second.is_running(pages().size()) ? std::optional(running) : std::nullopt;
  }

  // The addressee, at the foot of a page in the middle of a sentence; the closing names him too.
  bool is_address_at_foot(std::uint32_t line) {
    const std::uint32_t next = behind_page_number(line + 1);
    if (line == 0 || next == draft_.source.lines.size() || ends_sentence(draft_.text_of(line - 1)))
      return false;
    const std::string_view text = draft_.text_of(line);
    const std::string head = folded(text.substr(0, kLongestHead));
    const std::vector<std::string>& words = draft_.lexicon.words("letter.address");
    const bool is_address =
        2 * draft_.geometry.lengths[line] <= 3 * draft_.geometry.lengths[line - 1] &&
        std::any_of(words.begin(), words.end(),
                    [&](const std::string& word) { return begins_with_word(head, folded(word)); });
    return is_address && begins_lower(draft_.text_of(next)) && recurs_behind(next, text);
  }

  std::uint32_t behind_page_number(std::uint32_t line) const {
    const auto count = static_cast<std::uint32_t>(draft_.source.lines.size());
    while (line < count && draft_.roles[line] == LineRole::furniture) ++line;
    return line;
  }

  // With or without the word for «to» before it, and but for a letter.
  bool recurs_behind(std::uint32_t line, std::string_view text) const {
    const std::string letters = letters_of(text);
    for (; line < draft_.source.lines.size(); ++line) {
      const std::string_view other = draft_.text_of(line);
      if (other.size() > 2 * text.size() || 2 * other.size() < text.size()) continue;
      const std::string found = letters_of(other);
      if (found.empty() || letters.empty()) continue;
      if (found.ends_with(letters) || letters.ends_with(found) ||
          base::edit_distance(letters, found, 1) <= 1)
        return true;
    }
    return false;
  }

  // The name of the page, as the source knows it, stands at either end of the line, apart.
  bool holds_name(std::uint32_t page, std::string_view text) {
    const std::string& name = pages()[page].number;
    return !draft_.source.pages.empty() &&
           (text.starts_with(name + "  ") || text.ends_with("  " + name));
  }

  // On the last page what stands last is the letter's own, though it be on the other pages too: the
  // address that is typed at the foot of each.
  void strip(std::uint32_t page) {
    const Lines lines = lines_of(page);
    std::uint32_t begin = lines.begin;
    for (; begin < std::min(lines.end, lines.begin + kFurnitureLines); ++begin) {
      if (draft_.roles[begin] == LineRole::furniture) continue;
      const auto kind = kind_of(page, begin, heads_, FurnitureKind::running_head);
      if (!kind) break;
      take(page, begin, *kind, true);
    }
    const bool is_last = page + 1 == pages().size();
    for (std::uint32_t end = lines.end; end > begin && end + kFurnitureLines > lines.end; --end) {
      if (draft_.roles[end - 1] == LineRole::furniture) continue;
      const auto kind = kind_of(page, end - 1, feet_, FurnitureKind::running_foot);
      if (!kind || (is_last && *kind == FurnitureKind::running_foot && !is_ruled_)) break;
      take(page, end - 1, *kind, false);
    }
  }

  void take(std::uint32_t page, std::uint32_t line, FurnitureKind kind, bool is_at_head) {
    if (draft_.roles[line] == LineRole::furniture) return;
    draft_.roles[line] = LineRole::furniture;
    if (kind == FurnitureKind::page_number)
      pages()[page].number = page_number(draft_, line).value_or(pages()[page].number);
    draft_.layout.furniture.push_back({kind, page, is_at_head, simple_flow(draft_.source, line)});
  }

  // Where no form feed marks a page, running heads with numbers in sequence do. The first line of
  // all may be one of them.
  void mark_pages_at_heads() {
    const std::string title = letters_of(draft_.text_of(0));
    const auto first_number = number_of_head(draft_.text_of(0));
    unsigned long next = 2;
    std::vector<std::uint32_t> lines;
    std::string head;
    for (std::uint32_t line = 1; line < draft_.source.lines.size(); ++line) {
      const auto number = number_of_head(draft_.text_of(line));
      if (!number || (!lines.empty() && *number != next)) continue;
      const std::string letters = letters_of(draft_.text_of(line));
      if (letters.empty() || (!lines.empty() && letters != head)) continue;
      head = letters;
      next = *number + 1;
      lines.push_back(line);
    }
    if (lines.empty()) return;
    const std::string_view first = draft_.text_of(lines.front());
    const bool is_wide = first.find("   ") != std::string_view::npos;
    const bool is_second = next == 3 && (title.starts_with(head) || is_wide);
    const bool goes_on = first_number && title == head && *first_number + lines.size() + 1 == next;
    if (lines.size() < 2 && !is_second && !goes_on) return;
    pages().front().is_marked = true;
    if (goes_on) {
      pages().front().number = std::to_string(*first_number);
      first_number_ = *first_number;
      is_first_page_headed_ = true;
    }
    for (const std::uint32_t line : lines) {
      begin_page(line);
      pages().back().number = std::to_string(*number_of_head(draft_.text_of(line)));
    }
  }

  // "CORRESPONDENCE                17", in capitals, as no dateline or address is printed.
  std::optional<unsigned long> number_of_wide_head(std::uint32_t line) const {
    const std::string_view text = draft_.text_of(line);
    const auto number = number_of_head(text);
    if (!number || *number == 0 || *number > kLastPage) return std::nullopt;
    if (text.find("   ") == std::string_view::npos || draft_.geometry.lengths[line] > kLongestHead)
      return std::nullopt;
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = base::utf8::next(text, at);
      if (is_lower(c)) return std::nullopt;
      if (is_upper(c)) ++capitals;
    }
    return capitals >= kFewestCapitals ? number : std::nullopt;
  }

  // Heads whose words change from page to page, and numbers that stand alone: together in sequence,
  // with one head at least. A number right above a head is at the foot of the page before.
  void mark_pages_at_heads_and_numbers() {
    std::vector<std::uint32_t> lines;
    std::vector<unsigned long> values;
    std::size_t heads = 0;
    for (std::uint32_t line = 0; line < draft_.source.lines.size(); ++line) {
      if (draft_.geometry.lengths[line] > kLongestHead) continue;
      const auto head = number_of_wide_head(line);
      const auto number = head ? head : lonely_number(line);
      if (!number) continue;
      if (!values.empty() && *number != values.back() + 1) return;
      lines.push_back(line);
      values.push_back(*number);
      heads += head ? 1 : 0;
    }
    if (lines.size() < 2 || heads == 0) return;
    pages().front().is_marked = true;
    std::uint32_t page = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool is_head = number_of_wide_head(lines[i]).has_value();
      const bool begins = is_head && lines[i] != 0;
      if (begins) begin_page(lines[i]), ++page;
      pages()[page].number = std::to_string(values[i]);
      take(page, lines[i], is_head ? FurnitureKind::running_head : FurnitureKind::page_number,
           is_head);
      const bool is_foot = !is_head && lines[i] != 0 && lines[i] + 1 < draft_.source.lines.size();
      const bool is_above_head = i + 1 < lines.size() && lines[i + 1] == lines[i] + 1;
      if (is_foot && !is_above_head) begin_page(lines[i] + 1), ++page;
    }
  }

  // A number by itself below all, set apart: that of the page.
  void take_single_foot() {
    const auto last = static_cast<std::uint32_t>(draft_.source.lines.size() - 1);
    const std::string_view text = draft_.text_of(last);
    const bool is_number = text.find_first_not_of(kDigits) == std::string_view::npos;
    if (!is_number || !lonely_number(last) || *lonely_number(last) > kLastPage ||
        draft_.source.lines[last].blank_before == 0)
      return;
    take(0, last, FurnitureKind::page_number, false);
  }

  // Above a text of one page: its running head, or its number where a numbered heading follows.
  void take_single_head() {
    if (draft_.source.lines.size() < 2) return;
    take_single_foot();
    const auto head = number_of_wide_head(0);
    const std::string_view next = draft_.text_of(1);
    const std::size_t digits = next.find_first_not_of(kDigits);
    const bool is_above_number = lonely_number(0) && digits != 0 && digits < next.size() &&
                                 (next[digits] == '.' || next[digits] == ')');
    if (!head && !is_above_number) return;
    pages().front().number = std::to_string(head ? *head : *lonely_number(0));
    take(0, 0, head ? FurnitureKind::running_head : FurnitureKind::page_number, true);
  }

  // Where nothing else marks a page, lines that hold nothing but numbers in sequence do. They stand
  // at the foot, unless the first line of all is one or the first page has none.
  void mark_pages_at_numbers() {
    const std::vector<std::uint32_t> lines = numbers_in_sequence();
    if (lines.empty()) return;
    const bool is_at_head = lines.front() == 0 || *page_number(draft_, lines.front()) == "2";
    pages().front().is_marked = true;
    std::uint32_t page = 0;
    for (const std::uint32_t line : lines) {
      if (is_at_head && line != 0) begin_page(line), ++page;
      take(page, line, FurnitureKind::page_number, is_at_head);
      if (!is_at_head && line + 1 < draft_.source.lines.size()) begin_page(line + 1), ++page;
    }
    is_ruled_ = !is_at_head;
    if (!is_at_head) name_last_page(lines);
  }

  // The last page may end without its number.
  void name_last_page(const std::vector<std::uint32_t>& lines) {
    if (lines.size() == pages().size()) return;
    const std::string before = *page_number(draft_, lines.back());
    pages().back().number = std::to_string(std::stoul(before) + 1);
  }

  // Where some numbers stand between dashes, the others are no page numbers. One alone is believed
  // if it is framed and begins the second page.
  std::vector<std::uint32_t> numbers_in_sequence() {
    std::vector<std::uint32_t> lines;
    bool has_framed = false;
    for (std::uint32_t line = 0; line < draft_.source.lines.size(); ++line) {
      if (draft_.geometry.lengths[line] > kLongestNumber || !page_number(draft_, line)) continue;
      lines.push_back(line);
      has_framed = has_framed || is_framed(draft_.text_of(line));
    }
    if (has_framed)
      std::erase_if(lines, [&](std::uint32_t line) { return !is_framed(draft_.text_of(line)); });
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (value_of(lines[i]) != value_of(lines[i - 1]) + 1) return {};
    }
    if (lines.size() != 1) return lines;
    const bool is_second = has_framed && value_of(lines.front()) == 2;
    const bool is_known = is_second || is_lonely_foot(lines.front()) || is_last_foot(lines.front());
    return is_known ? lines : std::vector<std::uint32_t>();
  }

  // A number by itself below all else.
  bool is_last_foot(std::uint32_t line) const {
    return line > 0 && line + 1 == draft_.source.lines.size() &&
           draft_.source.lines[line].blank_before > 0;
  }

  // A 1 set apart in the middle of a sentence.
  bool is_lonely_foot(std::uint32_t line) const {
    if (line == 0 || line + 1 == draft_.source.lines.size() || value_of(line) != 1) return false;
    return draft_.source.lines[line].blank_before > 0 &&
           draft_.source.lines[line + 1].blank_before > 0 && interrupts(line);
  }

  // The text before a line goes on behind it in the middle of a sentence.
  bool interrupts(std::uint32_t line) const {
    return is_letter(last_character(draft_.text_of(line - 1))) &&
           begins_lower(draft_.text_of(line + 1));
  }

  unsigned long value_of(std::uint32_t line) const {
    return std::stoul(*page_number(draft_, line));
  }

  Draft& draft_;
  std::map<std::string, Recurrence> heads_;
  std::map<std::string, Recurrence> feet_;
  unsigned long first_number_ = 1;  // of the first page
  bool are_heads_numbered_ = false;
  bool is_first_page_headed_ = false;  // the first line of all is a head with a number
  bool is_ruled_ = true;               // what recurs at the foot of pages is no part of the letter
};

}  // namespace

void find_pages_and_furniture(Draft& draft) {
  FurnitureFinder(draft).find();
}

}  // namespace layout
