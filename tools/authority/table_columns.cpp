// SPDX-License-Identifier: MIT
#include "authority/table_columns.hpp"

#include <algorithm>
#include <array>

#include "authority/name_key.hpp"

namespace authority {
namespace {

struct Word {
  std::string_view text;  // small letters, no accents
  Column column;
};

constexpr auto kWords = std::to_array<Word>({
    {"kind", Column::kind},
    {"type", Column::kind},
    {"entity type", Column::kind},
    {"tipo", Column::kind},
    {"clase", Column::kind},
    {"typ", Column::kind},
    {"art", Column::kind},
    {"id", Column::id},
    {"xml:id", Column::id},
    {"xmlid", Column::id},
    {"key", Column::id},
    {"clave", Column::id},
    {"cle", Column::id},
    {"schlussel", Column::id},
    {"name", Column::name},
    {"full name", Column::name},
    {"preferred name", Column::name},
    {"label", Column::name},
    {"title", Column::name},
    {"nombre", Column::name},
    {"nombre completo", Column::name},
    {"titulo", Column::name},
    {"nom", Column::name},
    {"nom complet", Column::name},
    {"titre", Column::name},
    {"vollstandiger name", Column::name},
    {"vorzugsname", Column::name},
    {"bezeichnung", Column::name},
    {"titel", Column::name},
    {"surname", Column::surname},
    {"family name", Column::surname},
    {"last name", Column::surname},
    {"apellido", Column::surname},
    {"apellidos", Column::surname},
    {"nom de famille", Column::surname},
    {"nachname", Column::surname},
    {"familienname", Column::surname},
    {"zuname", Column::surname},
    {"forename", Column::forename},
    {"forenames", Column::forename},
    {"first name", Column::forename},
    {"given name", Column::forename},
    {"given names", Column::forename},
    {"nombre de pila", Column::forename},
    {"nombres", Column::forename},
    {"prenom", Column::forename},
    {"prenoms", Column::forename},
    {"vorname", Column::forename},
    {"vornamen", Column::forename},
    {"variants", Column::variants},
    {"variant names", Column::variants},
    {"name variants", Column::variants},
    {"other names", Column::variants},
    {"alias", Column::variants},
    {"aliases", Column::variants},
    {"variantes", Column::variants},
    {"otros nombres", Column::variants},
    {"variantes del nombre", Column::variants},
    {"autres noms", Column::variants},
    {"variantes du nom", Column::variants},
    {"varianten", Column::variants},
    {"namensvarianten", Column::variants},
    {"weitere namen", Column::variants},
    {"birth", Column::birth},
    {"born", Column::birth},
    {"birth date", Column::birth},
    {"date of birth", Column::birth},
    {"birth year", Column::birth},
    {"year of birth", Column::birth},
    {"nacimiento", Column::birth},
    {"fecha de nacimiento", Column::birth},
    {"ano de nacimiento", Column::birth},
    {"naissance", Column::birth},
    {"date de naissance", Column::birth},
    {"annee de naissance", Column::birth},
    {"geburt", Column::birth},
    {"geboren", Column::birth},
    {"geburtsdatum", Column::birth},
    {"geburtsjahr", Column::birth},
    {"death", Column::death},
    {"died", Column::death},
    {"death date", Column::death},
    {"date of death", Column::death},
    {"death year", Column::death},
    {"year of death", Column::death},
    {"muerte", Column::death},
    {"fallecimiento", Column::death},
    {"defuncion", Column::death},
    {"fecha de muerte", Column::death},
    {"fecha de fallecimiento", Column::death},
    {"ano de muerte", Column::death},
    {"mort", Column::death},
    {"deces", Column::death},
    {"date de mort", Column::death},
    {"date de deces", Column::death},
    {"tod", Column::death},
    {"gestorben", Column::death},
    {"todesdatum", Column::death},
    {"sterbedatum", Column::death},
    {"todesjahr", Column::death},
    {"sterbejahr", Column::death},
    {"dates", Column::life},
    {"life dates", Column::life},
    {"life", Column::life},
    {"fechas", Column::life},
    {"lebensdaten", Column::life},
    {"sex", Column::sex},
    {"gender", Column::sex},
    {"sexo", Column::sex},
    {"genero", Column::sex},
    {"sexe", Column::sex},
    {"geschlecht", Column::sex},
    {"latitude", Column::latitude},
    {"lat", Column::latitude},
    {"latitud", Column::latitude},
    {"breite", Column::latitude},
    {"breitengrad", Column::latitude},
    {"longitude", Column::longitude},
    {"lon", Column::longitude},
    {"lng", Column::longitude},
    {"long", Column::longitude},
    {"longitud", Column::longitude},
    {"lange", Column::longitude},
    {"langengrad", Column::longitude},
    {"geo", Column::position},
    {"coordinates", Column::position},
    {"coordenadas", Column::position},
    {"coordonnees", Column::position},
    {"koordinaten", Column::position},
    {"language", Column::language},
    {"lengua", Column::language},
    {"idioma", Column::language},
    {"langue", Column::language},
    {"sprache", Column::language},
    {"level", Column::level},
    {"cert", Column::certainty},
    {"certainty", Column::certainty},
    {"identifiers", Column::identifiers},
    {"identifier", Column::identifiers},
    {"identificadores", Column::identifiers},
    {"identificador", Column::identifiers},
    {"identifiants", Column::identifiers},
    {"identifiant", Column::identifiers},
    {"identifikatoren", Column::identifiers},
    {"normdaten", Column::identifiers},
    {"links", Column::identifiers},
    {"sameas", Column::identifiers},
    {"uri", Column::identifiers},
    {"url", Column::identifiers},
    {"note", Column::note},
    {"notes", Column::note},
    {"comment", Column::note},
    {"description", Column::note},
    {"nota", Column::note},
    {"notas", Column::note},
    {"comentario", Column::note},
    {"descripcion", Column::note},
    {"remarque", Column::note},
    {"remarques", Column::note},
    {"anmerkung", Column::note},
    {"anmerkungen", Column::note},
    {"bemerkung", Column::note},
    {"notiz", Column::note},
    {"beschreibung", Column::note},
});

// "GND-ID", "VIAF Nr." to the name of the scheme.
std::optional<Scheme> scheme_of_heading(const std::string& plain) {
  const std::string first = plain.substr(0, plain.find_first_of(" (:/"));
  for (const std::string& word : {plain, first}) {
    if (const auto scheme = scheme_of(word)) return scheme;
  }
  return std::nullopt;
}

Heading heading_of(const std::string& plain) {
  for (const Word& word : kWords) {
    if (plain == word.text) return {word.column, {}};
  }
  if (const auto scheme = scheme_of_heading(plain)) return {Column::scheme, scheme};
  return {};
}

}  // namespace

std::vector<Heading> headings_of(const std::vector<std::string>& columns) {
  std::vector<Heading> headings;
  headings.reserve(columns.size());
  for (const std::string& column : columns) headings.push_back(heading_of(plain_word(column)));
  const auto has = [&](Column column) {
    return std::any_of(headings.begin(), headings.end(),
                       [&](const Heading& heading) { return heading.column == column; });
  };
  if (has(Column::surname) == has(Column::forename)) return headings;
  const Column other = has(Column::surname) ? Column::forename : Column::surname;
  for (Heading& heading : headings) {
    if (heading.column == Column::name) heading.column = other;
  }
  return headings;
}

}  // namespace authority
