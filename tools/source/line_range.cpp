// SPDX-License-Identifier: MIT
#include "source/line_range.hpp"

#include <fmt/format.h>

#include "base/number.hpp"

namespace source {
namespace {

// A page of a book has not so many lines; one without pages may have.
constexpr std::uint32_t kMostLines = 10'000'000;

}  // namespace

std::optional<LineRange> line_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = base::number<std::uint32_t>(text.substr(0, dash));
  const auto last =
      dash == std::string_view::npos ? first : base::number<std::uint32_t>(text.substr(dash + 1));
  if (!first || !last || *first == 0 || *last < *first || *last > kMostLines) return std::nullopt;
  return LineRange{*first, *last};
}

std::string written(LineRange range) {
  return range.first == range.last ? fmt::format("{}", range.first)
                                   : fmt::format("{}-{}", range.first, range.last);
}

}  // namespace source
