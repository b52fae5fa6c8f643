// SPDX-License-Identifier: MIT
#include "feeds/dating.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "edition/letter_table.hpp"
#include "feeds/text.hpp"
#include "feeds/tree.hpp"

namespace feeds {
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

bool is_dated(std::string_view value) {
  return base::is_date(value.substr(0, value.find('T')));
}

Dating usable(Dating date) {
  for (std::string* const value :
       {&date.when, &date.from, &date.to, &date.not_before, &date.not_after}) {
    value->resize(is_dated(*value) ? std::min(value->find('T'), value->size()) : 0);
  }
  return date;
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

}  // namespace feeds
