// SPDX-License-Identifier: MIT
#include "base/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace base {
namespace {

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {
    const std::string_view head = text.substr(0, text.find('\n'));
    std::ptrdiff_t most = 0;
    for (const char c : {',', ';', '\t'}) {
      const auto count = std::count(head.begin(), head.end(), c);
      if (count > most) most = count, separator_ = c;
    }
  }

  bool is_done() const { return at_ >= text_.size(); }
  std::uint32_t unclosed() const { return unclosed_; }

  CsvTable::Row row() {
    CsvTable::Row row;
    row.line = line_;
    while (true) {
      row.cells.emplace_back(trimmed(cell()));
      if (is_done()) return row;
      const char c = text_[at_++];
      if (c == separator_) continue;
      if (c == '\r' && !is_done() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

 private:
  std::string cell() {
    std::string value;
    if (!is_done() && text_[at_] == '"') quoted(value);
    while (!is_done() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r')
      value += text_[at_++];
    return value;
  }

  void quoted(std::string& value) {
    const std::uint32_t begin = line_;
    for (++at_; !is_done(); ++at_) {
      if (text_[at_] == '"') {
        if (text_.substr(at_ + 1, 1) != "\"") {
          ++at_;
          return;
        }
        ++at_;
      }
      line_ += text_[at_] == '\n' ? 1U : 0U;
      value += text_[at_];
    }
    unclosed_ = begin;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t unclosed_ = 0;
  char separator_ = ',';
};

}  // namespace

std::string csv_row(const std::vector<std::string>& cells, char separator) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += separator;
    const std::string& cell = cells[i];
    const std::string special = std::string("\"\r\n") + separator;
    if (cell.find_first_of(special) == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + '\n';
}

Result<CsvTable> CsvTable::read(std::string_view document, const std::string& file) {
  if (document.starts_with("\xEF\xBB\xBF")) document.remove_prefix(3);
  CsvTable table;
  Cutter cutter(document);
  while (!cutter.is_done()) {
    Row row = cutter.row();
    const bool is_blank = std::all_of(row.cells.begin(), row.cells.end(),
                                      [](const auto& cell) { return cell.empty(); });
    if (is_blank) continue;
    if (table.columns_.empty()) {
      table.columns_ = std::move(row.cells);
      table.columns_line_ = row.line;
    } else {
      table.rows_.push_back(std::move(row));
    }
  }
  if (cutter.unclosed() == 0) return table;
  return failure("csv.unclosed", {file, cutter.unclosed(), 0}, "a quotation mark is not closed",
                 "within quotation marks, a mark is written twice");
}

bool CsvTable::has(std::string_view column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

std::string CsvTable::cell(const Row& row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  return index < row.cells.size() ? row.cells[index] : std::string();
}

}  // namespace base
