// SPDX-License-Identifier: MIT
#include "source/pdf_measures.hpp"

#include <algorithm>

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace source {
namespace {

// So many lines and more say themselves where their left margin is.
constexpr std::size_t kLinesOfMargin = 8;
// So few lines say nothing of the right one.
constexpr std::size_t kFewestLines = 4;
// Lines within a point end at one place. Where so many do, in per cent, the text is justified.
constexpr std::int32_t kPoint = 100;
constexpr std::size_t kJustified = 25;
// Distances are counted in steps of so many hundredths of a point.
constexpr std::int32_t kStep = 20;
constexpr std::size_t kEnoughDistances = 3;
constexpr std::size_t kEnoughCertain = 2;

// What is usual: the key with the most weight.
template <typename Key>
class Votes {
 public:
  void add(Key key, std::size_t weight = 1) { votes_[key] += weight; }
  std::optional<Key> most() const {
    const auto found =
        std::max_element(votes_.begin(), votes_.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return found == votes_.end() ? std::nullopt : std::optional(found->first);
  }
  std::size_t total() const {
    std::size_t sum = 0;
    for (const auto& [key, weight] : votes_) sum += weight;
    return sum;
  }

 private:
  std::map<Key, std::size_t> votes_;
};

// A line that begins so goes on with the one above it.
bool begins_with_small_letter(const PdfLine& line) {
  std::size_t at = 0;
  return u_islower(static_cast<UChar32>(base::utf8::next(line.words.front()->text, at))) != 0;
}

std::optional<std::int32_t> most_frequent_left(const PdfLine* first, const PdfLine* last) {
  Votes<std::int32_t> votes;
  for (const PdfLine* line = first; line != last; ++line) votes.add(line->left / kPoint);
  const auto most = votes.most();
  return most ? std::optional(kPoint * *most) : std::nullopt;
}

// Where most lines end, if the text is justified; else where all but the longest do.
std::optional<std::int32_t> right_of(std::vector<std::int32_t> ends) {
  if (ends.size() < kFewestLines) return std::nullopt;
  std::sort(ends.begin(), ends.end());
  std::size_t most = 0;
  std::int32_t margin = 0;
  for (std::size_t first = 0, end = 0; end < ends.size(); ++end) {
    while (ends[end] - ends[first] > kPoint) ++first;
    if (end - first + 1 < most) continue;
    most = end - first + 1;
    margin = ends[end];
  }
  if (100 * most >= kJustified * ends.size()) return margin;
  return ends[ends.size() - 1 - ends.size() / 40];
}

}  // namespace

PdfMeasures::PdfMeasures(const std::vector<PdfLines>& pages) {
  Votes<std::int32_t> sizes;
  for (const PdfLines& page : pages) {
    for (const PdfLine& line : page.lines) {
      std::size_t characters = 0;
      for (const PdfWord* word : line.words) {
        characters += base::utf8::code_point_count(word->text);
      }
      sizes.add(line.size, characters);
    }
  }
  size_ = sizes.most().value_or(0);
  measure_characters(pages);
  measure_leading(pages);
  measure_margins(pages);
}

void PdfMeasures::measure_characters(const std::vector<PdfLines>& pages) {
  std::int64_t width = 0;
  std::size_t count = 0;
  for (const PdfLines& page : pages) {
    for (const PdfLine& line : page.lines) {
      for (const PdfWord* word : line.words) {
        if (word->size != size_ || word->turn != 0) continue;
        width += std::max(0, word->right - word->left);
        count += base::utf8::code_point_count(word->text);
      }
    }
  }
  const double usual = 0.5 * std::max(size_, 100);
  if (count > 0 && width > 0) character_ = static_cast<double>(width) / static_cast<double>(count);
  if (count == 0 || width == 0) character_ = usual;
  character_ = std::clamp(character_, usual / 4, usual * 4);
}

// By lines that go on with the one above them, where there are enough: in a short letter there are
// more gaps between paragraphs than lines within them.
void PdfMeasures::measure_leading(const std::vector<PdfLines>& pages) {
  std::map<std::int32_t, Votes<std::int32_t>> all;
  std::map<std::int32_t, Votes<std::int32_t>> certain;
  for (const PdfLines& page : pages) {
    for (std::size_t i = 1; i < page.lines.size(); ++i) {
      const PdfLine& line = page.lines[i];
      const PdfLine& before = page.lines[i - 1];
      const std::int32_t distance = line.bottom - before.bottom;
      const bool counts = line.area == before.area && line.size == before.size &&
                          distance > line.size / 2 && distance < 3 * line.size;
      if (!counts) continue;
      all[line.size].add(distance / kStep);
      if (begins_with_small_letter(line)) certain[line.size].add(distance / kStep);
    }
  }
  for (const auto& [size, votes] : all) {
    const Votes<std::int32_t>& sure = certain[size];
    const bool is_sure = sure.total() >= kEnoughCertain;
    if (!is_sure && votes.total() < kEnoughDistances) continue;
    leading_[size] = kStep * *(is_sure ? sure : votes).most() + kStep / 2;
  }
}

double PdfMeasures::leading_of(std::int32_t size) const {
  const auto known = leading_.find(size);
  if (known != leading_.end()) return known->second;
  const auto text = leading_.find(size_);
  const double part = text == leading_.end() ? 1.2 : text->second / std::max<double>(1, size_);
  return std::max(100.0, part * size);
}

void PdfMeasures::measure_margins(const std::vector<PdfLines>& pages) {
  std::map<Column, Votes<std::int32_t>> lefts;
  std::map<Column, std::vector<std::int32_t>> rights;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (const PdfLine& line : pages[page].lines) {
      if (line.words.front()->turn != 0) continue;
      lefts[{page % 2, line.column}].add(line.left / kPoint * kPoint);
      rights[{page % 2, line.column}].push_back(line.right);
    }
  }
  for (const auto& [column, votes] : lefts) left_[column] = *votes.most();
  for (auto& [column, ends] : rights) {
    if (const auto margin = right_of(std::move(ends))) right_[column] = *margin;
  }
}

std::int32_t PdfMeasures::left_margin(std::size_t page, const PdfLine* first,
                                      const PdfLine* last) const {
  const auto own = most_frequent_left(first, last);
  if (own && last - first >= static_cast<std::ptrdiff_t>(kLinesOfMargin)) return *own;
  std::int32_t least = first->left;
  for (const PdfLine* line = first; line != last; ++line) least = std::min(least, line->left);
  const auto usual = left_.find({page % 2, first->column});
  if (usual == left_.end() || least < usual->second - static_cast<std::int32_t>(2 * character_))
    return least;
  return usual->second;
}

std::optional<std::int32_t> PdfMeasures::right_margin(std::size_t page,
                                                      std::uint32_t column) const {
  const auto found = right_.find({page % 2, column});
  return found == right_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace source
