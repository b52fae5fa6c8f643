// SPDX-License-Identifier: MIT
// Registers as the platforms read them: listPerson, listPlace, listOrg, listBibl.
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "feeds/profile.hpp"

namespace feeds {
namespace {

// The elements of an entry of a kind, in the order of the kinds.
struct Elements {
  Kind kind;
  const char* list;
  const char* entry;
  const char* name;
};
constexpr std::array<Elements, 4> kElements = {{
    {Kind::person, "listPerson", "person", "persName"},
    {Kind::organisation, "listOrg", "org", "orgName"},
    {Kind::place, "listPlace", "place", "placeName"},
    {Kind::work, "listBibl", "bibl", "title"},
}};

const Elements& elements_of(Kind kind) {
  return kElements[static_cast<std::size_t>(kind)];
}

pugi::xml_node append(pugi::xml_node parent, const char* element, const std::string& text = {}) {
  pugi::xml_node node = parent.append_child(element);
  if (!text.empty()) node.text().set(text.c_str());
  return node;
}

void set(pugi::xml_node node, const char* attribute, const std::string& value) {
  node.append_attribute(attribute).set_value(value.c_str());
}

using Mentions = std::map<std::string, std::set<std::size_t>>;

// By the key of an entity, the letters that name it.
Mentions mentions_of(const Edition& edition) {
  Mentions mentions;
  for (std::size_t i = 0; i < edition.letters.size(); ++i) {
    for (const Name& name : edition.letters[i].mentions) {
      const Entity* const entity = edition.entities.find(name);
      if (entity != nullptr) mentions[entity->key].insert(i);
    }
  }
  return mentions;
}

void append_names(const Entity& entity, const Elements& elements, pugi::xml_node entry) {
  pugi::xml_node name = entry.append_child(elements.name);
  set(name, "type", "main");
  if (entity.kind == Kind::person && !entity.surname.empty()) {
    if (!entity.forename.empty()) {
      append(name, "forename", entity.forename);
      name.append_child(pugi::node_pcdata).set_value(" ");
    }
    append(name, "surname", entity.surname);
  } else {
    name.text().set(entity.name.c_str());
  }
  if (entity.kind == Kind::person) {
    pugi::xml_node sorted = append(entry, elements.name, entity.sorted_name());
    set(sorted, "type", "sort");
  }
  for (const std::string& variant : entity.variants)
    set(append(entry, elements.name, variant), "type", "variant");
}

// @when for those who read that, date/@when-iso for dse-static.
void append_event(pugi::xml_node entry, const char* element, const std::string& date) {
  if (date.empty()) return;
  pugi::xml_node event = entry.append_child(element);
  if (base::is_date(date)) set(event, "when", date);
  pugi::xml_node inner = append(event, "date", date);
  if (base::is_date(date)) set(inner, "when-iso", date);
}

std::string upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return upper;
}

pugi::xml_node append_entry(const Entity& entity, pugi::xml_node list) {
  const Elements& elements = elements_of(entity.kind);
  pugi::xml_node entry = list.append_child(elements.entry);
  set(entry, "xml:id", entity_id(entity));
  append_names(entity, elements, entry);
  if (entity.kind == Kind::person) {
    append_event(entry, "birth", entity.birth);
    append_event(entry, "death", entity.death);
  }
  if (entity.kind == Kind::place && !entity.latitude.empty()) {
    append(append(entry, "location"), "geo",
           fmt::format("{} {}", entity.latitude, entity.longitude));
  }
  for (const authority::Link& link : entity.links)
    set(append(entry, "idno", uri_of(link)), "type", upper_case(name_of(link.scheme)));
  return entry;
}

bool has_entries(const Edition& edition, Kind kind) {
  for (const Entity& entity : edition.entities.entities()) {
    if (entity.kind == kind) return true;
  }
  return false;
}

}  // namespace

void append_file_description(const Edition& edition, const std::string& title,
                             pugi::xml_node header) {
  pugi::xml_node file = header.append_child("fileDesc");
  pugi::xml_node titles = append(file, "titleStmt");
  set(append(titles, "title", title), "type", "main");
  const std::string editor = base::collapsed(edition.editor.substr(0, edition.editor.find('<')));
  if (!editor.empty()) append(titles, "editor", editor);
  pugi::xml_node publication = append(file, "publicationStmt");
  append(publication, "publisher", edition.publisher.empty() ? edition.title : edition.publisher);
  if (!edition.licence.empty()) {
    pugi::xml_node licence = append(append(publication, "availability"), "licence", edition.rights);
    set(licence, "target", edition.licence);
  } else if (!edition.rights.empty()) {
    append(append(publication, "availability"), "p", edition.rights);
  }
  append(append(file, "sourceDesc"), "p", edition.title);
}

void append_lists(const Edition& edition, pugi::xml_node parent) {
  for (const Elements& elements : kElements) {
    if (!has_entries(edition, elements.kind)) continue;
    pugi::xml_node list = parent.append_child(elements.list);
    for (const Entity& entity : edition.entities.entities()) {
      if (entity.kind == elements.kind) append_entry(entity, list);
    }
  }
}

std::string register_document(const Edition& edition, Kind kind, const RegisterForm& form) {
  const Tree tree = Tree::create();
  pugi::xml_node root = tree.root();
  set(root, "xml:id", form.id);
  append_file_description(edition, form.title, root.append_child("teiHeader"));
  pugi::xml_node holder = form.is_stand_off ? append(root, "standOff")
                                            : append(append(append(root, "text"), "body"), "div");
  if (!has_entries(edition, kind)) {
    if (form.is_stand_off) holder = append(holder, "note");
    append(holder, "p", "–");
    return indented(tree);
  }
  const Mentions mentions = form.lists_mentions ? mentions_of(edition) : Mentions();
  pugi::xml_node list = holder.append_child(elements_of(kind).list);
  for (const Entity& entity : edition.entities.entities()) {
    if (entity.kind != kind) continue;
    pugi::xml_node entry = append_entry(entity, list);
    const auto found = mentions.find(entity.key);
    if (found == mentions.end()) continue;
    pugi::xml_node notes = entry.append_child("noteGrp");
    for (const std::size_t number : found->second) {
      const Letter& letter = edition.letters[number];
      pugi::xml_node note = append(notes, "note", letter.title);
      set(note, "type", "mentions");
      set(note, "target", letter.file + form.letters_end);
    }
  }
  return indented(tree);
}

}  // namespace feeds
