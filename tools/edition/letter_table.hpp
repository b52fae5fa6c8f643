// SPDX-License-Identifier: MIT
// What is known of the letters of a folder: a CSV with a row a letter, in the columns of CSV2CMI.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "edition/metadata.hpp"

namespace edition {

/// The columns are sender, senderID, senderPlace, senderPlaceID, senderDate, senderDateText, the
/// same of addressee, edition, key and note; others do not count. A letter is named in `file`, or,
/// where there is no such column, in `key`. Several persons of a cell, and their IDs, stand between
/// semicolons or bars. An ID is an address (a URI) or an xml:id of the authority; dates are ISO or
/// EDTF.
class LetterTable {
 public:
  /// Reads a table: RFC 4180, between the cells commas, semicolons or tabs. `document` is UTF-8.
  /// Faults go to the sink with the line of their row; a faulty cell counts as empty.
  static LetterTable read(std::string_view document, const std::string& file,
                          base::DiagnosticSink& sink);

  /// Takes what the row of a letter states over what is there. False where there is no row.
  bool apply(std::string_view name, LetterMetadata& metadata) const;

  /// The rows that none of these letters has, as warnings.
  std::vector<base::Diagnostic> lonely_rows(const std::vector<std::string>& names) const;

 private:
  struct Row {
    std::uint32_t line = 0;
    CorrespondenceSide sent, received;
    std::string edition, note;
  };
  friend class LetterTableReader;

  std::string file_;
  std::map<std::string, Row, std::less<>> rows_;
};

/// A date of EDTF (ISO 8601-2) as TEI has it: "1929-12-29", "1929~", "192X", "1929-12/1930-01",
/// "[1929..1930]", "../1929". False where it is none.
bool read_edtf(std::string_view text, DatedValue& date);

}  // namespace edition
