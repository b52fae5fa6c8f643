// SPDX-License-Identifier: MIT
#include "source/lines.hpp"

#include <utility>

#include "base/bytes.hpp"

namespace source {
namespace {

constexpr std::uint32_t kTabWidth = 8;
constexpr unsigned kBehindLineEnds = '\r' + 1;

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}

// Cuts a text into its lines that are not blank.
class LineCutter {
 public:
  explicit LineCutter(std::string_view text) : text_(text) {}

  std::vector<Line> lines() {
    while (at_ < text_.size()) cut_one();
    return std::move(lines_);
  }

 private:
  void cut_one() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_line_end(text_[at_])) {
      at_ = base::find_outside(text_, kBehindLineEnds, 0x100, at_ + 1);
    }
    const bool is_kept = keep(begin, at_);
    if (at_ == text_.size()) return;
    if (text_[at_] == '\f') {
      next_begins_page_ = true;
      blank_lines_ = 0;
    } else if (!is_kept && !is_after_form_feed(begin)) {
      ++blank_lines_;
    }
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
  }

  // The line end directly behind a form feed belongs to it.
  bool is_after_form_feed(std::size_t begin) const { return begin > 0 && text_[begin - 1] == '\f'; }

  bool keep(std::size_t begin, std::size_t end) {
    Line line;
    for (; begin < end && is_blank(text_[begin]); ++begin) {
      line.indent += text_[begin] == '\t' ? kTabWidth - line.indent % kTabWidth : 1;
    }
    const std::size_t with_blanks = end;
    while (end > begin && is_blank(text_[end - 1])) --end;
    if (begin == end) return false;
    line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    line.ends_with_blank = end < with_blanks;
    line.begins_page = std::exchange(next_begins_page_, false);
    line.blank_before = std::exchange(blank_lines_, 0);
    lines_.push_back(line);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t blank_lines_ = 0;
  bool next_begins_page_ = false;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
  return LineCutter(text).lines();
}

}  // namespace source
