// SPDX-License-Identifier: MIT
#include "rng/explain/phrases.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "rng/explain/habits.hpp"
#include "xml/reader.hpp"

namespace rng::explain {

using validate::Expected;
using validate::FoundName;

namespace {

constexpr std::size_t kMaxListed = 8;
constexpr std::size_t kMaxTypes = 2;

// The forms that people know come first.
int rank_of(const std::string& type) {
  constexpr std::string_view kKnown[] = {"type-date", "type-gYear", "type-gYearMonth",
                                         "type-integer", "type-decimal"};
  const auto* const found = std::find(std::begin(kKnown), std::end(kKnown), type);
  return static_cast<int>(found - std::begin(kKnown));
}

}  // namespace

std::string Phrases::written(const FoundName& name, const FoundName& beside) {
  if (!name.prefix.empty()) return name.prefix + ":" + name.local;
  if (name.uri == xml::kXmlNamespace) return "xml:" + name.local;
  if (name.uri == beside.uri && !beside.prefix.empty()) return beside.prefix + ":" + name.local;
  return name.local;
}

std::string Phrases::tag(const FoundName& name, const FoundName& beside) {
  return "<" + written(name, beside) + ">";
}

std::vector<std::string> Phrases::tags(const std::vector<FoundName>& names,
                                       const FoundName& beside) {
  std::vector<std::string> result;
  for (const FoundName& name : names) result.push_back(tag(name, beside));
  return result;
}

std::vector<std::string> Phrases::attributes(const std::vector<FoundName>& names) {
  std::vector<std::string> result;
  for (const FoundName& name : names) result.push_back("@" + written(name));
  return result;
}

std::string Phrases::number(std::size_t count) const {
  std::string digits = std::to_string(count);
  const std::string separator = catalogue_.text("thousands");
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, separator);
  return digits;
}

std::string Phrases::listed(std::vector<std::string> items, std::string_view last) const {
  return listed(std::move(items), last, kMaxListed);
}

std::string Phrases::listed(std::vector<std::string> items, std::string_view last,
                            std::size_t most) const {
  if (!lists_all_ && items.size() > most + 1) {
    const std::string more = text("more", {{"count", number(items.size() - most)}});
    items.resize(most);
    items.push_back(more);
  }
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) {
      result += i + 1 == items.size() ? fmt::format(" {} ", catalogue_.text(last)) : ", ";
    }
    result += items[i];
  }
  return result;
}

std::string Phrases::content(const Expected& expected, const FoundName& element,
                             const FoundName& beside) const {
  std::vector<FoundName> names = expected.names;
  std::stable_sort(names.begin(), names.end(), [](const FoundName& a, const FoundName& b) {
    return habit_rank(a.local) < habit_rank(b.local);
  });
  std::vector<std::string> items = tags(names, beside);
  std::vector<std::string> others;
  if (expected.any_name) others.push_back(text("any-element"));
  for (const std::string& uri : expected.any_in_namespaces) {
    others.push_back(text("any-element-of", {{"uri", uri}}));
  }
  if (expected.text) others.push_back(text("text"));
  if (expected.end && !element.local.empty()) {
    others.push_back(text("end", {{"element", tag(element, beside)}}));
  }
  items.insert(items.end(), others.begin(), others.end());
  return listed(std::move(items), "or");
}

std::string Phrases::string(const Expected& expected) const {
  std::vector<std::string> items;
  for (const std::string& value : expected.values) items.push_back(fmt::format("'{}'", value));
  std::vector<const datatype::Datatype*> types = expected.datatypes;
  std::stable_sort(types.begin(), types.end(), [](const auto* a, const auto* b) {
    const auto key = [](const auto* type) {
      const auto description = type->description();
      return description.empty() ? 1000 : rank_of(description.front().key);
    };
    return key(a) < key(b);
  });
  std::vector<std::string> phrases;
  for (const datatype::Datatype* type : types) {
    std::string made = datatype::phrase(type->description(), catalogue_);
    if (!made.empty() && std::find(phrases.begin(), phrases.end(), made) == phrases.end()) {
      phrases.push_back(std::move(made));
    }
  }
  if (!lists_all_ && phrases.size() > kMaxTypes + 1) {
    const std::size_t more = phrases.size() - kMaxTypes;
    phrases.resize(kMaxTypes);
    phrases.push_back(text("types-more", {{"count", number(more)}}));
  }
  items.insert(items.end(), phrases.begin(), phrases.end());
  const std::string list = listed(std::move(items), "or");
  return expected.is_list && !list.empty() ? text("list-of", {{"items", list}}) : list;
}

std::string cut(std::string_view whole, std::size_t most) {
  if (base::utf8::code_point_count(whole) <= most) return std::string(whole);
  std::size_t end = 0;
  for (std::size_t count = 1; count < most; ++count) base::utf8::next(whole, end);
  std::string_view kept = whole.substr(0, end);
  const std::size_t blank = kept.rfind(' ');
  if (blank != std::string_view::npos && blank * 2 > kept.size()) kept = kept.substr(0, blank);
  return std::string(kept) + "…";
}

}  // namespace rng::explain
