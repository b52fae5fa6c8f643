// SPDX-License-Identifier: MIT
#include "rng/explain/repair.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"

namespace rng::explain {

namespace {

class NoContext final : public datatype::NamespaceContext {
 public:
  std::optional<std::string_view> namespace_of(std::string_view) const override {
    return std::nullopt;
  }
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The three numbers of 29.12.1929, 29/12/1929, 1929/12/29, 1929-1-5; none for other texts.
std::optional<std::array<std::string_view, 3>> three_numbers(std::string_view text) {
  std::array<std::string_view, 3> numbers;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == 0 || end > 4) return std::nullopt;
    numbers[i] = text.substr(0, end);
    text.remove_prefix(end);
    if (i == 2) break;
    std::size_t gap = 0;
    while (gap < text.size() && std::string_view("./- ").find(text[gap]) != std::string_view::npos)
      ++gap;
    if (gap == 0) return std::nullopt;
    text.remove_prefix(gap);
  }
  return text.empty() ? std::optional(numbers) : std::nullopt;
}

// Day before month, as it is written with points; with strokes only where no other way is possible.
std::string as_date(std::string_view text) {
  const auto numbers = three_numbers(text);
  if (!numbers) return {};
  auto [year, month, day] = *numbers;
  if (day.size() == 4) {
    std::swap(year, day);
    const bool is_sure = text.find('.') != std::string_view::npos || day > "12";
    if (!is_sure || day.size() > 2) return {};
  }
  if (year.size() != 4 || month.size() > 2 || day.size() > 2) return {};
  return fmt::format("{}-{:0>2}-{:0>2}", year, month, day);
}

std::string with_hyphens(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (!is_blank) {
      result += c;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (result.ends_with('-')) result.pop_back();
  return result;
}

std::string without_commas(std::string_view text) {
  std::string result(text);
  std::replace(result.begin(), result.end(), ',', '.');
  return result;
}

}  // namespace

std::string repaired(std::string_view value, const std::vector<const datatype::Datatype*>& types) {
  if (value.find_first_not_of(" \t\n") == std::string_view::npos) return {};
  const std::string joined = with_hyphens(value);
  const NoContext context;
  for (const std::string& attempt :
       {as_date(value), joined, "_" + joined, base::lower_case(value), without_commas(value)}) {
    if (attempt.empty() || attempt == value) continue;
    for (const datatype::Datatype* type : types) {
      if (type->allows(attempt, context)) return attempt;
    }
  }
  return {};
}

}  // namespace rng::explain
