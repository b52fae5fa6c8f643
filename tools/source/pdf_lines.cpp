// SPDX-License-Identifier: MIT
#include "source/pdf_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>

#include "base/utf8.hpp"

namespace source {
namespace {

using Words = std::vector<const PdfWord*>;

constexpr std::int32_t kSmallestHeight = 200;  // so that a page has no more lines than it can show
constexpr int kDeepestColumns = 6;

// --- Columns

constexpr std::int32_t kNarrowestGutter = 600;
constexpr int kTriedGutters = 100;
constexpr double kWidestBlank = 0.8;  // of the size of the font
constexpr std::int64_t kLeastRows = 5;
constexpr double kLeastFill = 0.55;        // of a column's area by words
constexpr double kNarrowestColumn = 0.25;  // of the width of both
constexpr double kGutterFrom = 0.28;       // gutters are looked for between these parts of it
constexpr double kGutterTo = 0.72;

std::int32_t middle(const PdfWord& word) {
  return word.top + (word.bottom - word.top) / 2;
}

std::int32_t height(const PdfWord& word) {
  return std::max(word.bottom - word.top, kSmallestHeight);
}

void order_by_height(Words& words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const PdfWord* a, const PdfWord* b) { return middle(*a) < middle(*b); });
}

// Words of a line with no more than the blank of a wide line between them.
struct Phrase {
  Words words;
  std::int32_t left = 0, right = 0, top = 0, bottom = 0;

  explicit Phrase(const PdfWord& word) { add(word); }
  void add(const PdfWord& word) {
    const bool is_first = words.empty();
    left = is_first ? word.left : std::min(left, word.left);
    right = is_first ? word.right : std::max(right, word.right);
    if (is_first) top = word.top;
    if (is_first) bottom = word.top + height(word);
    words.push_back(&word);
  }
  std::int32_t middle() const { return top + (bottom - top) / 2; }
  bool goes_on_with(const PdfWord& word) const {
    const double gap = kWidestBlank * std::max({words.front()->size, word.size, 100});
    return word.left <= right + gap && word.right >= left - gap;
  }
};

// The phrases of words that are ordered by their middle heights, in the same order. A line's words
// are those whose middles lie close together.
std::vector<Phrase> phrases_of(const Words& words) {
  std::vector<Phrase> phrases;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    const std::int32_t reach = middle(*words[begin]) + height(*words[begin]) / 4;
    while (end < words.size() && middle(*words[end]) <= reach) ++end;
    Words row(words.begin() + static_cast<std::ptrdiff_t>(begin),
              words.begin() + static_cast<std::ptrdiff_t>(end));
    std::stable_sort(row.begin(), row.end(),
                     [](const PdfWord* a, const PdfWord* b) { return a->left < b->left; });
    const std::size_t first = phrases.size();
    for (const PdfWord* word : row) {
      const bool goes_on = phrases.size() > first && phrases.back().goes_on_with(*word);
      if (goes_on) {
        phrases.back().add(*word);
      } else {
        phrases.emplace_back(*word);
      }
    }
    begin = end;
  }
  return phrases;
}

// One side of a gutter, from one phrase that crosses it to the next.
struct Side {
  std::int64_t rows = 0;
  std::int64_t filled = 0;
  std::int32_t left = std::numeric_limits<std::int32_t>::max();
  std::int32_t right = std::numeric_limits<std::int32_t>::min();
  std::int32_t last_row = std::numeric_limits<std::int32_t>::min() / 2;

  void add(const Phrase& phrase) {
    if (phrase.middle() - last_row > (phrase.bottom - phrase.top) / 2) {
      ++rows;
      last_row = phrase.middle();
    }
    filled += phrase.right - phrase.left;
    left = std::min(left, phrase.left);
    right = std::max(right, phrase.right);
  }
  // Running text, not a list of words or the cells of a table.
  bool is_column(std::int32_t width_of_both) const {
    if (rows < kLeastRows) return false;
    const double width = right - left;
    return width >= kNarrowestColumn * width_of_both &&
           static_cast<double>(filled) >= kLeastFill * width * static_cast<double>(rows);
  }
};

