// SPDX-License-Identifier: MIT
// CMIF as a table and back, in the columns of CSV2CMI.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "feeds/cmif_document.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

constexpr std::string_view kBetween = "|";

std::vector<std::string> side_cells(const Action* action) {
  if (action == nullptr) return std::vector<std::string>(6);
  const auto cells_of = [](const std::vector<Name>& names) {
    std::vector<std::string> texts;
    std::vector<std::string> addresses;
    for (const Name& name : names) {
      texts.push_back(name.text);
      addresses.push_back(joined(name.references, " "));
    }
    const bool has_address = std::any_of(addresses.begin(), addresses.end(),
                                         [](const auto& text) { return !text.empty(); });
    return std::array<std::string, 2>{joined(texts, kBetween),
                                      has_address ? joined(addresses, kBetween) : ""};
  };
  const auto agents = cells_of(action->agents);
  const auto places = cells_of(action->places);
  const Dating date = action->dates.empty() ? Dating() : action->dates.front();
  return {agents[0], agents[1], places[0], places[1], edtf(date), date.text};
}

std::vector<Name> names_of_cells(const std::string& texts, const std::string& addresses,
                                 Kind kind) {
  const auto names = split(texts, "|");
  const auto links = split(addresses, "|");
  std::vector<Name> found;
  for (std::size_t i = 0; i < std::max(names.size(), links.size()); ++i) {
    Name name;
    name.kind = kind;
    if (i < names.size()) name.text = names[i];
    if (i < links.size()) {
      for (const std::string_view address : base::words_of(links[i]))
        name.references.emplace_back(address);
    }
    if (name.text.empty()) name.text = joined(name.references, " ");
    if (!name.text.empty()) found.push_back(std::move(name));
  }
  return found;
}

// Reads the rows of a table.
class TableReader {
 public:
  TableReader(const base::CsvTable& table, const std::string& file, base::DiagnosticSink& sink)
      : table_(table), file_(file), sink_(sink) {}

  void read(const base::CsvTable::Row& row, CmifDocument& document) {
    const std::string edition = table_.cell(row, "edition");
    const std::string url = table_.cell(row, "url");
    document.add_letter(table_.cell(row, "key"), url,
                        document.add_source(edition, "", url.empty() ? "print" : "online"));
    document.add_action(side(row, "sender", "sent"));
    document.add_action(side(row, "addressee", "received"));
    document.add_note(table_.cell(row, "note"));
  }

 private:
  Action side(const base::CsvTable::Row& row, const std::string& who, const char* type) {
    Action action;
    action.type = type;
    action.agents =
        names_of_cells(table_.cell(row, who), table_.cell(row, who + "ID"), Kind::person);
    action.places = names_of_cells(table_.cell(row, who + "Place"),
                                   table_.cell(row, who + "PlaceID"), Kind::place);
    for (const auto* const names : {&action.agents, &action.places}) check(row, *names);
    const std::string value = table_.cell(row, who + "Date");
    if (value.empty()) return action;
    auto date = dating_of_edtf(value);
    if (!date) {
      fault(row, "cmif.csv-date", fmt::format("{}Date is “{}”, which is no date", who, value),
            "write 1929-12-29, 1929-12, 1929, 1929?, 1929-12-29/1930-01-02 or [1929..1930]");
      return action;
    }
    date->text = table_.cell(row, who + "DateText");
    action.dates.push_back(std::move(*date));
    return action;
  }

  void check(const base::CsvTable::Row& row, const std::vector<Name>& names) {
    for (const Name& name : names) {
      for (const std::string& address : name.references) {
        const auto link = authority::read_link(address);
        if (link && !link->is_sound) {
          fault(row, "cmif.csv-identifier",
                fmt::format("“{}” is no identifier of {}", link->identifier, name_of(link->scheme)),
                "look it up again");
        }
      }
    }
  }

  void fault(const base::CsvTable::Row& row, std::string code, std::string message,
             std::string hint) {
    sink_.add({base::Severity::error,
               std::move(code),
               {file_, row.line, 0},
               std::move(message),
               std::move(hint),
               {}});
  }

  const base::CsvTable& table_;
  const std::string& file_;
  base::DiagnosticSink& sink_;
};

}  // namespace

std::string csv_of_cmif(const Tree& tree) {
  std::map<std::string, std::string> editions;
  for (const pugi::xml_node bibl : elements_named(tree.root(), "bibl"))
    editions[bibl.attribute("xml:id").value()] = name_text(bibl);
  std::vector<Correspondence> letters;
  for (const pugi::xml_node node : elements_named(tree.root(), "correspDesc"))
    letters.push_back(read_correspondence(tree, node));
  const bool has_addresses = std::any_of(
      letters.begin(), letters.end(), [](const auto& letter) { return !letter.reference.empty(); });
  std::vector<std::string> columns;
  for (const std::string side : {"sender", "addressee"}) {
    for (const char* const part : {"", "ID", "Place", "PlaceID", "Date", "DateText"})
      columns.push_back(side + part);
  }
  for (const char* const name : {"edition", "key", "note"}) columns.emplace_back(name);
  if (has_addresses) columns.emplace_back("url");
  std::string table = base::csv_row(columns);
  for (const Correspondence& letter : letters) {
    std::vector<std::string> cells = side_cells(letter.action("sent"));
    for (std::string& cell : side_cells(letter.action("received")))
      cells.push_back(std::move(cell));
    const auto edition = editions.find(
        letter.source.substr(std::min(letter.source.find('#') + 1, letter.source.size())));
    cells.push_back(edition == editions.end() ? "" : edition->second);
    cells.push_back(letter.key);
    cells.push_back(letter.note);
    if (has_addresses) cells.push_back(letter.reference);
    table += base::csv_row(cells);
  }
  return table;
}

base::Result<std::string> cmif_of_csv(std::string_view bytes, const std::string& file,
                                      const Edition& edition, const CmifWriting& writing,
                                      base::DiagnosticSink& sink) {
  const auto table = base::CsvTable::read(bytes, file);
  if (!table) return tl::unexpected(table.error());
  if (!table->has("sender") || !table->has("addressee")) {
    return base::failure(
        "cmif.csv-columns", {file, 1, 0}, "the table has no columns sender and addressee",
        "name the columns as CSV2CMI does: sender, senderID, senderPlace, …, edition, key, note");
  }
  CmifDocument document(edition, writing, sink);
  TableReader reader(*table, file, sink);
  for (const base::CsvTable::Row& row : table->rows()) reader.read(row, document);
  return document.bytes();
}

}  // namespace feeds
