// SPDX-License-Identifier: MIT
#include "rng/explain/habits.hpp"

#include <algorithm>
#include <iterator>

namespace rng::explain {

namespace {

struct Habit {
  std::string_view found;
  std::string_view meant;
};

constexpr Habit kElements[] = {
    {"a", "ref"},
    {"article", "div"},
    {"author-notes", "note"},
    {"b", "hi"},
    {"blockquote", "quote"},
    {"bold", "hi"},
    {"br", "lb"},
    {"caption", "head"},
    {"chapter", "div"},
    {"chap", "div"},
    {"code", "code"},
    {"def", "gloss"},
    {"dl", "list"},
    {"em", "emph"},
    {"emphasis", "emph"},
    {"fn", "note"},
    {"footnote", "note"},
    {"graphic", "figure"},
    {"h1", "head"},
    {"h2", "head"},
    {"h3", "head"},
    {"h4", "head"},
    {"h5", "head"},
    {"h6", "head"},
    {"heading", "head"},
    {"i", "hi"},
    {"image", "graphic"},
    {"img", "graphic"},
    {"italic", "hi"},
    {"itemizedlist", "list"},
    {"li", "item"},
    {"line", "l"},
    {"linebreak", "lb"},
    {"link", "ref"},
    {"listitem", "item"},
    {"ol", "list"},
    {"orderedlist", "list"},
    {"page", "pb"},
    {"pagebreak", "pb"},
    {"para", "p"},
    {"person", "persName"},
    {"place", "placeName"},
    {"section", "div"},
    {"sec", "div"},
    {"signature", "signed"},
    {"span", "hi"},
    {"speech", "sp"},
    {"stanza", "lg"},
    {"strike", "del"},
    {"strong", "hi"},
    {"sub", "hi"},
    {"subtitle", "head"},
    {"sup", "hi"},
    {"td", "cell"},
    {"th", "cell"},
    {"tr", "row"},
    {"u", "hi"},
    {"ul", "list"},
    {"verse", "l"},
    {"xref", "ref"},
};

constexpr Habit kAttributes[] = {
    {"alt", "rend"},   {"class", "rend"}, {"href", "target"}, {"linkend", "target"},
    {"name", "key"},   {"role", "type"},  {"src", "url"},     {"title", "n"},
    {"url", "target"}, {"value", "when"}, {"date", "when"},
};

constexpr Habit kRoots[] = {
    {"TEI.2", "hint-root-p4"},
    {"document", "hint-root-word"},
    {"document-content", "hint-root-word"},
    {"html", "hint-root-html"},
    {"teiCorpus.2", "hint-root-p4"},
};

constexpr std::string_view kContainers[] = {
    "p",    "figure",    "list",       "item",        "ab",  "note", "bibl",
    "head", "titleStmt", "sourceDesc", "profileDesc", "div", "body"};

template <typename Habits>
std::string_view meant_by(const Habits& habits, std::string_view found) {
  const auto* const habit = std::find_if(std::begin(habits), std::end(habits),
                                         [&](const Habit& h) { return h.found == found; });
  return habit == std::end(habits) ? std::string_view() : habit->meant;
}

}  // namespace

std::string_view habitual_element(std::string_view found) {
  return meant_by(kElements, found);
}

std::string_view habitual_attribute(std::string_view found) {
  return meant_by(kAttributes, found);
}

std::string_view habitual_root_hint(std::string_view root) {
  return meant_by(kRoots, root);
}

int habit_rank(std::string_view element) {
  const auto* const found = std::find(std::begin(kContainers), std::end(kContainers), element);
  return static_cast<int>(found - std::begin(kContainers));
}

}  // namespace rng::explain
