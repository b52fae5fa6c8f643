// SPDX-License-Identifier: MIT
#include "edition/letter_table.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/edit_distance.hpp"
#include "base/text.hpp"
#include "edition/toml_reader.hpp"

namespace edition {
namespace {

std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of(";|"), cell.size());
    parts.emplace_back(base::trimmed(cell.substr(0, end)));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

constexpr std::array<std::string_view, 16> kColumns = {"file",           "key",
                                                       "sender",         "senderID",
                                                       "senderPlace",    "senderPlaceID",
                                                       "senderDate",     "senderDateText",
                                                       "addressee",      "addresseeID",
                                                       "addresseePlace", "addresseePlaceID",
                                                       "addresseeDate",  "addresseeDateText",
                                                       "edition",        "note"};

bool is_uri(std::string_view text) {
  return text.find("://") != std::string_view::npos && text.find(' ') == std::string_view::npos;
}

// A point in time of EDTF with digits left open: its first and last year, month or day.
bool read_point(std::string text, std::string& first, std::string& last, std::string& certainty) {
  if (!text.empty() && std::string_view("~?%").find(text.back()) != std::string_view::npos) {
    certainty = text.back() == '~' ? "medium" : "low";
    text.pop_back();
  }
  std::replace(text.begin(), text.end(), 'u', 'X');
  for (const std::string_view open : {"-XX-XX", "-XX"}) {
    if (text.ends_with(open)) text.erase(text.size() - open.size());
  }
  first = last = text;
  if (text.size() == 4) {
    std::replace(first.begin() + 1, first.end(), 'X', '0');
    std::replace(last.begin() + 1, last.end(), 'X', '9');
  }
  return base::is_date(first) && base::is_date(last);
}

}  // namespace

bool read_edtf(std::string_view text, DatedValue& date) {
  DatedValue value;
  std::string certainty;
  const bool is_set = text.starts_with('[') && text.ends_with(']');
  if (is_set) text = text.substr(1, text.size() - 2);
  const std::string_view separator = is_set ? ".." : "/";
  const std::size_t middle = is_set ? text.find("..") : text.find('/');
  std::string first;
  std::string last;
  if (middle == std::string_view::npos) {
    if (!read_point(std::string(text), first, last, certainty)) return false;
    if (first == last) {
      value.when = first;
    } else {
      value.not_before = first, value.not_after = last;
    }
  } else {
    const std::string_view begin = text.substr(0, middle);
    const std::string_view end = text.substr(middle + separator.size());
    const auto is_open = [](std::string_view part) { return part.empty() || part == ".."; };
    if (is_open(begin) && is_open(end)) return false;
    const bool is_between = is_set || is_open(begin) || is_open(end);
    std::string unused;
    if (!is_open(begin) && !read_point(std::string(begin), first, unused, certainty)) return false;
    if (!is_open(end) && !read_point(std::string(end), unused, last, certainty)) return false;
    const std::size_t common = std::min(first.size(), last.size());
    if (!first.empty() && !last.empty() && first.compare(0, common, last, 0, common) > 0) {
      return false;
    }
    (is_between ? value.not_before : value.from) = first;
    (is_between ? value.not_after : value.to) = last;
  }
  value.text = std::move(date.text);
  value.confidence.certainty = certainty;
  date = std::move(value);
  return true;
}

// Makes the rows of a table.
class LetterTableReader {
 public:
  using Row = base::CsvTable::Row;

  LetterTableReader(std::string_view document, const std::string& file, base::DiagnosticSink& sink)
      : csv_(base::CsvTable::read(document, file)), sink_(sink) {
    table_.file_ = file;
  }

  LetterTable read() {
    if (!csv_) {
      sink_.add(csv_.error());
    } else if (!csv_->columns().empty() && knows_columns()) {
      for (const Row& row : csv_->rows()) read_row(row);
    }
    return std::move(table_);
  }

 private:
  void fault(std::uint32_t line, std::string code, std::string message, std::string hint,
             base::Severity severity = base::Severity::error) {
    sink_.add({severity,
               std::move(code),
               {table_.file_, line, 0},
               std::move(message),
               std::move(hint),
               {}});
  }

