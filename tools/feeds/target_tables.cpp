// SPDX-License-Identifier: MIT
// Tables: the whole edition as CSV, one table for Palladio, texts with a table for TXM, plain
// texts.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "feeds/network.hpp"
#include "feeds/target.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

std::string keys_of(const Edition& edition, const std::vector<Name>& names) {
  std::vector<std::string> keys;
  for (const Name& name : names) {
    const Entity* const entity = edition.entities.find(name);
    keys.push_back(entity == nullptr ? "" : entity->key);
  }
  const bool has_key =
      std::any_of(keys.begin(), keys.end(), [](const std::string& key) { return !key.empty(); });
  return has_key ? joined(keys, "; ") : "";
}

std::string shown_names(const Edition& edition, const std::vector<Name>& names) {
  std::vector<std::string> texts;
  for (const Name& name : names) texts.push_back(shown_name(edition, name));
  return joined(texts, "; ");
}

std::string letters_table(const Edition& edition) {
  std::string table =
      base::csv_row({"id", "title", "sender", "sender_keys", "sent_from", "date", "date_from",
                     "date_to", "date_text", "receiver", "receiver_keys", "received_at", "language",
                     "pages", "words", "licence", "address"});
  for (const Letter& letter : edition.letters) {
    const Dating& date = letter.date();
    table += base::csv_row({letter.id, letter.title, shown_names(edition, letter.agents("sent")),
                            keys_of(edition, letter.agents("sent")),
                            shown_names(edition, letter.places("sent")), edtf(date), date.first(),
                            date.last(), date.text, shown_names(edition, letter.agents("received")),
                            keys_of(edition, letter.agents("received")),
                            shown_names(edition, letter.places("received")), letter.language,
                            std::to_string(letter.pages.size()),
                            std::to_string(base::words_of(letter.text).size()), letter.licence,
                            edition.address_of(letter)});
  }
  return table;
}

std::string entities_table(const Edition& edition, Kind kind,
                           const std::map<std::string, std::size_t>& counts) {
  std::string table =
      base::csv_row({"key", "name", "surname", "forename", "variants", "birth", "death", "latitude",
                     "longitude", "gnd", "viaf", "wikidata", "geonames", "bnf", "mentions"});
  for (const Entity& entity : edition.entities.entities()) {
    if (entity.kind != kind) continue;
    std::vector<std::string> cells = {
        entity.key,   entity.name,  entity.surname,  entity.forename, joined(entity.variants, "; "),
        entity.birth, entity.death, entity.latitude, entity.longitude};
    for (const authority::Scheme scheme :
         {authority::Scheme::gnd, authority::Scheme::viaf, authority::Scheme::wikidata,
          authority::Scheme::geonames, authority::Scheme::bnf}) {
      const authority::Link* const link = entity.link(scheme);
      cells.push_back(link == nullptr ? "" : uri_of(*link));
    }
    const auto count = counts.find(entity.key);
    cells.push_back(std::to_string(count == counts.end() ? 0 : count->second));
    table += base::csv_row(cells);
  }
  return table;
}

void write_tables(const Export& work) {
  const Edition& edition = work.edition;
  std::map<std::string, std::size_t> counts;
  std::string mentions = base::csv_row({"letter", "kind", "key", "text", "line"});
  for (const Letter& letter : edition.letters) {
    for (const Name& name : letter.mentions) {
      const Entity* const entity = edition.entities.find(name);
      if (entity != nullptr) ++counts[entity->key];
      mentions += base::csv_row({letter.id, std::string(name_of(name.kind)),
                                 entity == nullptr ? "" : entity->key, name.text,
                                 std::to_string(name.at.line)});
    }
  }
  work.output.write("letters.csv", letters_table(edition));
  work.output.write("persons.csv", entities_table(edition, Kind::person, counts));
  work.output.write("places.csv", entities_table(edition, Kind::place, counts));
  work.output.write("organisations.csv", entities_table(edition, Kind::organisation, counts));
  work.output.write("works.csv", entities_table(edition, Kind::work, counts));
  work.output.write("mentions.csv", mentions);
}

// One row a letter; coordinates as "latitude,longitude", as Palladio's map reads them.
void write_palladio(const Export& work) {
  const Edition& edition = work.edition;
  std::string table =
      base::csv_row({"Letter", "Title", "Sender", "Receiver", "Date", "Sent from",
                     "Sent from coordinates", "Received at", "Received at coordinates"});
  const auto coordinates = [&](const std::vector<Name>& places) {
    const Entity* const entity = places.empty() ? nullptr : edition.entities.find(places.front());
    return entity == nullptr || entity->latitude.empty()
               ? std::string()
               : entity->latitude + "," + entity->longitude;
  };
  for (const Letter& letter : edition.letters) {
    table += base::csv_row(
        {letter.id, letter.title, shown_names(edition, letter.agents("sent")),
         shown_names(edition, letter.agents("received")), letter.date().first(),
         shown_names(edition, letter.places("sent")), coordinates(letter.places("sent")),
         shown_names(edition, letter.places("received")), coordinates(letter.places("received"))});
  }
  work.output.write("palladio.csv", table);
}

void write_text(const Export& work, const Letter& letter, LetterSource& /*source*/) {
  work.output.write(letter.name + ".txt", letter.text);
}

// TXM: a text a file, and metadata.csv whose first column is the file's name.
void write_txm_table(const Export& work) {
  const Edition& edition = work.edition;
  std::string table =
      base::csv_row({"id", "title", "sender", "receiver", "date", "year", "place", "language"});
  for (const Letter& letter : edition.letters) {
    const std::string date = letter.date().first();
    table +=
        base::csv_row({letter.name, letter.title, shown_names(edition, letter.agents("sent")),
                       shown_names(edition, letter.agents("received")), date, date.substr(0, 4),
                       shown_names(edition, letter.places("sent")), letter.language});
  }
  work.output.write("metadata.csv", table);
}

}  // namespace

const Target kCsvTarget = {
    .name = "csv",
    .summary = "tables: letters, persons, places, organisations, works, mentions",
    .letter = nullptr,
    .edition = write_tables};
const Target kPalladioTarget = {.name = "palladio",
                                .summary = "Palladio: one table of letters with coordinates",
                                .letter = nullptr,
                                .edition = write_palladio};
const Target kTxmTarget = {.name = "txm",
                           .summary = "TXM: texts and metadata.csv",
                           .letter = write_text,
                           .edition = write_txm_table};
const Target kTextTarget = {.name = "text",
                            .summary = "Voyant, CATMA and others: the reading text of each letter",
                            .letter = write_text,
                            .edition = nullptr};

}  // namespace feeds
