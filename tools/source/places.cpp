// SPDX-License-Identifier: MIT
#include "source/places.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "source/line_range.hpp"

namespace source {
namespace {

// "12:17-30"; none for anything else.
struct PageRange {
  std::string page;
  LineRange lines;
};

std::optional<PageRange> page_range(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto lines = line_range(text.substr(colon + 1));
  if (!lines) return std::nullopt;
  return PageRange{std::string(text.substr(0, colon)), *lines};
}

base::Result<std::vector<LinePlace>> places_of(const std::vector<std::string>& ranges,
                                               const std::string& name, std::size_t most) {
  std::vector<LinePlace> places;
  for (const std::string& text : ranges) {
    const auto range = page_range(text);
    if (!range) {
      return base::failure("source.bad-place", {name},
                           fmt::format("\"{}\" names no lines of a page", text),
                           "write PAGE:FIRST-LAST, such as \"12:17-30\"");
    }
    const auto [first, last] = range->lines;
    for (std::uint32_t line = first; line <= last && places.size() <= most; ++line)
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
  std::vector<PageRange> ranges;
  for (const LinePlace& place : places) {
    if (is_furniture && !place.is_furniture) continue;
    if (!ranges.empty() && ranges.back().page == place.page &&
        ranges.back().lines.last + 1 == place.number) {
      ranges.back().lines.last = place.number;
    } else {
      ranges.push_back({place.page, {place.number, place.number}});
    }
  }
  std::vector<std::string> texts;
  for (const PageRange& range : ranges) texts.push_back(range.page + ':' + written(range.lines));
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
