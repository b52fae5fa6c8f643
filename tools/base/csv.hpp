// SPDX-License-Identifier: MIT
// Tables as text: RFC 4180.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace base {

/// A row as a line: cells that need it stand between quotation marks; ends with LF.
std::string csv_row(const std::vector<std::string>& cells, char separator = ',');

/// The rows of a table whose first one names the columns.
class CsvTable {
 public:
  struct Row {
    std::uint32_t line = 0;
    std::vector<std::string> cells;
  };

  /// Reads UTF-8; commas, semicolons or tabs stand between the cells, whichever the first line has
  /// most of. Blank rows do not count. Fails with csv.unclosed.
  static Result<CsvTable> read(std::string_view document, const std::string& file);

  const std::vector<std::string>& columns() const { return columns_; }
  /// The line of the row that names them.
  std::uint32_t columns_line() const { return columns_line_; }
  const std::vector<Row>& rows() const { return rows_; }
  bool has(std::string_view column) const;
  /// A cell by its column, without blanks at its ends; empty where there is none.
  std::string cell(const Row& row, std::string_view column) const;

 private:
  std::vector<std::string> columns_;
  std::uint32_t columns_line_ = 0;
  std::vector<Row> rows_;
};

}  // namespace base
