// SPDX-License-Identifier: MIT
#include "source/places.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace source {
namespace {

// A page of a book has not so many lines; one without pages may have.
constexpr std::uint32_t kMostLines = 10'000'000;

struct Range {
  std::string page;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  return is_number && value > 0 && value <= kMostLines ? std::optional(value) : std::nullopt;
}

std::optional<Range> range_of(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view lines = text.substr(colon + 1);
  const std::size_t dash = lines.find('-');
  const auto first = number_of(lines.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : number_of(lines.substr(dash + 1));
  if (!first || !last || *last < *first) return std::nullopt;
  return Range{std::string(text.substr(0, colon)), *first, *last};
}

base::Result<std::vector<LinePlace>> places_of(const std::vector<std::string>& ranges,
                                               const std::string& name, std::size_t most) {
  std::vector<LinePlace> places;
  for (const std::string& text : ranges) {
    const auto range = range_of(text);
    if (!range) {
      return base::failure("source.bad-place", {name},
                           fmt::format("\"{}\" names no lines of a page", text),
                           "write PAGE:FIRST-LAST, such as \"12:17-30\"");
    }
    for (std::uint32_t line = range->first; line <= range->last && places.size() <= most; ++line)
      places.push_back({range->page, line, false});
  }
  return places;
}

// A line with the blanks before and behind it.
std::string_view whole_line(std::string_view text, base::Span line) {
  const std::size_t before =
      line.begin == 0 ? std::string_view::npos : text.find_last_of("\n\r\f", line.begin - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find_first_of("\n\r\f", line.end), text.size()) - begin);
}

}  // namespace

std::vector<std::string> ranges_of(const std::vector<LinePlace>& places, bool is_furniture) {
  std::vector<Range> ranges;
  for (const LinePlace& place : places) {
    if (is_furniture && !place.is_furniture) continue;
    if (!ranges.empty() && ranges.back().page == place.page &&
        ranges.back().last + 1 == place.number) {
      ranges.back().last = place.number;
    } else {
      ranges.push_back({place.page, place.number, place.number});
    }
  }
  std::vector<std::string> texts;
  for (const Range& range : ranges) {
    texts.push_back(range.first == range.last
                        ? fmt::format("{}:{}", range.page, range.first)
                        : fmt::format("{}:{}-{}", range.page, range.first, range.last));
  }
  return texts;
}

base::Result<void> place_lines(SourceText& part, const std::vector<std::string>& lines,
                               const std::vector<std::string>& furniture) {
  auto places = places_of(lines, part.name, part.lines.size());
  if (!places) return tl::unexpected(std::move(places.error()));
  const auto printed = places_of(furniture, part.name, part.lines.size());
  if (!printed) return tl::unexpected(printed.error());
  if (places->size() != part.lines.size()) {
    return base::failure(
        "source.places-differ", {part.name},
        fmt::format("holds {} lines, and its sidecar names the places of {}", part.lines.size(),
                    places->size() > part.lines.size() ? "more" : std::to_string(places->size())),
        "split the whole again, or take lines out of [source]");
  }
  std::set<std::pair<std::string_view, std::uint32_t>> taken;
  for (const LinePlace& place : *printed) taken.emplace(place.page, place.number);
  for (LinePlace& place : *places) place.is_furniture = taken.contains({place.page, place.number});
  part.places = std::move(*places);
  return {};
}

std::string part_of(const SourceText& whole, const std::vector<std::uint32_t>& lines,
                    const std::vector<std::uint32_t>& pages) {
  std::string part;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = whole.lines[lines[i]];
    if (i > 0 && whole.marks_pages && pages[lines[i]] != pages[lines[i - 1]]) {
      part += '\f';
    } else if (i > 0) {
      const bool follows = lines[i - 1] + 1 == lines[i];
      part.append(follows ? line.blank_before : 1, '\n');
    }
    part += whole_line(whole.text, line.span);
    part += '\n';
  }
  return part;
}

}  // namespace source
