// SPDX-License-Identifier: MIT
#include "feeds/correspondence.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

Action read_action(const Tree& tree, pugi::xml_node node) {
  Action action;
  action.type = node.attribute("type").value();
  for (const pugi::xml_node child : node.children()) {
    if (name_of(child) == "date") {
      action.dates.push_back(read_dating(child));
      action.dates.back().at = tree.at(child);
    }
    const auto kind = kind_of_name(child);
    if (!kind || *kind == Kind::work) continue;
    auto& names = *kind == Kind::place ? action.places : action.agents;
    names.push_back(read_name(tree, child, *kind));
  }
  return action;
}

void read_context(pugi::xml_node context, Correspondence& correspondence) {
  for (const pugi::xml_node reference : context.children("ref")) {
    const std::string_view type = reference.attribute("type").value();
    if (type == "prev") correspondence.previous.emplace_back(reference.attribute("target").value());
    if (type == "next") correspondence.next.emplace_back(reference.attribute("target").value());
  }
}

}  // namespace

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::person:
      return "person";
    case Kind::organisation:
      return "organisation";
    case Kind::place:
      return "place";
    case Kind::work:
      return "work";
  }
  return "";
}

const Action* Correspondence::action(std::string_view type) const {
  const auto found = std::find_if(actions.begin(), actions.end(),
                                  [&](const Action& action) { return action.type == type; });
  return found == actions.end() ? nullptr : &*found;
}

std::optional<Kind> kind_of_name(pugi::xml_node element) {
  const std::string_view name = name_of(element);
  static constexpr std::array<std::pair<std::string_view, Kind>, 9> kElements = {
      {{"persName", Kind::person},
       {"orgName", Kind::organisation},
       {"placeName", Kind::place},
       {"settlement", Kind::place},
       {"country", Kind::place},
       {"region", Kind::place},
       {"geogName", Kind::place},
       {"district", Kind::place},
       {"title", Kind::work}}};
  for (const auto& [known, kind] : kElements) {
    if (name == known) return kind;
  }
  if (name != "name" && name != "rs") return std::nullopt;
  const std::string_view type = element.attribute("type").value();
  if (type.starts_with("pers")) return Kind::person;
  if (type.starts_with("org")) return Kind::organisation;
  if (type.starts_with("place")) return Kind::place;
  if (type == "work" || type == "bibl") return Kind::work;
  return std::nullopt;
}

Name read_name(const Tree& tree, pugi::xml_node element, Kind kind) {
  Name name;
  name.kind = kind;
  name.text = name_text(element);
  for (const char* const attribute : {"ref", "key"}) {
    if (!name.references.empty()) break;
    const auto words = base::words_of(element.attribute(attribute).value());
    name.references.assign(words.begin(), words.end());
  }
  name.certainty = element.attribute("cert").value();
  name.evidence = element.attribute("evidence").value();
  name.at = tree.at(element);
  return name;
}

Correspondence read_correspondence(const Tree& tree, pugi::xml_node node) {
  Correspondence correspondence;
  correspondence.key = base::collapsed(node.attribute("key").value());
  correspondence.reference = base::collapsed(node.attribute("ref").value());
  correspondence.source = base::collapsed(node.attribute("source").value());
  correspondence.at = tree.at(node);
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = name_of(child);
    if (name == "correspAction") correspondence.actions.push_back(read_action(tree, child));
    if (name == "correspContext") read_context(child, correspondence);
    if (name == "note") {
      if (!correspondence.note.empty()) correspondence.note += ' ';
      correspondence.note += name_text(child);
    }
  }
  return correspondence;
}

std::string names_of(const std::vector<Name>& names) {
  std::vector<std::string> texts;
  for (const Name& name : names) texts.push_back(name.text);
  return joined(texts, "; ");
}

}  // namespace feeds
