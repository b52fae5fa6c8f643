// SPDX-License-Identifier: MIT
#include "rng/explain/messages.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "xml/reader.hpp"

namespace rng::explain {

namespace {

using validate::Expected;
using validate::Finding;
using validate::FindingKind;
using validate::FoundName;

// How many names or values a message lists.
constexpr std::size_t kMaxListed = 12;
constexpr std::size_t kMaxTypes = 3;

struct Entry {
  FindingKind kind;
  std::string_view code;
};

constexpr std::array<Entry, 13> kCodes = {{
    {FindingKind::schema_allows_nothing, "rng.schema-allows-nothing"},
    {FindingKind::element_unknown, "rng.element-unknown"},
    {FindingKind::element_out_of_context, "rng.element-not-allowed-here"},
    {FindingKind::element_too_early, "rng.element-not-allowed-yet"},
    {FindingKind::attribute_not_allowed, "rng.attribute-not-allowed"},
    {FindingKind::attribute_value, "rng.attribute-value"},
    {FindingKind::attributes_missing, "rng.attribute-missing"},
    {FindingKind::text_not_allowed, "rng.text-not-allowed"},
    {FindingKind::element_value, "rng.element-value"},
    {FindingKind::element_incomplete, "rng.element-incomplete"},
    {FindingKind::id_twice, "rng.id-twice"},
    {FindingKind::idref_unresolved, "rng.idref-unresolved"},
    {FindingKind::too_complex, "rng.too-complex"},
}};

// The prefix that a reader of the document would write for a name of the schema.
std::string written(const FoundName& name, const FoundName& beside) {
  if (!name.prefix.empty()) return name.prefix + ":" + name.local;
  if (name.uri == xml::kXmlNamespace) return "xml:" + name.local;
  if (name.uri == beside.uri && !beside.prefix.empty()) return beside.prefix + ":" + name.local;
  return name.local;
}

std::string tag(const FoundName& name, const FoundName& beside = {}) {
  return "<" + written(name, beside) + ">";
}

std::string joined(const std::vector<std::string>& items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
    text += items[i];
  }
  return text;
}

// All but the first are said as a number.
void shorten(std::vector<std::string>& items, std::size_t most) {
  if (items.size() <= most) return;
  const std::size_t more = items.size() - most;
  items.resize(most);
  items.push_back(fmt::format("{} more", more));
}

std::string listed(std::vector<std::string> items, std::string_view last) {
  shorten(items, kMaxListed);
  return joined(items, last);
}

std::vector<std::string> tags(const std::vector<FoundName>& names, const FoundName& beside) {
  std::vector<std::string> result;
  for (const FoundName& name : names) result.push_back(tag(name, beside));
  return result;
}

std::vector<std::string> attributes(const std::vector<FoundName>& names) {
  std::vector<std::string> result;
  for (const FoundName& name : names) result.push_back("@" + written(name, {}));
  return result;
}

// The names nearest to the one that was found come first, so that a cut list holds them.
std::vector<FoundName> nearest_first(std::vector<FoundName> names, const FoundName& found) {
  std::stable_sort(names.begin(), names.end(), [&](const FoundName& a, const FoundName& b) {
    constexpr std::size_t kFar = 3;
    return base::edit_distance(a.local, found.local, kFar) <
           base::edit_distance(b.local, found.local, kFar);
  });
  return names;
}

std::string wildcards(const Expected& expected) {
  if (expected.any_name) return "an element of another name";
  if (expected.any_in_namespaces.empty()) return {};
  return fmt::format("an element of the namespace {}", expected.any_in_namespaces.front());
}

// "expected <a>, <b> or text"
std::string expected_content(const Expected& expected, const FoundName& beside) {
  std::vector<std::string> items = tags(expected.names, beside);
  shorten(items, kMaxListed);
  if (const std::string any = wildcards(expected); !any.empty()) items.push_back(any);
  if (expected.text) items.emplace_back("text");
  if (expected.end) items.emplace_back("the end of the element");
  if (items.empty()) return {};
  return "; expected " + joined(items, "or");
}

std::string near_miss(const FoundName& found, const std::vector<FoundName>& names) {
  const FoundName* best = nullptr;
  std::size_t least = 3;
  for (const FoundName& name : names) {
    const std::size_t distance = base::edit_distance(name.local, found.local, least);
    const bool is_too_far = distance * 2 > base::utf8::code_point_count(found.local);
    if (distance >= least || is_too_far) continue;
    least = distance;
    best = &name;
  }
  return best == nullptr ? std::string() : written(*best, {});
}

// "expected one of 'a', 'b' or a date such as …"
std::string expected_string(const Expected& expected) {
  std::vector<std::string> items;
  for (const std::string& value : expected.values) items.push_back(fmt::format("'{}'", value));
  shorten(items, kMaxListed);
  std::vector<std::string> types = expected.types;
  shorten(types, kMaxTypes);
  items.insert(items.end(), types.begin(), types.end());
  if (items.empty()) return {};
  const std::string_view list = expected.is_list ? "a list of " : "";
  return fmt::format("; expected {}{}", list, joined(items, "or"));
}

std::string nearest_value(const Finding& finding) {
  std::size_t least = 3;
  const std::string* best = nullptr;
  for (const std::string& value : finding.expected.values) {
    const std::size_t distance = base::edit_distance(value, finding.value, least);
    if (distance >= least || distance * 2 > finding.value.size()) continue;
    least = distance;
    best = &value;
  }
  return best == nullptr ? std::string() : fmt::format("did you mean '{}'?", *best);
}

// An element whose name is right in another namespace.
std::string wrong_namespace(const Finding& finding) {
  for (const FoundName& name : finding.expected.names) {
    if (name.local != finding.element.local || name.uri == finding.element.uri) continue;
    if (finding.element.uri.empty()) {
      return fmt::format("it is in no namespace; declare it: xmlns=\"{}\"", name.uri);
    }
    return fmt::format("it is in the namespace {}, expected {}", finding.element.uri,
                       name.uri.empty() ? "none" : name.uri);
  }
  return {};
}

void explain_element(const Finding& finding, base::Diagnostic& made) {
  const std::string what = tag(finding.element);
  const std::string where =
      finding.parent.local.empty() ? "as the root" : "in " + tag(finding.parent, finding.element);
  made.hint = wrong_namespace(finding);
  if (finding.kind == FindingKind::element_unknown) {
    Expected nearest = finding.expected;
    nearest.names = nearest_first(nearest.names, finding.element);
    made.message = fmt::format("element {} is not known to the schema{}", what,
                               expected_content(nearest, finding.element));
    const std::string near = near_miss(finding.element, finding.expected.names);
    if (made.hint.empty() && !near.empty()) made.hint = fmt::format("did you mean <{}>?", near);
    return;
  }
  if (finding.kind == FindingKind::element_too_early && !finding.required.empty()) {
    const std::string missing = listed(tags(finding.required, finding.element), "and");
    made.message = fmt::format("element {} is not allowed yet {}: {} must come before it", what,
                               where, missing);
    if (made.hint.empty()) made.hint = "insert " + missing + " before it";
    return;
  }
  const bool is_early = finding.kind == FindingKind::element_too_early;
  made.message = fmt::format("element {} is not allowed {}{}{}", what, is_early ? "yet " : "",
                             where, expected_content(finding.expected, finding.element));
}

void explain_attribute(const Finding& finding, base::Diagnostic& made) {
  const std::string name = written(finding.attribute, {});
  const std::string element = tag(finding.element);
  if (finding.kind == FindingKind::attribute_value) {
    made.message = fmt::format("@{} of {} is '{}'{}", name, element, finding.value,
                               expected_string(finding.expected));
    if (!finding.objection.empty()) made.message += ": " + finding.objection;
    made.hint = nearest_value(finding);
    return;
  }
  const std::vector<FoundName> names = nearest_first(finding.expected.names, finding.attribute);
  made.message = fmt::format("attribute @{} is not allowed on {}", name, element);
  made.message += names.empty() ? std::string("; no further attribute is allowed here")
                                : "; expected " + listed(attributes(names), "or");
  const std::string near = near_miss(finding.attribute, finding.expected.names);
  if (!near.empty()) made.hint = fmt::format("did you mean @{}?", near);
}

void explain_missing(const Finding& finding, base::Diagnostic& made) {
  const std::string element = tag(finding.element);
  if (finding.kind == FindingKind::attributes_missing) {
    const bool is_sure = !finding.required.empty();
    const std::string names = listed(
        attributes(is_sure ? finding.required : finding.expected.names), is_sure ? "and" : "or");
    made.message =
        fmt::format("{} lacks {}{}", element, is_sure ? "the required " : "one of ", names);
    made.hint = is_sure ? "add " + names : std::string();
    return;
  }
  if (finding.required.empty()) {
    made.message = fmt::format("{} is incomplete{}", element,
                               expected_content(finding.expected, finding.element));
    return;
  }
  const std::string names = listed(tags(finding.required, finding.element), "and");
  made.message = fmt::format("{} is incomplete: {} is missing", element, names);
  made.hint = fmt::format("add {} before the end of {}", names, element);
}

void explain_text(const Finding& finding, base::Diagnostic& made) {
  const std::string element = tag(finding.element);
  if (finding.kind == FindingKind::text_not_allowed) {
    made.message = fmt::format("text is not allowed in {}{}", element,
                               expected_content(finding.expected, finding.element));
    made.hint = "put the text in an element that may hold it";
    return;
  }
  made.message = finding.value.empty() && !finding.expected.names.empty()
                     ? fmt::format("{} is empty{}", element,
                                   expected_content(finding.expected, finding.element))
                     : fmt::format("the content of {} is '{}'{}", element, finding.value,
                                   expected_string(finding.expected));
  made.hint = nearest_value(finding);
}

void explain_id(const Finding& finding, base::Diagnostic& made) {
  const std::string name = written(finding.attribute, {});
  if (finding.kind == FindingKind::id_twice) {
    made.message = fmt::format("the ID '{}' in @{} of {} is given to another element already",
                               finding.value, name, tag(finding.element));
    made.hint = "make one of them different";
    if (finding.first.line != 0) {
      made.notes.push_back({finding.first, "the first element with this ID"});
    }
    return;
  }
  made.message = fmt::format("@{} of {} refers to the ID '{}', which no element has", name,
                             tag(finding.element), finding.value);
  made.hint = "correct the reference, or give the element that is meant this ID";
}

}  // namespace

base::Diagnostic explain(const Finding& finding) {
  base::Diagnostic made;
  made.at = finding.at;
  for (const Entry& entry : kCodes) {
    if (entry.kind == finding.kind) made.code = entry.code;
  }
  switch (finding.kind) {
    case FindingKind::schema_allows_nothing:
      made.message = "the schema allows no document at all";
      break;
    case FindingKind::too_complex:
      made.message = "the schema is too complex for this document: its patterns nest too deeply";
      break;
    case FindingKind::element_unknown:
    case FindingKind::element_out_of_context:
    case FindingKind::element_too_early:
      explain_element(finding, made);
      break;
    case FindingKind::attribute_not_allowed:
    case FindingKind::attribute_value:
      explain_attribute(finding, made);
      break;
    case FindingKind::attributes_missing:
    case FindingKind::element_incomplete:
      explain_missing(finding, made);
      break;
    case FindingKind::text_not_allowed:
    case FindingKind::element_value:
      explain_text(finding, made);
      break;
    case FindingKind::id_twice:
    case FindingKind::idref_unresolved:
      explain_id(finding, made);
      break;
  }
  return made;
}

}  // namespace rng::explain
