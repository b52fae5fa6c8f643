// SPDX-License-Identifier: MIT
#include <array>
#include <string>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/export/cmif_tools.hpp"
#include "apograph/export/edition_facts.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "feeds/cmif.hpp"
#include "feeds/dating.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<std::string_view, 2> kLicences = {"cc-by", "cc0"};

constexpr cli::Option kOutput = {.name = "output",
                                 .help = "the file to write; standard output by default",
                                 .value = "FILE",
                                 .kind = ValueKind::file,
                                 .letter = 'o'};
constexpr cli::Option kUrl = {.name = "url",
                              .help = "the address at which the index will be found",
                              .value = "URL",
                              .kind = ValueKind::text};
constexpr cli::Option kEditor = {.name = "editor",
                                 .help = "whom to write to: 'Name <address>'",
                                 .value = "PERSON",
                                 .kind = ValueKind::text};
constexpr cli::Option kLicence = {.name = "licence",
                                  .help = "the licence of the index",
                                  .value = "LICENCE",
                                  .kind = ValueKind::text,
                                  .choices = kLicences};
constexpr cli::Option kCertainty = {
    .name = "certainty",
    .help = "write @cert and @evidence, which CMIF 1.1 knows and the public checker does not yet"};

feeds::CmifWriting writing_of(const cli::Arguments& arguments) {
  return {.facts = {.editor = arguments.value("editor"),
                    .url = arguments.value("url"),
                    .licence = arguments.value("licence")},
          .keeps_certainty = arguments.has("certainty"),
          .lists_mentions = arguments.has("mentions")};
}

base::Result<std::string> date_of(const cli::Arguments& arguments) {
  std::string date = arguments.value("date");
  if (date.empty() || base::is_date(date)) return date;
  return base::failure("cli.usage", {"apograph cmif"},
                       fmt::format("--date was “{}”, expected a day, a month or a year", date),
                       "write 2026-11-22, 2026-11 or 2026");
}

cli::Exit deliver(const std::string& bytes, const cli::Arguments& arguments,
                  const base::DiagnosticList& faults, cli::Console& console) {
  const std::string output = arguments.value("output", "-");
  const auto written =
      output == "-" ? write_to_output(console, bytes) : write_product(output, bytes);
  if (!written) return failed(console, written.error());
  return report_faults(faults, console) ? cli::Exit::findings : cli::Exit::clean;
}

// ---- cmif export

constexpr cli::Option kDate = {.name = "date",
                               .help = "the day of the index's last change, as 2026-11-22",
                               .value = "DATE",
                               .kind = ValueKind::text};
constexpr std::array<cli::Operand, 1> kExportOperands = {{
    {.name = "EDITION",
     .help = "the folder of an edition, or of TEI files",
     .kind = ValueKind::folder},
}};
constexpr std::array<cli::Option, 7> kExportOptions = {{
    kOutput,
    kUrl,
    kDate,
    kEditor,
    kLicence,
    kCertainty,
    {.name = "mentions", .help = "list who and what is named in a letter, as CMIF 2 proposes"},
}};
constexpr std::array<cli::Example, 1> kExportExamples = {{
    {"apograph cmif export --url https://example.org/cmif.xml --licence cc0 -o cmif.xml",
     "inside an edition: the index of its letters"},
}};

cli::Exit run_export(const cli::Arguments& arguments, cli::Console& console) {
  base::DiagnosticList faults;
  const auto jobs = jobs_of(arguments, "apograph cmif export");
  if (!jobs) return failed(console, jobs.error());
  auto facts = read_edition_facts(arguments, *jobs, faults);
  if (!facts) {
    report_faults(faults, console);
    return cli::Exit::failed;
  }
  const auto date = date_of(arguments);
  if (!date) return failed(console, date.error());
  if (!date->empty()) facts->edition.date = *date;
  const std::string bytes = feeds::cmif_of(facts->edition, writing_of(arguments), faults);
  return deliver(bytes, arguments, faults, console);
}

