// SPDX-License-Identifier: MIT
#include "search/index.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"

namespace search {
namespace {

constexpr std::size_t kPartSize = 64U << 10U;
constexpr int kBase = 36;

std::string digits(std::int64_t number) {
  std::array<char, 16> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, kBase).ptr;
  return {buffer.data(), end};
}

}  // namespace

void Index::add(std::string_view words) {
  for (const std::string_view word : base::lines_of(words)) {
    if (word.empty()) continue;
    Letters& letters = words_[std::string(word)];
    if (!letters.steps.empty()) letters.steps += ',';
    letters.steps += digits(count_ - letters.last);
    letters.last = count_;
  }
  ++count_;
}

std::vector<Part> Index::parts() const {
  std::vector<const std::pair<const std::string, Letters>*> sorted;
  sorted.reserve(words_.size());
  for (const auto& word : words_) sorted.push_back(&word);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  std::vector<Part> parts;
  std::string lines;
  std::string first;
  const auto close = [&] {
    if (!lines.empty())
      parts.push_back(
          {first, fmt::format("apographSearch.words({},\"{}\");\n", parts.size(), lines)});
    lines.clear();
  };
  for (const auto* word : sorted) {
    if (lines.empty()) {
      first = word->first;
    } else {
      lines += "\\n";
    }
    lines += fmt::format("{} {}", word->first, word->second.steps);
    if (lines.size() >= kPartSize) close();
  }
  close();
  return parts;
}

}  // namespace search
