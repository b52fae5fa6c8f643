// SPDX-License-Identifier: MIT
// The edition as a database, with a full-text index (FTS5).
#include "base/text.hpp"
#include "feeds/sqlite.hpp"
#include "feeds/target.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

constexpr const char* kTables = R"(
CREATE TABLE edition (title TEXT, editor TEXT, publisher TEXT, date TEXT, address TEXT);
CREATE TABLE letters (id TEXT PRIMARY KEY, title TEXT, date TEXT, date_from TEXT, date_to TEXT, language TEXT, licence TEXT, address TEXT, text TEXT);
CREATE TABLE entities (key TEXT PRIMARY KEY, kind TEXT, name TEXT, surname TEXT, forename TEXT, birth TEXT, death TEXT, latitude REAL, longitude REAL);
CREATE TABLE links (key TEXT, scheme TEXT, uri TEXT);
CREATE TABLE correspondents (letter TEXT, role TEXT, kind TEXT, key TEXT, name TEXT);
CREATE TABLE mentions (letter TEXT, kind TEXT, key TEXT, text TEXT, line INTEGER);
CREATE VIRTUAL TABLE letters_fts USING fts5(title, text, content='letters', tokenize='unicode61 remove_diacritics 2');
)";

constexpr const char* kIndexes = R"(
INSERT INTO letters_fts(letters_fts) VALUES ('rebuild');
CREATE INDEX mentions_key ON mentions (key);
CREATE INDEX mentions_letter ON mentions (letter);
CREATE INDEX correspondents_key ON correspondents (key);
CREATE INDEX correspondents_letter ON correspondents (letter);
CREATE INDEX links_key ON links (key);
)";

std::string key_of(const Edition& edition, const Name& name) {
  const Entity* const entity = edition.entities.find(name);
  return entity == nullptr ? std::string() : entity->key;
}

void insert_letter(Database& database, const Edition& edition, const Letter& letter) {
  const Dating& date = letter.date();
  database.insert("INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  {letter.id, letter.title, edtf(date), date.first(), date.last(), letter.language,
                   letter.licence, edition.address_of(letter), letter.text});
  for (const Action& action : letter.correspondence.actions) {
    for (const auto* const names : {&action.agents, &action.places}) {
      for (const Name& name : *names) {
        database.insert(
            "INSERT INTO correspondents VALUES (?, ?, ?, ?, ?)",
            {letter.id, action.type, name_of(name.kind), key_of(edition, name), name.text});
      }
    }
  }
  for (const Name& name : letter.mentions) {
    database.insert("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
                    {letter.id, name_of(name.kind), key_of(edition, name), name.text,
                     std::to_string(name.at.line)});
  }
}

void write_database(const Export& work) {
  const Edition& edition = work.edition;
  auto database = Database::create(work.output.path_of("edition.sqlite"));
  if (!database) return work.sink.add(database.error());
  database->run(kTables);
  database->insert(
      "INSERT INTO edition VALUES (?, ?, ?, ?, ?)",
      {edition.title, edition.editor, edition.publisher, edition.date, edition.address});
  for (const Entity& entity : edition.entities.entities()) {
    database->insert(
        "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {entity.key, name_of(entity.kind), entity.name, entity.surname, entity.forename,
         entity.birth, entity.death, entity.latitude, entity.longitude});
    for (const authority::Link& link : entity.links) {
      database->insert("INSERT INTO links VALUES (?, ?, ?)",
                       {entity.key, base::lower_case(name_of(link.scheme)), uri_of(link)});
    }
  }
  for (const Letter& letter : edition.letters) insert_letter(*database, edition, letter);
  database->run(kIndexes);
  if (const auto finished = database->finish(); !finished) work.sink.add(finished.error());
}

}  // namespace

const Target kSqliteTarget = {
    .name = "sqlite",
    .summary = "a SQLite database: letters, entities, mentions, full-text search",
    .letter = nullptr,
    .edition = write_database};

}  // namespace feeds
