// SPDX-License-Identifier: MIT
// Reads the TEI lists of an edition. The only door is authority.hpp.
#include "authority/authority.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "authority/entry_xml.hpp"
#include "authority/identifiers.hpp"
#include "base/text.hpp"
#include "xml/document.hpp"

namespace authority {
namespace {

// Visits a node and all below it in document order; `visit` says whether to go further down.
template <typename Visit>
void walk(const xml::Node& root, Visit visit) {
  std::vector<const xml::Node*> pending{&root};
  while (!pending.empty()) {
    const xml::Node* node = pending.back();
    pending.pop_back();
    if (!visit(*node)) continue;
    for (auto child = node->children.rbegin(); child != node->children.rend(); ++child) {
      pending.push_back(child->get());
    }
  }
}

// True where the part before this one in its parent is an element, with nothing in between.
bool follows_element(const xml::Node& node) {
  const auto& siblings = node.parent->children;
  for (std::size_t i = 1; i < siblings.size(); ++i) {
    if (siblings[i].get() == &node) return siblings[i - 1]->kind == xml::NodeKind::element;
  }
  return false;
}

// The text of a name without notes. Parts that follow each other with nothing in between are set
// apart.
std::string name_text(const xml::Node& name) {
  std::string text;
  walk(name, [&](const xml::Node& node) {
    if (node.is_tei("note")) return false;
    if (node.kind == xml::NodeKind::text) text += node.text;
    const bool is_part = node.kind == xml::NodeKind::element && &node != &name;
    if (is_part && follows_element(node)) text += ' ';
    return true;
  });
  return base::collapsed(text);
}

// The parts of these names, wherever they stand below a name.
std::string parts_text(const xml::Node& name, std::initializer_list<std::string_view> parts) {
  std::string text;
  walk(name, [&](const xml::Node& node) {
    if (node.is_tei("note")) return false;
    for (const std::string_view part : parts) {
      if (node.is_tei(part)) text += " " + node.text_content();
    }
    return true;
  });
  return base::collapsed(text);
}

NameForm read_form(const xml::Node& name) {
  NameForm form;
  form.text = name_text(name);
  if (name.is_tei("persName") || name.is_tei("name")) {
    const std::string surname = parts_text(name, {"surname"});
    form.surname = surname.empty() ? surname : parts_text(name, {"nameLink", "surname"});
    form.forename = parts_text(name, {"forename"});
  }
  form.language = name.attribute_or_empty("xml:lang");
  form.type = name.attribute_or_empty("type");
  return form;
}

void read_forms(const xml::Node& parent, std::initializer_list<std::string_view> names,
                Entity& entity) {
  for (const auto& child : parent.children) {
    for (const std::string_view name : names) {
      if (!child->is_tei(name)) continue;
      NameForm form = read_form(*child);
      if (!form.text.empty()) entity.names.push_back(std::move(form));
    }
  }
}

std::string date_of(const xml::Node& entry, std::string_view element) {
  const xml::Node* date = entry.child(element);
  if (date == nullptr) return {};
  if (const std::string* when = date->attribute("when")) return *when;
  return {};
}

std::string sex_of(const xml::Node& entry) {
  if (const std::string* sex = entry.attribute("sex")) return *sex;
  const xml::Node* sex = entry.child("sex");
  return sex == nullptr ? std::string() : std::string(sex->attribute_or_empty("value"));
}

void read_work(const xml::Node& entry, Entity& entity) {
  const xml::Node* holder = &entry;
  for (const std::string_view level : {"monogr", "analytic"}) {
    if (const xml::Node* part = entry.child(level)) holder = part;
  }
  read_forms(*holder, {"title"}, entity);
  if (const xml::Node* title = holder->child("title")) {
    entity.level = title->attribute_or_empty("level");
    entity.language = title->attribute_or_empty("xml:lang");
  }
  for (const xml::Node* place : {&entry, holder}) {
    if (const xml::Node* language = place->child("textLang")) {
      entity.language = language->attribute_or_empty("mainLang");
    }
  }
}

Entity read_entity(const xml::Node& entry, EntityKind kind) {
  Entity entity;
  entity.kind = kind;
  entity.key = entry.attribute_or_empty("xml:id");
  entity.certainty = entry.attribute_or_empty("cert");
  entity.identifiers = identifiers_of(entry);
  switch (kind) {
    case EntityKind::person:
      read_forms(entry, {"persName", "name"}, entity);
      entity.birth = date_of(entry, "birth");
      entity.death = date_of(entry, "death");
      entity.sex = sex_of(entry);
      break;
    case EntityKind::place:
      read_forms(entry, {"placeName", "geogName", "settlement", "region", "country", "name"},
                 entity);
      break;
    case EntityKind::organisation:
      read_forms(entry, {"orgName", "name"}, entity);
      break;
    case EntityKind::work:
      read_work(entry, entity);
      break;
  }
  return entity;
}

// What an element lists, where it stands in a list and can be pointed to.
std::optional<EntityKind> kind_of(const xml::Node& node) {
  static constexpr std::array<std::pair<std::string_view, EntityKind>, 6> kEntries{{
      {"person", EntityKind::person},
      {"personGrp", EntityKind::person},
      {"place", EntityKind::place},
      {"org", EntityKind::organisation},
      {"bibl", EntityKind::work},
      {"biblStruct", EntityKind::work},
  }};
  if (node.parent == nullptr || node.attribute_or_empty("xml:id").empty()) return std::nullopt;
  const xml::Node& parent = *node.parent;
  const bool is_listed = parent.is_tei("listPerson") || parent.is_tei("listPlace") ||
                         parent.is_tei("listOrg") || parent.is_tei("listBibl") ||
                         parent.is_tei("place") || parent.is_tei("org");
  if (!is_listed) return std::nullopt;
  for (const auto& [name, kind] : kEntries) {
    if (node.is_tei(name)) return kind;
  }
  return std::nullopt;
}

tl::unexpected<base::Diagnostic> duplicate(const Entity& first, const Entity& second) {
  auto failed = base::failure("authority.duplicate-id", second.at,
                              fmt::format("the xml:id “{}” is given to two entries", second.key),
                              "give one of the two entries another xml:id");
  failed.value().notes.push_back({first.at, "the first entry with this xml:id"});
  return failed;
}

}  // namespace

base::Result<void> Authority::load(std::string_view document, const std::string& file,
                                   const std::string& reference) {
  const base::Result<xml::Document> parsed = xml::parse(document, file);
  if (!parsed) return tl::unexpected(parsed.error());
  std::vector<Entity> found;
  walk(*parsed->root, [&](const xml::Node& node) {
    if (const auto kind = kind_of(node)) {
      Entity entity = read_entity(node, *kind);
      entity.file = reference;
      entity.at = parsed->locate(node);
      entity.xml = entry_xml(node);
      found.push_back(std::move(entity));
    }
    return true;
  });
  if (found.empty()) {
    return base::failure("authority.no-entries", {file, 1, 1},
                         "found no person, place, org or bibl with an xml:id in a TEI list",
                         "put the entries into listPerson, listPlace, listOrg or listBibl, in the "
                         "namespace of TEI");
  }
  auto keys = by_key_;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto [earlier, is_new] = keys.emplace(found[i].key, entities_.size() + i);
    if (is_new) continue;
    const std::size_t first = earlier->second;
    return duplicate(first < entities_.size() ? entities_[first] : found[first - entities_.size()],
                     found[i]);
  }
  by_key_ = std::move(keys);
  for (Entity& entity : found) {
    for (const std::string& identifier : entity.identifiers) {
      by_identifier_.emplace(identifier, entities_.size());
    }
    entities_.push_back(std::move(entity));
  }
  return {};
}

const Entity* Authority::find(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? nullptr : &entities_[found->second];
}

const Entity* Authority::find_identified(std::string_view uri) const {
  const Entity* found = nullptr;
  for (const std::string& form : forms_of_uri(uri)) {
    const auto [begin, end] = by_identifier_.equal_range(form);
    for (auto i = begin; i != end; ++i) {
      const Entity* entity = &entities_[i->second];
      if (found != nullptr && found != entity) return nullptr;
      found = entity;
    }
  }
  return found;
}

}  // namespace authority