// Phrases of a page between two heights with a gutter through them, by their indices.
struct Columns {
  std::size_t begin = 0, end = 0;
  std::int32_t gutter = 0;  // its middle
};

class ColumnFinder {
 public:
  explicit ColumnFinder(const std::vector<Phrase>& phrases) : phrases_(phrases) {
    for (const Phrase& phrase : phrases) {
      left_ = std::min(left_, phrase.left);
      right_ = std::max(right_, phrase.right);
    }
  }

  std::optional<Columns> find() {
    const std::int32_t width = right_ - left_;
    if (phrases_.size() < 2 * kLeastRows || width < 8 * kNarrowestGutter) return std::nullopt;
    const auto part = [&](double share) {
      return left_ + static_cast<std::int32_t>(share * width);
    };
    const std::int32_t last = part(kGutterTo);
    const std::int32_t step = std::max(kNarrowestGutter / 3, (last - left_) / kTriedGutters);
    for (std::int32_t at = part(kGutterFrom); at <= last; at += step) try_gutter(at);
    return best_;
  }

 private:
  void try_gutter(std::int32_t at) {
    Side left;
    Side right;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= phrases_.size(); ++i) {
      const bool is_end = i == phrases_.size();
      const bool crosses =
          !is_end && phrases_[i].left < at + kNarrowestGutter && phrases_[i].right > at;
      if (is_end || crosses) {
        keep_if_better({begin, i, at + kNarrowestGutter / 2}, left, right);
        left = right = {};
        begin = i + 1;
      } else {
        (phrases_[i].right <= at ? left : right).add(phrases_[i]);
      }
    }
  }

  // A wide gutter is found many times, best where it leaves as much on both sides.
  void keep_if_better(Columns columns, const Side& left, const Side& right) {
    const std::int32_t width = right_ - left_;
    if (!left.is_column(width) || !right.is_column(width)) return;
    const std::size_t count = columns.end - columns.begin;
    const std::int32_t off = std::abs((left.right + right.left) / 2 - columns.gutter);
    if (count < best_count_ || (count == best_count_ && off >= best_off_)) return;
    best_ = columns;
    best_count_ = count;
    best_off_ = off;
  }

  const std::vector<Phrase>& phrases_;
  std::int32_t left_ = std::numeric_limits<std::int32_t>::max();
  std::int32_t right_ = std::numeric_limits<std::int32_t>::min();
  std::optional<Columns> best_;
  std::size_t best_count_ = 0;
  std::int32_t best_off_ = 0;
};

// --- Lines

