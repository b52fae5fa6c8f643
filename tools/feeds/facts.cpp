// SPDX-License-Identifier: MIT
#include "feeds/facts.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/number.hpp"
#include "base/text.hpp"
#include "feeds/cmif.hpp"
#include "feeds/document_kind.hpp"
#include "feeds/letter_check.hpp"
#include "feeds/reading_text.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

// ---- Registers

std::optional<Kind> kind_of_entry(std::string_view element) {
  if (element == "person" || element == "personGrp") return Kind::person;
  if (element == "place") return Kind::place;
  if (element == "org") return Kind::organisation;
  if (element == "bibl" || element == "biblStruct") return Kind::work;
  return std::nullopt;
}

const char* name_element(Kind kind) {
  switch (kind) {
    case Kind::person:
      return "persName";
    case Kind::place:
      return "placeName";
    case Kind::organisation:
      return "orgName";
    case Kind::work:
      return "title";
  }
  return "";
}

bool is_entry(pugi::xml_node node) {
  if (!kind_of_entry(name_of(node)) || !node.attribute("xml:id")) return false;
  const std::string_view parent = name_of(node.parent());
  return parent.starts_with("list") || parent == "place" || parent == "org" || parent == "standOff";
}

// Where a letter may list what it names; a bibliography in its header is that of its sources.
std::vector<pugi::xml_node> parts_with_entries(const Tree& letter) {
  const pugi::xml_node profile = descend(letter.root(), {"teiHeader", "profileDesc"});
  return {profile.child("particDesc"), profile.child("settingDesc"),
          letter.root().child("standOff"), letter.root().child("text")};
}

void add_link(Entity& entity, std::string_view text, std::string_view scheme = {}) {
  auto link = authority::read_link(text);
  if (!link && !scheme.empty()) link = authority::read_link(text, scheme);
  if (!link || !link->is_sound || entity.link(link->scheme) != nullptr) return;
  entity.links.push_back(std::move(*link));
}

void read_links(pugi::xml_node entry, Entity& entity) {
  for (const char* const attribute : {"sameAs", "corresp", "ref"}) {
    for (const std::string_view address : base::words_of(entry.attribute(attribute).value()))
      add_link(entity, address);
  }
  for (const pugi::xml_node child : entry.children()) {
    const std::string_view name = name_of(child);
    if (name == "idno") {
      const std::string_view scheme =
          child.attribute("subtype") &&
                  authority::read_link("1", child.attribute("subtype").value())
              ? child.attribute("subtype").value()
              : child.attribute("type").value();
      add_link(entity, text_of(child), scheme);
    }
    if (name == "ptr" || name == "ref") add_link(entity, child.attribute("target").value());
    for (const std::string_view address : base::words_of(child.attribute("ref").value()))
      add_link(entity, address);
    for (const pugi::xml_node inner : child.children("ptr"))
      add_link(entity, inner.attribute("target").value());
  }
}

// What stands in an entry within the entry is that one's.
bool belongs_to(pugi::xml_node node, pugi::xml_node entry) {
  for (node = node.parent(); node && node != entry; node = node.parent()) {
    if (kind_of_entry(name_of(node))) return false;
  }
  return true;
}

void read_names(pugi::xml_node entry, Entity& entity) {
  for (const pugi::xml_node node : elements_named(entry, name_element(entity.kind))) {
    const std::string text = name_text(node);
    if (text.empty() || !belongs_to(node, entry)) continue;
    if (!entity.name.empty()) {
      auto& variants = entity.variants;
      const bool is_known = text == entity.name ||
                            std::find(variants.begin(), variants.end(), text) != variants.end();
      if (!is_known) variants.push_back(text);
      continue;
    }
    entity.name = text;
    entity.surname = name_text(node.child("surname"));
    entity.forename = name_text(node.child("forename"));
    if (const std::string link = name_text(node.child("nameLink"));
        !link.empty() && !entity.forename.empty()) {
      entity.forename += " " + link;
    }
  }
}

// Degrees as a decimal number between -`limit` and `limit`; empty for anything else.
std::string degrees(std::string text, double limit) {
  std::replace(text.begin(), text.end(), ',', '.');
  const auto value = base::number<double>(text);
  return value && *value >= -limit && *value <= limit ? text : "";
}

// "48.2 16.37", "48.2, 16.37", and with decimal commas "48,2 16,37".
void read_position(pugi::xml_node entry, Entity& entity) {
  for (const pugi::xml_node location : entry.children("location")) {
    const std::string text = base::collapsed(text_of(location.child("geo")));
    const bool has_comma_between =
        text.find(", ") != std::string::npos || text.find(' ') == std::string::npos;
    const auto parts = split(text, has_comma_between ? "," : " ");
    if (parts.size() != 2) continue;
    entity.latitude = degrees(parts[0], 90);
    entity.longitude = degrees(parts[1], 180);
    if (!entity.latitude.empty() && !entity.longitude.empty()) return;
    entity.latitude.clear();
    entity.longitude.clear();
  }
}

std::string when_of(pugi::xml_node event) {
  return read_dating(event).first();
}

