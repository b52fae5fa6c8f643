// SPDX-License-Identifier: MIT
// Persons, places, organisations and works that an edition knows: loaded from TEI, looked up by
// key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/identifiers.hpp"
#include "base/diagnostic.hpp"

namespace authority {

enum class EntityKind : std::uint8_t { person, place, organisation, work };

/// A form of a name, as persName, placeName, orgName or title gives it.
struct NameForm {
  std::string text;     // runs of blanks are one
  std::string surname;  // of a person, where the form tells its parts
  std::string forename;
  std::string language;  // @xml:lang, or empty
  std::string type;      // @type: "main", "variant", "pseudonym", "initials", …
};

/// When a life began or ended: ISO dates, as precise as the file has them, or empty.
struct Dating {
  std::string earliest, latest;
  bool is_exact = false;   // both are one date
  std::uint32_t line = 0;  // of birth or death; 0 where the entry has none
  std::uint32_t column = 0;

  bool is_empty() const { return earliest.empty() && latest.empty(); }
};

/// One entry. Dates are ISO, as precise as the file has them ("1859", "1879-11-07"), or empty.
struct Entity {
  EntityKind kind = EntityKind::person;
  std::string key;                  // @xml:id
  std::string file;                 // as a letter points to it: "persons.xml"
  std::vector<NameForm> names;      // the first is the one to show
  std::string birth, death;         // of a person, where the date is one
  Dating born, died;                // the same, also between two dates
  std::string sex;                  // of a person: @sex or sex/@value, as the file has it, or empty
  std::string level;                // of a work: title/@level
  std::string language;             // of a work: its language
  std::string latitude, longitude;  // of a place: decimal degrees, or empty
  std::vector<Identifier> identifiers;  // elsewhere
  std::vector<std::string> notes;       // their texts
  std::string certainty;                // @cert: of an entry that waits for review; else empty
  std::string xml;  // the entry as it stands in its file, for embedding in standOff
  base::Location at;
};

/// All entries of one or more files; keys are unique over all of them.
class Authority {
 public:
  /// Adds the entries of a TEI file (listPerson, listPlace, listOrg, listBibl, anywhere in it).
  /// `reference` is how a letter points to the file. Fails with authority.duplicate-id,
  /// authority.no-entries, or as the parser does.
  base::Result<void> load(std::string_view document, const std::string& file,
                          const std::string& reference);

  const Entity* find(std::string_view key) const;
  /// The one entry that an address in an authority file of the web is of, by its idno, ptr or
  /// @sameAs; null where there is none, or two.
  const Entity* find_identified(std::string_view uri) const;
  const std::vector<Entity>& entities() const { return entities_; }

 private:
  std::vector<Entity> entities_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::unordered_multimap<std::string, std::size_t> by_identifier_;
};

}  // namespace authority