// ---- cmif from-csv, cmif to-csv

constexpr std::array<cli::Operand, 1> kTableOperands = {{
    {.name = "FILE", .help = "the file to read; - is standard input", .is_required = true},
}};
constexpr std::array<cli::Option, 8> kFromOptions = {{
    kOutput,
    {.name = "title", .help = "the title of the index", .value = "TITLE", .kind = ValueKind::text},
    {.name = "publisher",
     .help = "who holds the rights in the index",
     .value = "NAME",
     .kind = ValueKind::text},
    kDate,
    kUrl,
    kEditor,
    kLicence,
    kCertainty,
}};
constexpr std::array<cli::Option, 1> kToOptions = {{kOutput}};
constexpr std::array<cli::Example, 1> kFromExamples = {{
    {"apograph cmif from-csv --title 'Letters to a friend' --licence cc-by letters.csv -o cmif.xml",
     "an index from a table"},
}};
constexpr std::array<cli::Example, 1> kToExamples = {{
    {"apograph cmif to-csv cmif.xml -o letters.csv", "a table to work on in a spreadsheet"},
}};

cli::Exit run_from_csv(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& file = arguments.operands().front();
  const auto table = base::read_file(file);
  if (!table) return failed(console, table.error());
  feeds::Edition edition;
  edition.title = arguments.value("title", "Index of letters");
  edition.publisher = arguments.value("publisher");
  const auto date = date_of(arguments);
  if (!date) return failed(console, date.error());
  edition.date = *date;
  base::DiagnosticList faults;
  const auto bytes = feeds::cmif_of_csv(*table, file, edition, writing_of(arguments), faults);
  if (!bytes) return failed(console, bytes.error());
  return deliver(*bytes, arguments, faults, console);
}

cli::Exit run_to_csv(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& file = arguments.operands().front();
  const auto document = base::read_file(file);
  if (!document) return failed(console, document.error());
  const auto tree = feeds::Tree::read(*document, file);
  if (!tree) return failed(console, tree.error());
  return deliver(feeds::csv_of_cmif(*tree), arguments, {}, console);
}

}  // namespace

constexpr cli::Command kCmifExport = {
    .name = "cmif export",
    .summary = "write the index of an edition's letters for correspSearch",
    .description =
        "Writes the letters of an edition as an index in the Correspondence Metadata Interchange "
        "Format, valid under "
        "CMIF 1.1 and the two older schemas in circulation. A person or place is linked where the "
        "authority has an identifier that "
        "correspSearch reads: GND, VIAF, BnF, LoC or NDL, and GeoNames for places. What is missing "
        "is a warning.",
    .operands = kExportOperands,
    .options = kExportOptions,
    .examples = kExportExamples,
    .run = run_export,
};

constexpr cli::Command kCmifFromCsv = {
    .name = "cmif from-csv",
    .summary = "make an index of letters from a table",
    .description =
        "Makes an index of letters (CMIF) from a table in the columns of CSV2CMI: sender, "
        "senderID, senderPlace, senderPlaceID, "
        "senderDate, senderDateText, the same of addressee, edition, key and note; url, where a "
        "letter has an address. Several persons of a cell, and their IDs, stand between bars (|). "
        "Dates are ISO or EDTF: 1929-12, 1929?, "
        "1929-12-29/1930-01-02, [1929..1930]. Rows of the same edition share its description.",
    .operands = kTableOperands,
    .options = kFromOptions,
    .examples = kFromExamples,
    .run = run_from_csv,
};

constexpr cli::Command kCmifToCsv = {
    .name = "cmif to-csv",
    .summary = "write an index of letters as a table",
    .description =
        "Writes the letters of an index (CMIF) as a table in the columns of CSV2CMI, and url, "
        "where letters have addresses. apograph cmif from-csv reads it.",
    .operands = kTableOperands,
    .options = kToOptions,
    .examples = kToExamples,
    .run = run_to_csv,
};

}  // namespace apograph
