// SPDX-License-Identifier: MIT
#include "base/written_date.hpp"

#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"

namespace base {
namespace {

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool is_number(std::string_view text, std::size_t least, std::size_t most) {
  return is_digits(text) && text.size() >= least && text.size() <= most;
}

// A date of parts; months and days of zero are not known.
std::optional<std::string> date_of(std::string_view year, std::string_view month,
                                   std::string_view day) {
  if (!is_number(year, 4, 4) || !is_number(month, 1, 2) || !is_number(day, 1, 2)) {
    return std::nullopt;
  }
  std::string date(year);
  if (number_of(month) > 0) {
    date += fmt::format("-{:02}", number_of(month));
    if (number_of(day) > 0) date += fmt::format("-{:02}", number_of(day));
  } else if (number_of(day) > 0) {
    return std::nullopt;
  }
  return is_date(date) ? std::optional(date) : std::nullopt;
}

// Without a time of day and a time zone.
std::string_view day_part(std::string_view text) {
  const std::size_t time = text.find('T');
  if (time != std::string_view::npos) return text.substr(0, time);
  if (text.ends_with('Z')) return text.substr(0, text.size() - 1);
  const bool has_zone = text.size() > 6 && text[text.size() - 3] == ':' &&
                        (text[text.size() - 6] == '+' || text[text.size() - 6] == '-');
  return has_zone ? text.substr(0, text.size() - 6) : text;
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

}  // namespace

std::optional<std::string> repaired_date(std::string_view text) {
  text = day_part(trimmed(text));
  if (is_date(text)) return std::string(text);
  if (is_number(text, 8, 8)) return date_of(text.substr(0, 4), text.substr(4, 2), text.substr(6));
  for (const char separator : {'-', '/'}) {
    const auto parts = parts_of(text, separator);
    if (parts.size() == 3 && parts[0].size() == 4) return date_of(parts[0], parts[1], parts[2]);
    if (parts.size() == 2 && parts[0].size() == 4) return date_of(parts[0], parts[1], "0");
  }
  const auto parts = parts_of(text, '.');
  if (parts.size() == 3 && parts[2].size() == 4) return date_of(parts[2], parts[1], parts[0]);
  return std::nullopt;
}

}  // namespace base
