// SPDX-License-Identifier: MIT
// Entries for other programs: as TEI and as JSON (as a table: table.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.hpp"

namespace authority {

/// One TEI file with a list a kind; each entry as it stands in its file (Entity::xml).
std::string tei_of(const std::vector<const Entity*>& entries, std::string_view title,
                   std::string_view program);

/// An array of objects: kind, id, file, line, names, birth, death (earliest and latest where they
/// are not one date), sex, position, language, level, identifiers (scheme, id, uri, sound), notes,
/// cert; what an entry does not say is left out.
std::string json_of(const std::vector<const Entity*>& entries);

}  // namespace authority
