// SPDX-License-Identifier: MIT
#include "rng/explain/messages.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "rng/explain/habits.hpp"
#include "rng/explain/repair.hpp"
#include "rng/validate/near_name.hpp"

namespace rng::explain {

namespace {

using validate::Finding;
using validate::FindingKind;
using validate::FoundName;

// A list that is no longer stands in a message beside a hint that says what to do.
constexpr std::size_t kShortList = 5;
constexpr std::size_t kMaxValueShown = 60;
constexpr std::size_t kMinDescription = 40;

struct Entry {
  FindingKind kind;
  std::string_view code;
};

constexpr std::array<Entry, 15> kCodes = {{
    {FindingKind::schema_allows_nothing, "rng.schema-allows-nothing"},
    {FindingKind::element_unknown, "rng.element-unknown"},
    {FindingKind::element_out_of_context, "rng.element-not-allowed-here"},
    {FindingKind::element_too_early, "rng.element-not-allowed-yet"},
    {FindingKind::element_too_late, "rng.element-too-late"},
    {FindingKind::attribute_not_allowed, "rng.attribute-not-allowed"},
    {FindingKind::attribute_value, "rng.attribute-value"},
    {FindingKind::attributes_missing, "rng.attribute-missing"},
    {FindingKind::text_not_allowed, "rng.text-not-allowed"},
    {FindingKind::element_value, "rng.element-value"},
    {FindingKind::element_incomplete, "rng.element-incomplete"},
    {FindingKind::id_twice, "rng.id-twice"},
    {FindingKind::idref_unresolved, "rng.idref-unresolved"},
    {FindingKind::pointer_unresolved, "rng.pointer-unresolved"},
    {FindingKind::too_complex, "rng.too-complex"},
}};

bool is_in(const FoundName& name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The name that comes to mind first; an empty one where there are none.
FoundName most_usual(const Names& names) {
  const auto best =
      std::min_element(names.begin(), names.end(), [](const FoundName& a, const FoundName& b) {
        return habit_rank(a.local) < habit_rank(b.local);
      });
  return best == names.end() ? FoundName() : *best;
}

Names by_habit(Names names) {
  std::stable_sort(names.begin(), names.end(), [](const FoundName& a, const FoundName& b) {
    return habit_rank(a.local) < habit_rank(b.local);
  });
  return names;
}

std::size_t length_of(const base::Diagnostic& made) {
  std::size_t length =
      base::utf8::code_point_count(made.message) + base::utf8::code_point_count(made.hint);
  for (const base::Note& note : made.notes) length += base::utf8::code_point_count(note.message);
  return length;
}

// The only expected name that a short one begins, or that begins with it.
FoundName short_of(const FoundName& found, const Names& names) {
  FoundName best;
  for (const FoundName& name : names) {
    if (!name.local.starts_with(found.local) || name.local.size() > found.local.size() + 1)
      continue;
    if (!best.local.empty()) return {};
    best = name;
  }
  return found.local.size() < 3 ? best : FoundName();
}

// That "29 diciembre" begins with a year of two digits is nothing that helps.
bool is_beside_the_point(const Finding& finding) {
  const bool has_words = finding.value.find_first_not_of("0123456789-+:.TZ") != std::string::npos;
  return has_words && finding.objection.key == "objection-year-short";
}

// A value on one line, without blanks around it.
std::string shown(std::string_view value) {
  std::string line;
  for (const char c : value) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return cut(line, kMaxValueShown);
}

}  // namespace

void Explainer::expect(base::Diagnostic& made, const std::string& list) const {
  if (list.empty()) return;
  made.message = say_.text("expected", {{"message", made.message}, {"list", list}});
}

// What the schema says of an element, as far as there is room.
void Explainer::describe(const FoundName& element, base::Diagnostic& made) const {
  if (element.local.empty()) return;
  const std::string& documentation = vocabulary_.documentation(element);
  if (documentation.empty()) return;
  const std::string name = Phrases::tag(element);
  const std::size_t used = length_of(made) + base::utf8::code_point_count(say_.text(
                                                 "note-documentation", {{"element", name}}));
  if (used + kMinDescription > kMaxLength) return;
  const std::size_t room = std::min<std::size_t>(kMaxLength - used, 160);
  made.notes.push_back(
      {{},
       say_.text("note-documentation",
                 {{"element", name}, {"documentation", cut(documentation, room)}})});
}

std::string Explainer::namespace_hint(const Finding& finding) const {
  const FoundName& meant = finding.meant;
  if (finding.element.uri.empty()) return say_.text("hint-declare", {{"uri", meant.uri}});
  if (meant.uri.empty()) return say_.text("hint-no-namespace", {{"found", finding.element.uri}});
  return say_.text("hint-namespace", {{"found", finding.element.uri}, {"uri", meant.uri}});
}

// Misspelt, or of another vocabulary, or spelt out as the schema's description does.
FoundName Explainer::meant_element(const Finding& finding) {
  if (!finding.meant.local.empty()) return finding.meant;
  const Names& names = finding.expected.names;
  const std::string found = base::lower_case(finding.element.local);
  const std::string_view habit = habitual_element(found);
  for (const FoundName& name : names) {
    if (!habit.empty() && name.local == habit) return name;
  }
  FoundName begun;
  for (const FoundName& name : names) {
    const std::string& gloss = vocabulary_.gloss(name);
    if (gloss == found) return name;
    const bool begins = found.size() >= 4 && gloss.starts_with(found);
    if (begins && begun.local.empty()) begun = name;
  }
  return begun.local.empty() ? short_of(finding.element, names) : begun;
}

void Explainer::explain_unknown(const Finding& finding, base::Diagnostic& made) {
  const FoundName& element = finding.element;
  const FoundName meant = meant_element(finding);
  const bool is_elsewhere = meant.local == element.local;
  made.message = say_.text(meant.local.empty() ? "element-unknown"
                           : is_elsewhere      ? "element-namespace"
                                               : "element-misspelt",
                           {{"element", Phrases::tag(element)}});
  if (!meant.local.empty()) {
    made.hint = is_elsewhere ? namespace_hint(finding)
                             : say_.text("hint-meant", {{"meant", Phrases::tag(meant, element)}});
    if (say_.lists_all()) expect(made, say_.content(finding.expected, finding.parent, element));
    return describe(meant, made);
  }
  const std::size_t count = finding.expected.names.size();
  const bool is_listed = count <= 2 * kShortList || say_.lists_all();
  if (is_listed) expect(made, say_.content(finding.expected, finding.parent, element));
  made.hint = is_listed ? say_.text("hint-remove-element")
                        : say_.text("hint-one-of-elements", {{"count", say_.number(count)}});
}

// An element that may stand here and may contain the one that may not.
FoundName Explainer::holder_here(const Finding& finding) {
  Names holders;
  for (const FoundName& parent : vocabulary_.parents_of(finding.element)) {
    if (is_in(parent, finding.expected.names)) holders.push_back(parent);
  }
  return most_usual(holders);
}

std::string Explainer::root_hint(const Finding& finding) const {
  const Names& roots = finding.expected.names;
  const bool is_tei = std::any_of(roots.begin(), roots.end(),
                                  [](const FoundName& name) { return name.local == "TEI"; });
  const std::string_view known = habitual_root_hint(finding.element.local);
  return say_.text(is_tei && !known.empty() ? known : "hint-other-schema");
}

// One thing to do with an element that is known, but not allowed here.
std::string Explainer::place_for(const Finding& finding) {
  const FoundName& element = finding.element;
  const auto tag = [&](const FoundName& name) { return Phrases::tag(name, element); };
  if (!finding.outer.local.empty()) {
    return say_.text("hint-close",
                     {{"outer", tag(finding.outer)}, {"closed", tag(finding.closed)}});
  }
  const Names parents = vocabulary_.parents_of(element);
  if (parents.size() == 1) {
    const Names above = vocabulary_.parents_of(parents.front());
    const bool is_one = above.size() == 1;
    return say_.text(
        is_one ? "hint-move-to-in" : "hint-move-to",
        {{"holder", tag(parents.front())}, {"outer", is_one ? tag(above.front()) : std::string()}});
  }
  const FoundName holder = holder_here(finding);
  if (!holder.local.empty()) return say_.text("hint-wrap", {{"holder", tag(holder)}});
  if (parents.empty()) return say_.text("hint-remove-element");
  const std::vector<std::string> holders = Phrases::tags(by_habit(parents), element);
  return say_.text("hint-may-stand-in", {{"holders", say_.listed(holders, "or", 3)}});
}

void Explainer::explain_element(const Finding& finding, base::Diagnostic& made) {
  const FoundName& element = finding.element;
  const std::string parent = Phrases::tag(finding.parent, element);
  const bool is_root = finding.parent.local.empty();
  if (!finding.meant.local.empty()) {
    made.message = say_.text("element-namespace", {{"element", Phrases::tag(element)}});
    made.hint = namespace_hint(finding);
    return;
  }
  made.message = say_.text(is_root ? "element-not-allowed-root" : "element-not-allowed-here",
                           {{"element", Phrases::tag(element)}, {"parent", parent}});
  const std::vector<std::string> lacking = Phrases::attributes(finding.also_missing);
  if (!lacking.empty()) {
    made.message = say_.text(
        "also-missing", {{"message", made.message}, {"attributes", say_.listed(lacking, "and")}});
  }
  made.hint = is_root ? std::string() : place_for(finding);
  if (!lacking.empty() && !made.hint.empty()) {
    made.hint = say_.text("hint-and-add",
                          {{"hint", made.hint}, {"attributes", say_.listed(lacking, "and")}});
  }
  const bool is_short = finding.expected.names.size() <= kShortList;
  if (is_root || is_short || say_.lists_all()) {
    expect(made, say_.content(finding.expected, finding.parent, element));
  }
  if (is_root) made.hint = root_hint(finding);
}

void Explainer::explain_early(const Finding& finding, base::Diagnostic& made) {
  const FoundName& element = finding.element;
  const std::string missing = say_.listed(Phrases::tags(finding.required, element), "and");
  const Phrases::Fillings fillings = {{"element", Phrases::tag(element)},
                                      {"parent", Phrases::tag(finding.parent, element)},
                                      {"missing", missing}};
  if (missing.empty()) {
    made.message = say_.text("element-not-allowed-yet-choice", fillings);
    expect(made, say_.content(finding.expected, finding.parent, element));
    made.hint = say_.text("hint-one-before");
    return;
  }
  made.message = say_.text("element-not-allowed-yet", fillings);
  made.hint = say_.text("hint-put-before", fillings);
  describe(finding.required.front(), made);
}

void Explainer::explain_late(const Finding& finding, base::Diagnostic& made) {
  const FoundName& element = finding.element;
  const Phrases::Fillings fillings = {{"element", Phrases::tag(element)},
                                      {"parent", Phrases::tag(finding.parent, element)},
                                      {"sibling", Phrases::tag(finding.before, element)}};
  const bool is_twice = finding.before == element;
  const bool is_before = !finding.before.local.empty();
  made.message = say_.text(is_twice    ? "element-twice"
                           : is_before ? "element-too-late-before"
                                       : "element-too-late",
                           fillings);
  made.hint = say_.text(is_twice    ? "hint-twice"
                        : is_before ? "hint-move-before"
                                    : "hint-move-up",
                        fillings);
  if (finding.expected.names.size() <= kShortList || say_.lists_all()) {
    expect(made, say_.content(finding.expected, finding.parent, element));
  }
}

void Explainer::explain_attribute(const Finding& finding, base::Diagnostic& made) {
  const std::string name = Phrases::written(finding.attribute);
  const std::string element = Phrases::tag(finding.element);
  const Names& expected = finding.expected.names;
  const Names owners = vocabulary_.elements_with(finding.attribute);
  made.message = say_.text(owners.empty() ? "attribute-unknown" : "attribute-not-allowed-here",
                           {{"attribute", name}, {"element", element}});
  FoundName meant = finding.meant;
  const std::string_view habit = habitual_attribute(base::lower_case(finding.attribute.local));
  for (const FoundName& known : expected) {
    if (meant.local.empty() && !habit.empty() && known.local == habit) meant = known;
  }
  const std::string all = say_.listed(Phrases::attributes(expected), "or");
  if (say_.lists_all() || (meant.local.empty() && expected.size() <= kShortList)) expect(made, all);
  if (!meant.local.empty()) {
    made.hint = say_.text("hint-meant", {{"meant", "@" + Phrases::written(meant)}});
  } else if (!owners.empty()) {
    const std::vector<std::string> tags = Phrases::tags(by_habit(owners), finding.element);
    made.hint = say_.text("hint-attribute-of", {{"elements", say_.listed(tags, "or", 3)}});
  } else if (expected.size() > kShortList && !say_.lists_all()) {
    made.hint = say_.text("hint-one-of-attributes", {{"count", say_.number(expected.size())}});
  } else {
    made.hint = say_.text("hint-remove-attribute");
  }
}

// The value of an attribute, or the text of an element.
void Explainer::explain_value(const Finding& finding, base::Diagnostic& made) {
  const bool is_attribute = finding.kind == FindingKind::attribute_value;
  if (!is_attribute && finding.value.empty() && !finding.expected.names.empty()) {
    made.message = say_.text("element-empty", {{"element", Phrases::tag(finding.element)}});
    expect(made, say_.content(finding.expected, {}, finding.element));
    made.hint = say_.text("hint-add-one", {{"element", Phrases::tag(finding.element)}});
    return;
  }
  made.message = say_.text(is_attribute ? "attribute-value" : "element-value",
                           {{"attribute", Phrases::written(finding.attribute)},
                            {"element", Phrases::tag(finding.element)},
                            {"value", shown(finding.value)}});
  expect(made, say_.string(finding.expected));
  if (!finding.objection.empty() && !is_beside_the_point(finding)) {
    made.message = say_.text(
        "objection", {{"message", made.message}, {"objection", say_.text(finding.objection)}});
  }
  const auto nearest = validate::nearest_string(finding.value, finding.expected.values);
  const std::string repair = repaired(finding.value, finding.expected.datatypes);
  if (nearest) {
    made.hint = say_.text("hint-meant-value", {{"value", finding.expected.values[*nearest]}});
  } else if (!repair.empty()) {
    made.hint = say_.text("hint-write", {{"value", cut(repair, kMaxValueShown)}});
  } else {
    std::string example;
    for (const datatype::Datatype* type : finding.expected.datatypes) {
      const auto description = type->description();
      const bool is_date = !description.empty() && description.front().key == "type-date";
      if (example.empty() || is_date) example = type->example();
    }
    made.hint = example.empty() ? say_.text("hint-correct-value")
                                : say_.text("hint-example", {{"example", example}});
  }
}

void Explainer::explain_missing_attribute(const Finding& finding, base::Diagnostic& made) {
  const bool is_sure = !finding.required.empty();
  const std::string names =
      say_.listed(Phrases::attributes(is_sure ? finding.required : finding.expected.names),
                  is_sure ? "and" : "or");
  made.message = say_.text(is_sure ? "attribute-missing" : "attribute-missing-choice",
                           {{"element", Phrases::tag(finding.element)}, {"attributes", names}});
  made.hint =
      is_sure ? say_.text("hint-add", {{"names", names}}) : say_.text("hint-add-one-attribute");
}

void Explainer::explain_incomplete(const Finding& finding, base::Diagnostic& made) {
  const FoundName& element = finding.element;
  const std::string missing = say_.listed(Phrases::tags(finding.required, element), "and");
  const Phrases::Fillings fillings = {
      {"element", Phrases::tag(element)}, {"missing", missing}, {"names", missing}};
  if (missing.empty()) {
    made.message = say_.text("element-incomplete-choice", fillings);
    expect(made, say_.content(finding.expected, {}, element));
    made.hint = say_.text("hint-add-one", fillings);
    return;
  }
  made.message = say_.text("element-incomplete", fillings);
  made.hint = say_.text("hint-add-in", fillings);
  describe(finding.required.front(), made);
}

void Explainer::explain_text(const Finding& finding, base::Diagnostic& made) {
  made.message = say_.text("text-not-allowed", {{"element", Phrases::tag(finding.element)},
                                                {"value", shown(finding.value)}});
  Names holders;
  for (const FoundName& name : by_habit(finding.expected.names)) {
    if (vocabulary_.may_hold_text(name)) holders.push_back(name);
  }
  const FoundName holder = most_usual(holders);
  // Sooner a paragraph in a division than a note.
  const FoundName paragraph{finding.element.uri, "p", {}};
  const FoundName division{finding.element.uri, "div", {}};
  const bool is_division_better = (holder.local.empty() || holder.local == "note") &&
                                  is_in(division, finding.expected.names) &&
                                  is_in(division, vocabulary_.parents_of(paragraph));
  if (is_division_better) {
    made.hint = say_.text("hint-wrap-text-in",
                          {{"holder", Phrases::tag(paragraph)}, {"outer", Phrases::tag(division)}});
  } else {
    made.hint = holder.local.empty()
                    ? say_.text("hint-no-text")
                    : say_.text("hint-wrap-text", {{"holder", Phrases::tag(holder)}});
  }
  if (finding.expected.names.size() <= kShortList || say_.lists_all()) {
    expect(made, say_.content(finding.expected, finding.element, finding.element));
  }
}

void Explainer::explain_id(const Finding& finding, base::Diagnostic& made) {
  const Phrases::Fillings fillings = {{"attribute", Phrases::written(finding.attribute)},
                                      {"element", Phrases::tag(finding.element)},
                                      {"value", shown(finding.value)}};
  switch (finding.kind) {
    case FindingKind::id_twice:
      made.message = say_.text("id-twice", fillings);
      made.hint = say_.text("id-twice-hint");
      if (finding.first.line != 0) made.notes.push_back({finding.first, say_.text("id-first")});
      return;
    case FindingKind::idref_unresolved:
      made.message = say_.text("idref-unresolved", fillings);
      break;
    default:
      made.severity = base::Severity::warning;
      made.message = say_.text("pointer-unresolved", fillings);
      if (finding.repeats > 0) {
        made.notes.push_back(
            {{}, say_.text("pointer-more", {{"count", say_.number(finding.repeats)}})});
      }
      break;
  }
  const std::string hash = finding.kind == FindingKind::pointer_unresolved ? "#" : "";
  made.hint = finding.nearest.empty()
                  ? say_.text("hint-give-id", fillings)
                  : say_.text("hint-meant-value", {{"value", hash + finding.nearest}});
}

base::Diagnostic Explainer::explain(const Finding& finding) {
  base::Diagnostic made;
  made.at = finding.at;
  for (const Entry& entry : kCodes) {
    if (entry.kind == finding.kind) made.code = entry.code;
  }
  switch (finding.kind) {
    case FindingKind::schema_allows_nothing:
      made.message = say_.text("schema-allows-nothing");
      made.hint = say_.text("hint-other-schema");
      break;
    case FindingKind::too_complex:
      made.message = say_.text("too-complex");
      made.hint = say_.text("hint-simplify");
      break;
    case FindingKind::element_unknown:
      explain_unknown(finding, made);
      break;
    case FindingKind::element_out_of_context:
      explain_element(finding, made);
      break;
    case FindingKind::element_too_early:
      explain_early(finding, made);
      break;
    case FindingKind::element_too_late:
      explain_late(finding, made);
      break;
    case FindingKind::attribute_not_allowed:
      explain_attribute(finding, made);
      break;
    case FindingKind::attribute_value:
    case FindingKind::element_value:
      explain_value(finding, made);
      break;
    case FindingKind::attributes_missing:
      explain_missing_attribute(finding, made);
      break;
    case FindingKind::element_incomplete:
      explain_incomplete(finding, made);
      break;
    case FindingKind::text_not_allowed:
      explain_text(finding, made);
      break;
    case FindingKind::id_twice:
    case FindingKind::idref_unresolved:
    case FindingKind::pointer_unresolved:
      explain_id(finding, made);
      break;
  }
  return made;
}

}  // namespace rng::explain