// Lines of one area, found by height.
class LineMaker {
 public:
  explicit LineMaker(const Words& words) {
    std::map<std::int32_t, std::size_t> characters;
    for (const PdfWord* word : words) characters[word->size] += word->text.size();
    const auto usual =
        std::max_element(characters.begin(), characters.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    usual_size_ = usual == characters.end() ? 0 : usual->first;
  }

  // The usual size first, then what is smaller, so that it finds the line that it was set into; an
  // initial that is as high as several lines last.
  std::vector<PdfLine> lines(Words words) {
    std::stable_sort(words.begin(), words.end(), [&](const PdfWord* a, const PdfWord* b) {
      return std::pair(is_huge(*a), -a->size) < std::pair(is_huge(*b), -b->size);
    });
    for (const PdfWord* word : words) place(*word);
    std::vector<PdfLine> lines;
    for (auto& [height, open] : open_) lines.push_back(finished(std::move(open.words)));
    return lines;
  }

 private:
  struct OpenLine {
    std::int32_t top = 0, bottom = 0;
    Words words;
  };

  bool is_huge(const PdfWord& word) const { return word.size > 2 * usual_size_; }

  // More than half of the lower of both is at the same height.
  static bool is_beside(const OpenLine& line, const PdfWord& word) {
    const std::int32_t common =
        std::min(line.bottom, word.top + height(word)) - std::max(line.top, word.top);
    return 2 * common > std::min(line.bottom - line.top, height(word));
  }

  void place(const PdfWord& word) {
    const std::int32_t reach = (highest_ + height(word)) / 2;
    const std::int32_t at = word.top + height(word) / 2;
    OpenLine* nearest = nullptr;
    std::int32_t distance = 0;
    for (auto i = open_.lower_bound(at - reach); i != open_.end() && i->first <= at + reach; ++i) {
      if (!is_beside(i->second, word)) continue;
      if (nearest == nullptr || (!is_huge(word) && std::abs(i->first - at) < distance)) {
        nearest = &i->second;
        distance = std::abs(i->first - at);
      }
    }
    if (nearest != nullptr) {
      nearest->words.push_back(&word);
      return;
    }
    open_.emplace(at, OpenLine{word.top, word.top + height(word), {&word}});
    highest_ = std::max(highest_, height(word));
  }

  static PdfLine finished(Words words) {
    std::stable_sort(words.begin(), words.end(),
                     [](const PdfWord* a, const PdfWord* b) { return a->left < b->left; });
    std::map<std::int32_t, std::size_t> characters;
    for (const PdfWord* word : words)
      characters[word->size] += base::utf8::code_point_count(word->text);
    PdfLine line;
    line.size = std::max_element(characters.begin(), characters.end(), [](auto& a, auto& b) {
                  return a.second < b.second;
                })->first;
    line.left = words.front()->left;
    line.top = std::numeric_limits<std::int32_t>::max();
    line.bottom = std::numeric_limits<std::int32_t>::min();
    for (const PdfWord* word : words) {
      line.right = std::max(line.right, word->right);
      if (word->size != line.size) continue;
      line.top = std::min(line.top, word->top);
      line.bottom = std::max(line.bottom, word->bottom);
    }
    line.words = std::move(words);
    return line;
  }

  std::int32_t usual_size_ = 0;
  std::int32_t highest_ = 0;
  std::multimap<std::int32_t, OpenLine> open_;  // by the middle
};

class PageReader {
 public:
  std::vector<PdfLine> read(const PdfPage& page) {
    Words upright;
    Words turned;
    for (const PdfWord& word : page.words) (word.turn == 0 ? upright : turned).push_back(&word);
    std::stable_sort(upright.begin(), upright.end(),
                     [](const PdfWord* a, const PdfWord* b) { return middle(*a) < middle(*b); });
    read_area(upright, 0, 0);
    read_turned(turned);
    return std::move(lines_);
  }

 private:
  // The words of an area, ordered by their middle heights.
  void read_area(const Words& words, std::uint32_t column, int depth) {
    if (words.empty()) return;
    const std::vector<Phrase> phrases =
        depth < kDeepestColumns ? phrases_of(words) : std::vector<Phrase>();
    const auto columns = ColumnFinder(phrases).find();
    if (!columns) {
      add(LineMaker(words).lines(words), column);
      return;
    }
    Words above;
    Words left;
    Words right;
    Words below;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      Words& part = i < columns->begin                    ? above
                    : i >= columns->end                   ? below
                    : phrases[i].right <= columns->gutter ? left
                                                          : right;
      part.insert(part.end(), phrases[i].words.begin(), phrases[i].words.end());
    }
    for (Words* part : {&above, &left, &right, &below}) {
      order_by_height(*part);
      read_area(*part, part == &right ? column + 1 : column, depth + 1);
    }
  }

  void add(std::vector<PdfLine> lines, std::uint32_t column) {
    for (PdfLine& line : lines) {
      line.area = areas_;
      line.column = column;
      lines_.push_back(std::move(line));
    }
    ++areas_;
  }

  void read_turned(const Words& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const PdfWord& word = *words[i];
      const bool goes_on =
          i > 0 && words[i - 1]->has_blank_behind && words[i - 1]->turn == word.turn;
      if (!goes_on) {
        lines_.push_back(
            {{}, word.left, word.top, word.right, word.bottom, word.size, areas_++, 0});
      }
      lines_.back().words.push_back(&word);
    }
  }

  std::vector<PdfLine> lines_;
  std::uint32_t areas_ = 0;
};

}  // namespace

std::vector<PdfLine> lines_on(const PdfPage& page) {
  return PageReader().read(page);
}

}  // namespace source
