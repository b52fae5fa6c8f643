// SPDX-License-Identifier: MIT
// Pages and what is printed on each of them that is no part of the text.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "base/utf8.hpp"
#include "layout/characters.hpp"
#include "layout/draft.hpp"
#include "layout/flow.hpp"

namespace layout {
namespace {

// At most this many lines at the head or the foot of a page are looked at.
constexpr std::uint32_t kFurnitureLines = 3;
// A running head is shorter than this, in code points.
constexpr std::uint32_t kLongestHead = 120;

struct Lines {
  std::uint32_t begin;
  std::uint32_t end;
};

// The number in a line that holds nothing else but dashes, brackets and the lexicon's word for a
// page: "12", "- 12 -", "[12]", "página 3 de 5".
std::optional<std::string> page_number(const Draft& draft, std::uint32_t line) {
  std::string rest = folded(draft.text_of(line));
  for (const std::string& word : draft.lexicon.words("letter.page")) {
    if (begins_with_word(rest, word)) rest.erase(0, word.size());
  }
  const std::size_t begin = rest.find_first_of("0123456789");
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t end = std::min(rest.find_first_not_of("0123456789", begin), rest.size());
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
  const std::string_view behind = std::string_view(rest).substr(end);
  const bool is_of_many = draft.lexicon.words("letter.page").size() > 0 && behind.size() < 10 &&
                          behind.find_first_of("0123456789") != std::string_view::npos;
  if (end - begin > 4 || !is_frame(std::string_view(rest).substr(0, begin)) ||
      !(is_frame(behind) || is_of_many)) {
    return std::nullopt;
  }
  return rest.substr(begin, end - begin);
}

// A line with its numbers taken out, so that heads with page numbers in them compare equal.
std::string without_numbers(std::string_view text) {
  std::string out = folded(text);
  std::erase_if(out, [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
  return out;
}

class FurnitureFinder {
 public:
  explicit FurnitureFinder(Draft& draft) : draft_(draft) {}

  void find() {
    mark_pages_at_form_feeds();
    if (pages().size() > 1) {
      count_heads_and_feet();
      for (std::uint32_t page = 0; page < pages().size(); ++page) strip(page);
    } else {
      mark_pages_at_numbers();
    }
  }

 private:
  std::vector<Page>& pages() { return draft_.layout.pages; }

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
    pages().front().is_marked = draft_.source.marks_pages;
  }

  // Lines at the head and foot of pages that recur, numbers aside.
  void count_heads_and_feet() {
    for (std::uint32_t page = 0; page < pages().size(); ++page) {
      const Lines lines = lines_of(page);
      const std::uint32_t reach = std::min(kFurnitureLines, lines.end - lines.begin);
      for (std::uint32_t i = 0; i < reach; ++i) {
        ++heads_[without_numbers(draft_.text_of(lines.begin + i))];
        ++feet_[without_numbers(draft_.text_of(lines.end - 1 - i))];
      }
    }
  }

  std::optional<FurnitureKind> kind_of(std::uint32_t line,
                                       const std::map<std::string, std::uint32_t>& recurring,
                                       FurnitureKind running) {
    if (page_number(draft_, line)) return FurnitureKind::page_number;
    if (draft_.geometry.lengths[line] > kLongestHead) return std::nullopt;
    const auto found = recurring.find(without_numbers(draft_.text_of(line)));
    if (found == recurring.end() || found->first.empty()) return std::nullopt;
    return found->second >= 2 && 3 * found->second >= pages().size() ? std::optional(running)
                                                                     : std::nullopt;
  }

  void strip(std::uint32_t page) {
    const Lines lines = lines_of(page);
    std::uint32_t begin = lines.begin;
    for (; begin < std::min(lines.end, lines.begin + kFurnitureLines); ++begin) {
      const auto kind = kind_of(begin, heads_, FurnitureKind::running_head);
      if (!kind) break;
      take(page, begin, *kind, true);
    }
    for (std::uint32_t end = lines.end; end > begin && end + kFurnitureLines > lines.end; --end) {
      const auto kind = kind_of(end - 1, feet_, FurnitureKind::running_foot);
      if (!kind) break;
      take(page, end - 1, *kind, false);
    }
  }

  void take(std::uint32_t page, std::uint32_t line, FurnitureKind kind, bool is_at_head) {
    draft_.roles[line] = LineRole::furniture;
    if (kind == FurnitureKind::page_number) pages()[page].number = *page_number(draft_, line);
    draft_.layout.furniture.push_back({kind, page, is_at_head, simple_flow(draft_.source, line)});
  }

  // Where no form feed marks a page, lines that hold nothing but numbers in sequence do. They stand
  // at the foot, unless the first line of all is one.
  void mark_pages_at_numbers() {
    const std::vector<std::uint32_t> lines = numbers_in_sequence();
    if (lines.empty()) return;
    const bool is_at_head = lines.front() == 0;
    pages().front().is_marked = true;
    std::uint32_t page = 0;
    for (const std::uint32_t line : lines) {
      if (is_at_head && line != 0) begin_page(line), ++page;
      take(page, line, FurnitureKind::page_number, is_at_head);
      if (!is_at_head && line + 1 < draft_.source.lines.size()) begin_page(line + 1), ++page;
    }
    name_last_page(lines);
  }

  // The last page may end without its number.
  void name_last_page(const std::vector<std::uint32_t>& lines) {
    if (lines.size() == pages().size()) return;
    const std::string before = *page_number(draft_, lines.back());
    pages().back().number = std::to_string(std::stoul(before) + 1);
  }

  std::vector<std::uint32_t> numbers_in_sequence() {
    std::vector<std::uint32_t> lines;
    unsigned long next = 0;
    for (std::uint32_t line = 0; line < draft_.source.lines.size(); ++line) {
      const auto number = page_number(draft_, line);
      if (!number) continue;
      const unsigned long value = std::stoul(*number);
      if (!lines.empty() && value != next) return {};
      lines.push_back(line);
      next = value + 1;
    }
    return lines.size() >= 2 ? lines : std::vector<std::uint32_t>();
  }

  Draft& draft_;
  std::map<std::string, std::uint32_t> heads_;
  std::map<std::string, std::uint32_t> feet_;
};

}  // namespace

void find_pages_and_furniture(Draft& draft) {
  FurnitureFinder(draft).find();
}

}  // namespace layout
