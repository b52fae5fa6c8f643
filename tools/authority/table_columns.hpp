// SPDX-License-Identifier: MIT
// What the columns of a table of entries are called. Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authority/link.hpp"

namespace authority {

enum class Column : std::uint8_t {
  kind,
  id,
  name,
  surname,
  forename,
  variants,
  birth,
  death,
  life,  // "1859–1943"
  sex,
  latitude,
  longitude,
  position,  // "48.2, 16.4"
  language,
  level,
  scheme,       // of identifiers
  identifiers,  // addresses, or "gnd:118540238"
  note,
  certainty,
};

struct Heading {
  std::optional<Column> column;  // none: not known
  std::optional<Scheme> scheme;  // of a column of identifiers
};

/// What each column holds, by its heading in English, Spanish, French or German, in any case, with
/// or without accents. Beside forenames a column of names holds surnames, beside surnames forenames
/// (“Nom, Prénom”; “Nombre, Apellidos”).
std::vector<Heading> headings_of(const std::vector<std::string>& columns);

}  // namespace authority