  bool knows_columns() {
    for (const std::string& name : csv_->columns()) {
      if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end()) warn_of_column(name);
    }
    key_ = csv_->has("file") ? "file" : "key";
    if (csv_->has(key_)) return true;
    fault(csv_->columns_line(), "edition.csv-columns", "there is no column file and no column key",
          "name the letter of each row: the name of its text, with or without ending");
    return false;
  }

  // A column of another kind is the archive's own affair; one that is nearly ours is a misprint.
  void warn_of_column(const std::string& name) {
    constexpr std::size_t kLimit = 2;
    for (const std::string_view known : kColumns) {
      if (base::edit_distance(name, known, kLimit) > kLimit || known.size() < 6) continue;
      fault(csv_->columns_line(), "edition.csv-columns",
            fmt::format("there is no column “{}”", name), fmt::format("did you mean {}?", known),
            base::Severity::warning);
      return;
    }
  }

  std::string cell(const Row& row, const std::string& column) const {
    return csv_->cell(row, column);
  }

  void identify(const Row& row, NamedEntity& entity, const std::string& id) {
    if (is_uri(id)) {
      entity.uri = id;
    } else if (id.empty() || is_id(id)) {
      entity.key = id;
    } else {
      fault(row.line, "edition.bad-key",
            fmt::format("“{}” is neither an address nor an xml:id", id),
            "write an address (https://…) or the xml:id of the entry in the authority");
    }
  }

  void read_side(const Row& row, const std::string& side, CorrespondenceSide& value) {
    const auto names = parts_of(cell(row, side));
    const auto ids = parts_of(cell(row, side + "ID"));
    for (std::size_t i = 0; i < std::max(names.size(), ids.size()); ++i) {
      NamedEntity person;
      if (i < names.size()) person.name = names[i];
      if (i < ids.size()) identify(row, person, ids[i]);
      const bool is_empty = person.name.empty() && person.key.empty();
      if (!is_empty) value.persons.push_back(std::move(person));
    }
    NamedEntity place;
    place.name = cell(row, side + "Place");
    identify(row, place, cell(row, side + "PlaceID"));
    if (!place.name.empty() || !place.key.empty()) value.place = std::move(place);
    const std::string date = cell(row, side + "Date");
    if (date.empty()) return;
    DatedValue dated;
    dated.text = cell(row, side + "DateText");
    if (read_edtf(date, dated)) {
      value.date = std::move(dated);
    } else {
      fault(row.line, "edition.bad-date",
            fmt::format("{}Date is “{}”, which is no date", side, date),
            "a date is written 1929-12-29, 1929-12, 1929, 1929~ or 1929-12-29/1930-01-02");
    }
  }

  void read_row(const Row& row) {
    const std::string name = cell(row, key_);
    if (name.empty()) return;
    LetterTable::Row value;
    value.line = row.line;
    read_side(row, "sender", value.sent);
    read_side(row, "addressee", value.received);
    value.edition = cell(row, "edition");
    value.note = cell(row, "note");
    const auto [first, is_new] = table_.rows_.emplace(name, std::move(value));
    if (is_new) return;
    fault(row.line, "edition.csv-twice",
          fmt::format("“{}” has a row already, in line {}", name, first->second.line),
          "leave one of them");
  }

  base::Result<base::CsvTable> csv_;
  base::DiagnosticSink& sink_;
  LetterTable table_;
  std::string key_;
};

LetterTable LetterTable::read(std::string_view document, const std::string& file,
                              base::DiagnosticSink& sink) {
  return LetterTableReader(document, file, sink).read();
}

bool LetterTable::apply(std::string_view name, LetterMetadata& metadata) const {
  auto found = rows_.find(name);
  if (found == rows_.end()) found = rows_.find(std::string(name) + ".txt");
  if (found == rows_.end()) return false;
  const Row& row = found->second;
  const auto take = [](const CorrespondenceSide& from, CorrespondenceSide& to) {
    if (!from.persons.empty()) to.persons = from.persons;
    if (from.place) to.place = from.place;
    if (from.date) to.date = from.date;
  };
  take(row.sent, metadata.sent);
  take(row.received, metadata.received);
  if (!row.edition.empty()) metadata.source_title = row.edition;
  if (!row.note.empty()) metadata.correspondence_note = row.note;
  return true;
}

std::vector<base::Diagnostic> LetterTable::lonely_rows(
    const std::vector<std::string>& names) const {
  const std::set<std::string> known(names.begin(), names.end());
  std::vector<base::Diagnostic> warnings;
  for (const auto& [key, row] : rows_) {
    const std::string stem = key.ends_with(".txt") ? key.substr(0, key.size() - 4) : key;
    if (known.contains(key) || known.contains(stem)) continue;
    warnings.push_back({base::Severity::warning,
                        "edition.lonely-row",
                        {file_, row.line, 0},
                        fmt::format("the row of “{}” belongs to no letter", key),
                        "name the letter as its text is named",
                        {}});
  }
  std::stable_sort(warnings.begin(), warnings.end(),
                   [](const auto& a, const auto& b) { return a.at.line < b.at.line; });
  return warnings;
}

}  // namespace edition
