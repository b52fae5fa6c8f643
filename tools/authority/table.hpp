// SPDX-License-Identifier: MIT
// Entries as a table, one a row, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.hpp"
#include "authority/register_file.hpp"
#include "base/diagnostic.hpp"

namespace authority {

/// The columns kind, id, name, surname, forename, variants, birth, death, sex, latitude, longitude,
/// language, level, one for each scheme of identifiers, identifiers, note, cert. Several values of
/// a cell are parted by " | ", a bar or semicolon within one has a backslash before it;
/// "1850..1859" is between two dates.
std::string csv_of(const std::vector<const Entity*>& entries);

/// Reads a table in UTF-8 as a file of entries in TEI, each placed at its row. Columns may be
/// headed in English, Spanish, French or German (table_columns.cpp). `kind`: of rows that say
/// none. What a row says and no column takes is reported, as are rows that make no entry
/// (authority.csv-column, csv-no-name, csv-date, csv-kind, csv-character). Fails with csv.unclosed,
/// authority.csv-columns or authority.not-utf-8.
base::Result<RegisterFile> read_table(std::string_view document, const std::string& file,
                                      EntityKind kind, base::DiagnosticSink& sink);

/// "person", "Ort", "lugar", …; none where the word is not known.
std::optional<EntityKind> kind_of_word(std::string_view word);

}  // namespace authority
