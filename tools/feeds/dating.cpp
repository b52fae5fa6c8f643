// SPDX-License-Identifier: MIT
#include "feeds/dating.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "edition/letter_table.hpp"
#include "feeds/text.hpp"
#include "feeds/tree.hpp"

namespace feeds {
namespace {

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool is_number(std::string_view text, std::size_t least, std::size_t most) {
  return base::is_digits(text) && text.size() >= least && text.size() <= most;
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
  return base::is_date(date) ? std::optional(date) : std::nullopt;
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

}  // namespace

const std::string& Dating::first() const {
  for (const std::string* value : {&when, &from, &not_before, &to, &not_after}) {
    if (!value->empty()) return *value;
  }
  return when;
}

const std::string& Dating::last() const {
  for (const std::string* value : {&when, &to, &not_after, &from, &not_before}) {
    if (!value->empty()) return *value;
  }
  return when;
}

Dating read_dating(pugi::xml_node date) {
  Dating value;
  const auto read = [&](const char* name) {
    return std::string(base::trimmed(date.attribute(name).value()));
  };
  value.when = read("when");
  value.from = read("from");
  value.to = read("to");
  value.not_before = read("notBefore");
  value.not_after = read("notAfter");
  value.certainty = read("cert");
  value.evidence = read("evidence");
  value.text = name_text(date);
  return value;
}

std::string edtf(const Dating& date) {
  const std::string mark = date.certainty == "low" ? "?" : "";
  if (!date.when.empty()) return date.when + mark;
  if (!date.from.empty() || !date.to.empty()) {
    const std::string begin = date.from.empty() ? ".." : date.from + mark;
    const std::string end = date.to.empty() ? ".." : date.to + mark;
    return begin + "/" + end;
  }
  if (date.not_before.empty() && date.not_after.empty()) return {};
  const std::string begin = date.not_before.empty() ? "" : date.not_before + mark;
  const std::string end = date.not_after.empty() ? "" : date.not_after + mark;
  return "[" + begin + ".." + end + "]";
}

std::optional<Dating> dating_of_edtf(std::string_view text) {
  edition::DatedValue value;
  text = base::trimmed(text);
  if (!edition::read_edtf(text, value)) return std::nullopt;
  Dating date;
  date.when = value.when;
  date.from = value.from;
  date.to = value.to;
  date.not_before = value.not_before;
  date.not_after = value.not_after;
  // An open interval has a begin or an end; only a set says between what the date lies.
  if (!text.starts_with('[') && text.find('/') != std::string_view::npos) {
    if (date.from.empty()) date.from = std::move(date.not_before), date.not_before.clear();
    if (date.to.empty()) date.to = std::move(date.not_after), date.not_after.clear();
  }
  if (!value.confidence.certainty.empty()) date.certainty = "low";
  return date;
}

std::optional<std::string> repaired_date(std::string_view text) {
  text = day_part(base::trimmed(text));
  if (base::is_date(text)) return std::string(text);
  if (is_number(text, 8, 8)) return date_of(text.substr(0, 4), text.substr(4, 2), text.substr(6));
  for (const std::string_view separator : {"-", "/"}) {
    const auto parts = split(text, separator);
    if (parts.size() == 3 && parts[0].size() == 4) return date_of(parts[0], parts[1], parts[2]);
    if (parts.size() == 2 && parts[0].size() == 4) return date_of(parts[0], parts[1], "0");
  }
  const auto parts = split(text, ".");
  if (parts.size() == 3 && parts[2].size() == 4) return date_of(parts[2], parts[1], parts[0]);
  return std::nullopt;
}

}  // namespace feeds
