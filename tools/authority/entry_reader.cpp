// SPDX-License-Identifier: MIT
#include "authority/entry_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "authority/identifiers.hpp"
#include "base/text.hpp"

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

// Text and parts of a name, without notes. Parts that follow each other with nothing in between are
// set apart in the text; they count wherever they stand below the name.
class NameReader {
 public:
  explicit NameReader(const xml::Node& name) {
    walk(name, [&](const xml::Node& node) {
      if (node.is_tei("note")) return false;
      if (node.kind == xml::NodeKind::text) text_ += node.text;
      if (node.kind != xml::NodeKind::element || &node == &name) return true;
      if (follows_element(node)) text_ += ' ';
      read_part(node);
      return true;
    });
  }

  std::string text() const { return base::collapsed(text_); }
  /// With the particles before it.
  std::string surname() const { return has_surname_ ? base::collapsed(surname_) : std::string(); }
  std::string forename() const { return base::collapsed(forename_); }

 private:
  void read_part(const xml::Node& node) {
    if (node.is_tei("forename")) {
      forename_ += ' ' + node.text_content();
    } else if (node.is_tei("surname") || node.is_tei("nameLink")) {
      const std::string content = node.text_content();
      has_surname_ = has_surname_ || (node.is_tei("surname") && !base::trimmed(content).empty());
      surname_ += ' ' + content;
    }
  }

  std::string text_, surname_, forename_;
  bool has_surname_ = false;
};

NameForm read_form(const xml::Node& name) {
  const NameReader reader(name);
  NameForm form;
  form.text = reader.text();
  if (name.is_tei("persName") || name.is_tei("name")) {
    form.surname = reader.surname();
    form.forename = reader.forename();
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

std::string_view first_of(const xml::Node& date, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const std::string* value = date.attribute(name)) return *value;
  }
  return {};
}

// @when and its kin, of the element or of a date in it; else what it holds, where that is a date.
Dating dating_of(const xml::Node& entry, std::string_view element) {
  Dating dating;
  const xml::Node* event = entry.child(element);
  if (event == nullptr) return dating;
  dating.line = event->line;
  dating.column = event->column;
  for (const xml::Node* date : {event, event->child("date")}) {
    if (date == nullptr || !dating.earliest.empty() || !dating.latest.empty()) continue;
    const std::string_view when = first_of(*date, {"when", "when-iso"});
    dating.earliest =
        when.empty() ? first_of(*date, {"notBefore", "from", "notBefore-iso", "from-iso"}) : when;
    dating.latest =
        when.empty() ? first_of(*date, {"notAfter", "to", "notAfter-iso", "to-iso"}) : when;
    dating.is_exact = !when.empty();
  }
  if (!dating.is_empty()) return dating;
  const std::string text = base::collapsed(event->text_content());
  if (!base::is_date(text)) return dating;
  dating.earliest = dating.latest = text;
  dating.is_exact = true;
  return dating;
}

std::string exact(const Dating& dating) {
  return dating.is_exact ? dating.earliest : std::string();
}

// location/geo: latitude and longitude.
void read_position(const xml::Node& entry, Entity& entity) {
  const xml::Node* location = entry.child("location");
  const xml::Node* geo = location == nullptr ? nullptr : location->child("geo");
  if (geo == nullptr) return;
  std::string text = geo->text_content();
  const auto is_number = [](std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789+-.") == std::string_view::npos;
  };
  if (base::words_of(text).size() == 2) {
    std::replace(text.begin(), text.end(), ',', '.');  // a decimal comma
  } else {
    std::replace(text.begin(), text.end(), ',', ' ');
  }
  std::vector<std::string_view> degrees = base::words_of(text);
  for (std::string_view& word : degrees) {
    if (word.ends_with('.')) word.remove_suffix(1);  // "48.2, 16.3"
  }
  if (degrees.size() != 2 || !is_number(degrees[0]) || !is_number(degrees[1])) return;
  entity.latitude = degrees[0];
  entity.longitude = degrees[1];
}

void read_notes(const xml::Node& entry, Entity& entity) {
  for (const auto& child : entry.children) {
    if (!child->is_tei("note")) continue;
    std::string text = base::collapsed(child->text_content());
    if (!text.empty()) entity.notes.push_back(std::move(text));
  }
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
  read_notes(entry, entity);
  switch (kind) {
    case EntityKind::person:
      read_forms(entry, {"persName", "name"}, entity);
      entity.born = dating_of(entry, "birth");
      entity.died = dating_of(entry, "death");
      entity.birth = exact(entity.born);
      entity.death = exact(entity.died);
      entity.sex = sex_of(entry);
      break;
    case EntityKind::place:
      read_forms(entry, {"placeName", "geogName", "settlement", "region", "country", "name"},
                 entity);
      read_position(entry, entity);
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

// What an element lists, where it stands in a list or is the whole document.
std::optional<EntityKind> kind_of(const xml::Node& node) {
  static constexpr std::array<std::pair<std::string_view, EntityKind>, 6> kEntries{{
      {"person", EntityKind::person},
      {"personGrp", EntityKind::person},
      {"place", EntityKind::place},
      {"org", EntityKind::organisation},
      {"bibl", EntityKind::work},
      {"biblStruct", EntityKind::work},
  }};
  const auto is_list = [](const xml::Node& parent) {
    return parent.is_tei("listPerson") || parent.is_tei("listPlace") || parent.is_tei("listOrg") ||
           parent.is_tei("listBibl") || parent.is_tei("place") || parent.is_tei("org");
  };
  if (node.parent != nullptr && !is_list(*node.parent)) return std::nullopt;
  for (const auto& [name, kind] : kEntries) {
    if (node.is_tei(name)) return kind;
  }
  return std::nullopt;
}

// Without an xml:id it is part of the entry around it.
bool is_part_of_another(const xml::Node& node) {
  for (const xml::Node* outer = node.parent; outer != nullptr; outer = outer->parent) {
    if (kind_of(*outer)) return true;
  }
  return false;
}

}  // namespace

std::vector<FoundEntry> entries_of(const xml::Document& document, bool is_keyed) {
  std::vector<FoundEntry> found;
  walk(*document.root, [&](const xml::Node& node) {
    if (!is_keyed && node.is_tei("sourceDesc")) return false;
    const auto kind = kind_of(node);
    if (!kind) return true;
    const bool has_key = !node.attribute_or_empty("xml:id").empty();
    if (!has_key && (is_keyed || is_part_of_another(node))) return true;
    FoundEntry entry{read_entity(node, *kind), &node};
    const bool is_citation = !has_key && *kind == EntityKind::work && entry.entity.names.empty();
    if (is_citation) return true;
    entry.entity.at = document.locate(node);
    found.push_back(std::move(entry));
    return true;
  });
  return found;
}

}  // namespace authority