std::string_view key_of(std::string_view reference) {
  const std::size_t mark = reference.find('#');
  return mark == std::string_view::npos ? reference : reference.substr(mark + 1);
}

// ---- Letters

void read_mentions(const Tree& tree, pugi::xml_node text, Letter& letter) {
  if (!text) return;
  walk(text, [&](pugi::xml_node node) {
    const auto kind = node.type() == pugi::node_element ? kind_of_name(node) : std::nullopt;
    if (!kind || is_in_list(node)) return;
    const bool is_heading = *kind == Kind::work && !node.attribute("ref") && !node.attribute("key");
    if (!is_heading) letter.mentions.push_back(read_name(tree, node, *kind));
  });
}

// Of several titles the letter's own: a series, a subtitle, a date to sort by are not.
pugi::xml_node title_of(pugi::xml_node statement) {
  for (const auto& [attribute, value] : {std::pair("type", "main"), std::pair("level", "a")}) {
    if (const pugi::xml_node title = statement.find_child_by_attribute("title", attribute, value))
      return title;
  }
  for (const pugi::xml_node title : statement.children("title")) {
    if (!title.attribute("type") && title.attribute("level").value() != std::string_view("s"))
      return title;
  }
  return statement.child("title");
}

void read_rights(pugi::xml_node publication, Letter& letter) {
  for (const pugi::xml_node availability : publication.children("availability")) {
    const pugi::xml_node licence = availability.child("licence");
    if (licence && letter.licence.empty()) letter.licence = licence.attribute("target").value();
    if (letter.rights.empty()) letter.rights = name_text(availability);
  }
}

}  // namespace

std::string Entity::sorted_name() const {
  if (surname.empty() || forename.empty()) return name;
  return surname + ", " + forename;
}

const authority::Link* Entity::link(authority::Scheme scheme) const {
  const auto found = std::find_if(links.begin(), links.end(),
                                  [&](const auto& link) { return link.scheme == scheme; });
  return found == links.end() ? nullptr : &*found;
}

void Register::add(Entity entity) {
  if (!by_key_.emplace(entity.key, entities_.size()).second) return;
  for (const authority::Link& link : entity.links) by_key_.emplace(uri_of(link), entities_.size());
  entities_.push_back(std::move(entity));
}

void Register::add(const Tree& tree) {
  add(tree, tree.root());
}

void Register::add_of_letter(const Tree& tree) {
  for (const pugi::xml_node part : parts_with_entries(tree)) add(tree, part);
}

bool Register::has_entries(const Tree& letter) {
  const auto parts = parts_with_entries(letter);
  return std::any_of(parts.begin(), parts.end(), [](pugi::xml_node part) {
    return static_cast<bool>(part.find_node(is_entry));
  });
}

void Register::add(const Tree& tree, pugi::xml_node top) {
  if (!top) return;
  walk(top, [&](pugi::xml_node node) {
    if (!is_entry(node)) return;
    Entity entity;
    entity.kind = *kind_of_entry(name_of(node));
    entity.key = node.attribute("xml:id").value();
    entity.at = tree.at(node);
    read_names(node, entity);
    read_links(node, entity);
    read_position(node, entity);
    entity.birth = when_of(node.child("birth"));
    entity.death = when_of(node.child("death"));
    if (entity.name.empty()) entity.name = entity.key;
    add(std::move(entity));
  });
}

void Register::add_by_address(const Name& name) {
  if (find(name) != nullptr) return;
  for (const std::string& reference : name.references) {
    auto link = authority::read_link(reference);
    if (!link || !link->is_sound) continue;
    Entity entity;
    entity.kind = name.kind;
    entity.key = uri_of(*link);
    entity.name = name.text;
    entity.links.push_back(std::move(*link));
    entity.at = name.at;
    return add(std::move(entity));
  }
}

const Entity* Register::find(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? nullptr : &entities_[found->second];
}

const Entity* Register::find(const Name& name) const {
  for (const std::string& reference : name.references) {
    const Entity* entity = find(authority::canonical_uri(reference));
    if (entity == nullptr && reference.find("://") == std::string::npos)
      entity = find(key_of(reference));
    if (entity != nullptr) return entity;
  }
  return nullptr;
}

Dating Letter::date() const {
  std::optional<Dating> first;
  for (const Action& action : correspondence.actions) {
    if (action.type != "sent") continue;
    for (const Dating& said : action.dates) {
      Dating date = usable(said);
      if (date.has_value()) return date;
      if (!first) first = std::move(date);
    }
  }
  return first.value_or(Dating());
}

std::vector<Name> Letter::agents(std::string_view type) const {
  std::vector<Name> names;
  for (const Action& action : correspondence.actions) {
    if (action.type == type) names.insert(names.end(), action.agents.begin(), action.agents.end());
  }
  return names;
}

std::vector<Name> Letter::places(std::string_view type) const {
  std::vector<Name> names;
  for (const Action& action : correspondence.actions) {
    if (action.type == type) names.insert(names.end(), action.places.begin(), action.places.end());
  }
  return names;
}

