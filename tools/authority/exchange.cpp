// SPDX-License-Identifier: MIT
#include "authority/exchange.hpp"

#include <utility>

#include <nlohmann/json.hpp>

#include "authority/agreement.hpp"
#include "authority/placement.hpp"

namespace authority {
namespace {

using Json = nlohmann::ordered_json;

void add(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

Json names_of(const Entity& entity) {
  Json names = Json::array();
  for (const NameForm& form : entity.names) {
    Json name = {{"text", form.text}};
    add(name, "surname", form.surname);
    add(name, "forename", form.forename);
    add(name, "language", form.language);
    add(name, "type", form.type);
    names.push_back(std::move(name));
  }
  return names;
}

void add_date(Json& object, const char* name, const Dating& dating) {
  if (dating.is_empty()) return;
  if (dating.is_exact) {
    object[name] = dating.earliest;
    return;
  }
  Json range = Json::object();
  add(range, "earliest", dating.earliest);
  add(range, "latest", dating.latest);
  object[name] = std::move(range);
}

Json identifiers_of(const Entity& entity) {
  Json identifiers = Json::array();
  for (const Identifier& identifier : entity.identifiers) {
    Json object = Json::object();
    if (identifier.link) {
      object["scheme"] = name_of(identifier.link->scheme);
      object["id"] = identifier.link->identifier;
      if (identifier.link->is_sound) object["uri"] = uri_of(*identifier.link);
      object["sound"] = identifier.link->is_sound;
    } else {
      add(object, "scheme", identifier.type);
      object["id"] = identifier.text;
    }
    identifiers.push_back(std::move(object));
  }
  return identifiers;
}

}  // namespace

std::string json_of(const std::vector<const Entity*>& entries) {
  Json all = Json::array();
  for (const Entity* entity : entries) {
    Json object = {{"kind", word_of(entity->kind)}};
    add(object, "id", entity->key);
    add(object, "file", entity->at.file);
    object["line"] = entity->at.line;
    object["names"] = names_of(*entity);
    add_date(object, "birth", entity->born);
    add_date(object, "death", entity->died);
    add(object, "sex", entity->sex);
    if (!entity->latitude.empty()) {
      object["position"] = {{"latitude", entity->latitude}, {"longitude", entity->longitude}};
    }
    add(object, "language", entity->language);
    add(object, "level", entity->level);
    if (!entity->identifiers.empty()) object["identifiers"] = identifiers_of(*entity);
    if (!entity->notes.empty()) object["notes"] = entity->notes;
    add(object, "cert", entity->certainty);
    all.push_back(std::move(object));
  }
  return all.dump(2) + '\n';
}

std::string tei_of(const std::vector<const Entity*>& entries, std::string_view title,
                   std::string_view program) {
  const std::string empty =
      new_file(title, "Exported from the authority files of an edition.",
               "The authority files of the edition, whose entries stand here unchanged.", program);
  const auto file =
      with_entries(empty, "export.xml", [&](const ListKind& list, const std::string& indent, Ids&) {
        std::string text;
        for (const Entity* entity : entries) {
          if (entity->kind == list.kind) text += '\n' + indent + indented_to(entity->xml, indent);
        }
        return text;
      });
  return file.value_or(empty);
}

}  // namespace authority
