// SPDX-License-Identifier: MIT
// What the feeds need to know of an edition, read once from its TEI: letters, and the persons,
// places, organisations and works that they name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/link.hpp"
#include "base/diagnostic.hpp"
#include "feeds/correspondence.hpp"
#include "feeds/facsimile.hpp"
#include "feeds/tree.hpp"

namespace feeds {

/// An entry of a register (person, place, org, bibl with an xml:id).
struct Entity {
  Kind kind = Kind::person;
  std::string key;   // xml:id, or the address where only that is known
  std::string name;  // as it is shown
  std::string surname, forename;
  std::vector<std::string> variants;
  std::vector<authority::Link> links;
  std::string birth, death;
  std::string latitude, longitude;  // decimal degrees, WGS 84
  base::Location at;

  /// "Goethe, Johann Wolfgang"; the name where its parts are not known.
  std::string sorted_name() const;
  const authority::Link* link(authority::Scheme scheme) const;
};

/// All entries, by key and by address.
class Register {
 public:
  /// Adds the entries of a document: those of listPerson, listPlace, listOrg and listBibl, anywhere
  /// in it. An entry that is there already stays as it was.
  void add(const Tree& tree);
  /// The same for a letter: the lists of its text, its standOff, particDesc and settingDesc.
  void add_of_letter(const Tree& tree);
  /// True where a letter has such entries.
  static bool has_entries(const Tree& letter);
  /// Adds an entry for a name with an address in an authority file that no entry has.
  void add_by_address(const Name& name);

  /// The entry that a name points to, or null: by xml:id ("persons.xml#goethe") or by address.
  const Entity* find(const Name& name) const;
  const Entity* find(std::string_view key) const;
  const std::vector<Entity>& entities() const { return entities_; }

 private:
  void add(Entity entity);
  void add(const Tree& tree, pugi::xml_node top);

  std::vector<Entity> entities_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

struct Letter {
  std::string name;  // of its file, without ending
  std::string file;  // the same where an xml:id is wanted, too; no two letters have the same
  std::string id;    // xml:id, or the name
  std::string title;
  std::string language;  // BCP 47
  bool has_correspondence = false;
  Correspondence correspondence;
  std::vector<Name> mentions;  // in the text, in its order
  std::vector<Page> pages;
  std::string licence;  // the address of a licence of the text or the file, or empty
  std::string rights;   // in words
  std::string changed;  // the last change, ISO date
  std::string text;     // as it is read: one form of each choice, no notes
  base::Location at;

  /// The date of sending, as far as it is usable: the first with a value; else the first, or an
  /// empty one.
  Dating date() const;
  std::vector<Name> agents(std::string_view type) const;
  std::vector<Name> places(std::string_view type) const;
};

/// A file of an edition: where it is read, and its path in the edition.
struct SourceFile {
  std::string file;
  std::string path;
};

struct Edition {
  std::string title, editor, publisher, date, language;
  std::string address;          // of the edition; a letter's id makes it the letter's
  std::string iiif_address;     // where the files for IIIF will be found; empty, or ends in "/"
  std::string dts_address;      // the same for DTS
  std::string licence;          // of the metadata, an address, or empty
  std::string rights;           // of the metadata in words
  std::vector<Letter> letters;  // by date of sending, then by name; those without a date last
  Register entities;
  std::vector<SourceFile> files;  // all that the edition consists of, by path; nothing made of it
  std::string files_changed;      // the day on which the newest of the files read was written, ISO

  /// The latest date that the edition or a letter states, ISO; empty where none does.
  std::string changed() const;
  /// The same; where nothing is stated, the day of the newest file.
  std::string last_change() const;
  /// The address of a letter: the edition's with the letter's id behind it, as convert writes it in
  /// <idno>; empty where the edition has none.
  std::string address_of(const Letter& letter) const;
  /// A name for a letter that is no address: "urn:uuid:…".
  std::string urn_of(const Letter& letter) const;
};

/// Reads what a letter says. `name` is that of its file.
Letter read_letter(const Tree& tree, const std::string& name);

/// Puts the letters in order, makes their names, files and ids unique (feeds.letter-twice), adds
/// the entities that are known by address alone, and reports what no platform can use
/// (letter_check.hpp).
void finish(Edition& edition, base::DiagnosticSink& sink);

/// The name as a text shows it: that of the register, where it is linked, else the letter's own.
std::string shown_name(const Edition& edition, const Name& name);

}  // namespace feeds