std::string Edition::changed() const {
  std::string latest = date;
  for (const Letter& letter : letters) latest = std::max(latest, letter.changed);
  return latest;
}

std::string Edition::last_change() const {
  const std::string stated = changed();
  return stated.empty() ? files_changed : stated;
}

std::string Edition::address_of(const Letter& letter) const {
  return address.empty() ? std::string() : address + letter.id;
}

std::string Edition::urn_of(const Letter& letter) const {
  return "urn:uuid:" + uuid_of(title + "\n" + letter.id);
}

Letter read_letter(const Tree& tree, const std::string& name) {
  const pugi::xml_node root = tree.root();
  const pugi::xml_node header = root.child("teiHeader");
  const pugi::xml_node text = root.child("text");
  Letter letter;
  letter.name = name;
  letter.id = root.attribute("xml:id") ? root.attribute("xml:id").value() : name;
  letter.title = name_text(title_of(descend(header, {"fileDesc", "titleStmt"})));
  if (letter.title.empty()) letter.title = name;
  letter.language = text.attribute("xml:lang") ? text.attribute("xml:lang").value()
                                               : root.attribute("xml:lang").value();
  if (letter.language.empty()) {
    letter.language =
        descend(header, {"profileDesc", "langUsage", "language"}).attribute("ident").value();
  }
  letter.at = tree.at(root);
  if (const pugi::xml_node description = descend(header, {"profileDesc", "correspDesc"})) {
    letter.correspondence = read_correspondence(tree, description);
    letter.has_correspondence = true;
  }
  read_rights(descend(header, {"fileDesc", "publicationStmt"}), letter);
  for (const pugi::xml_node change : header.child("revisionDesc").children("change")) {
    const std::string when = change.attribute("when").value();
    if (base::is_date(when)) letter.changed = std::max(letter.changed, when);
  }
  letter.pages = pages_of(tree);
  read_mentions(tree, text, letter);
  letter.text = reading_text(text);
  return letter;
}

namespace {

// NAME-2, NAME-3 …: the first that nothing has; it is taken then.
std::string free_name(const std::string& name, std::unordered_set<std::string>& names) {
  std::size_t number = 2;
  while (!names.insert(fmt::format("{}-{}", name, number)).second) ++number;
  return fmt::format("{}-{}", name, number);
}

// Files are named as letters are; two letters of one name would be one file.
void make_unique(Edition& edition, base::DiagnosticSink& sink) {
  std::unordered_set<std::string> names;
  for (const Letter& letter : edition.letters) names.insert(letter.name);
  std::unordered_set<std::string_view> taken;
  std::unordered_map<std::string, const Letter*> ids;
  for (Letter& letter : edition.letters) {
    if (!taken.insert(letter.name).second) letter.name = free_name(letter.name, names);
    taken.insert(letter.name);
    const auto [first, is_new] = ids.emplace(letter.id, &letter);
    if (is_new) continue;
    const std::string id = std::exchange(letter.id, letter.name);
    for (std::size_t number = 2; !ids.emplace(letter.id, &letter).second; ++number)
      letter.id = fmt::format("{}-{}", letter.name, number);
    sink.add({base::Severity::warning,
              "feeds.letter-twice",
              letter.at,
              fmt::format("the xml:id “{}” is that of another letter, too ({}); it is listed as {}",
                          id, first->second->at.file, letter.id),
              "give each letter an xml:id of its own",
              {}});
  }
}

// A name that is an xml:id keeps it; the others get what is free.
void name_files(Edition& edition) {
  std::unordered_set<std::string> files;
  for (Letter& letter : edition.letters) {
    letter.file = xml_id_of(letter.name);
    if (letter.file == letter.name) files.insert(letter.file);
  }
  for (Letter& letter : edition.letters) {
    if (letter.file == letter.name) continue;
    if (!files.insert(letter.file).second) letter.file = free_name(letter.file, files);
  }
}

// By date of sending, then by name; those without a date last.
void put_in_order(std::vector<Letter>& letters) {
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::string date = letters[i].date().first();
    order.emplace_back((date.empty() ? "~" : date) + '\n' + letters[i].name, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<Letter> sorted;
  sorted.reserve(letters.size());
  for (const auto& [key, i] : order) sorted.push_back(std::move(letters[i]));
  letters = std::move(sorted);
}

}  // namespace

void finish(Edition& edition, base::DiagnosticSink& sink) {
  make_unique(edition, sink);
  name_files(edition);
  put_in_order(edition.letters);
  LetterCheck checking(sink);
  for (const Letter& letter : edition.letters) {
    checking.check(letter);
    for (const Action& action : letter.correspondence.actions) {
      for (const Name& name : action.agents) edition.entities.add_by_address(name);
      for (const Name& name : action.places) edition.entities.add_by_address(name);
    }
    for (const Name& name : letter.mentions) edition.entities.add_by_address(name);
  }
}

std::string shown_name(const Edition& edition, const Name& name) {
  const Entity* const entity = edition.entities.find(name);
  return entity == nullptr ? name.text : entity->name;
}

}  // namespace feeds
