// SPDX-License-Identifier: MIT
// Writes entries as a table.
#include "authority/table.hpp"

#include <array>

#include "authority/agreement.hpp"
#include "base/csv.hpp"

namespace authority {
namespace {

constexpr std::array<Scheme, kSchemeCount> kSchemes = {
    Scheme::gnd,  Scheme::viaf, Scheme::wikidata, Scheme::geonames, Scheme::bnf,
    Scheme::lccn, Scheme::ndl,  Scheme::isni,     Scheme::orcid};

void add_to_cell(std::string& cell, std::string_view value, std::string_view special = "|;\\") {
  if (!cell.empty()) cell += " | ";
  for (const char c : value) {
    if (special.find(c) != std::string_view::npos) cell += '\\';
    cell += c;
  }
}

std::string variants_of(const Entity& entity) {
  std::string cell;
  for (std::size_t i = 1; i < entity.names.size(); ++i) add_to_cell(cell, entity.names[i].text);
  return cell;
}

std::string notes_of(const Entity& entity) {
  std::string cell;
  for (const std::string& note : entity.notes) add_to_cell(cell, note, "|\\");
  return cell;
}

bool is_of(const Identifier& identifier, Scheme scheme) {
  return identifier.link && identifier.link->is_sound && identifier.link->scheme == scheme;
}

// Each once, though several references may say it.
template <typename Take>
void each_identifier(const Entity& entity, const Take& take) {
  for (std::size_t i = 0; i < entity.identifiers.size(); ++i) {
    bool is_told = false;
    for (std::size_t j = 0; j < i; ++j) {
      is_told = is_told || entity.identifiers[j].key == entity.identifiers[i].key;
    }
    if (!is_told) take(entity.identifiers[i]);
  }
}

std::string identifiers_of_scheme(const Entity& entity, Scheme scheme) {
  std::string cell;
  each_identifier(entity, [&](const Identifier& identifier) {
    if (is_of(identifier, scheme)) add_to_cell(cell, identifier.link->identifier);
  });
  return cell;
}

std::string other_identifiers(const Entity& entity) {
  std::string cell;
  each_identifier(entity, [&](const Identifier& identifier) {
    if (identifier.link && identifier.link->is_sound) return;
    if (identifier.link) {
      const std::string scheme(word_of(identifier.link->scheme));
      return add_to_cell(cell, scheme + ':' + identifier.link->identifier);
    }
    const bool is_address = identifier.text.find("://") != std::string::npos;
    add_to_cell(cell, is_address ? identifier.text : identifier.type + ':' + identifier.text);
  });
  return cell;
}

}  // namespace

std::string csv_of(const std::vector<const Entity*>& entries) {
  std::vector<std::string> cells = {"kind",      "id",       "name",  "surname", "forename",
                                    "variants",  "birth",    "death", "sex",     "latitude",
                                    "longitude", "language", "level"};
  for (const Scheme scheme : kSchemes) cells.emplace_back(word_of(scheme));
  for (const char* const column : {"identifiers", "note", "cert"}) cells.emplace_back(column);
  std::string table = base::csv_row(cells);
  for (const Entity* entity : entries) {
    const NameForm first = entity->names.empty() ? NameForm() : entity->names.front();
    cells = {std::string(word_of(entity->kind)),
             entity->key,
             first.text,
             first.surname,
             first.forename,
             variants_of(*entity),
             text_of(entity->born),
             text_of(entity->died),
             entity->sex,
             entity->latitude,
             entity->longitude,
             entity->language,
             entity->level};
    for (const Scheme scheme : kSchemes) cells.push_back(identifiers_of_scheme(*entity, scheme));
    cells.push_back(other_identifiers(*entity));
    cells.push_back(notes_of(*entity));
    cells.push_back(entity->certainty);
    table += base::csv_row(cells);
  }
  return table;
}

}  // namespace authority
