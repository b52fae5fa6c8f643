// SPDX-License-Identifier: MIT
// Entries that a program proposes for an authority file, and how they get into one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.hpp"

namespace authority {

/// An entry for review. Of a person either `surname` or `forename` may be empty, of the others both
/// are.
struct Proposal {
  EntityKind kind = EntityKind::person;
  std::string name;  // the whole, as the text has it, without titles
  std::string surname, forename;
  std::string title;                      // "Mrs.", where nothing else tells the bearer from others
  std::string sex;                        // "F", "M" or empty
  std::vector<std::string> variants;      // other forms that the texts have
  std::string birth, death;               // years, or empty
  std::vector<std::string> descriptions;  // what notes say of it
  std::string certainty;                  // "high", "medium" or "low"
  std::string evidence;                   // prose: what speaks for it and where it stands
};

/// The file `existing` (empty: a new one) with the proposals as entries, each with an xml:id, @cert
/// and a note of its evidence. Nothing that stands there is changed: new entries go behind the last
/// one of their list, into a list of their own where there is none. An xml:id comes from the name;
/// `is_taken` are the entries whose xml:id are not to be used again. `program` names this version.
/// Fails as the parser does, with authority.not-utf-8 or authority.no-entries.
base::Result<std::string> with_proposals(std::string_view existing, const std::string& file,
                                         const std::vector<Proposal>& proposals,
                                         const Authority& taken, std::string_view program);

}  // namespace authority
