// SPDX-License-Identifier: MIT
#include <array>

#include <fmt/format.h>

#include "apograph/authority/authority_sources.hpp"
#include "apograph/authority/new_output.hpp"
#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/workplace.hpp"
#include "authority/entry_xml.hpp"
#include "authority/exchange.hpp"
#include "authority/table.hpp"

namespace apograph {
namespace {

constexpr std::array<std::string_view, 3> kFormats = {"tei", "csv", "json"};

constexpr std::array<cli::Operand, 1> kOperands = {kRegistersOperand};

constexpr std::array<cli::Option, 4> kOptions = {{
    {.name = "output",
     .help = "the file to write; by default, and for -, standard output",
     .value = "FILE",
     .kind = cli::ValueKind::file,
     .letter = 'o'},
    {.name = "format",
     .help = "by default what the ending of --output says, else tei",
     .value = "FORMAT",
     .kind = cli::ValueKind::text,
     .choices = kFormats},
    kKindOption,
    {.name = "force", .help = "write over a file that exists"},
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph authority export -o register.xml", "one TEI file with all that an edition knows"},
    {"apograph authority export --kind person -o persons.csv", "its persons as a table"},
}};

std::string format_of(const cli::Arguments& arguments) {
  if (arguments.has("format")) return arguments.value("format");
  const std::string output = arguments.value("output");
  if (output.ends_with(".csv")) return "csv";
  return output.ends_with(".json") ? "json" : "tei";
}

std::string tei_of(const AuthoritySources& sources,
                   const std::vector<const authority::Entity*>& meant) {
  std::vector<authority::Entity> entities;
  entities.reserve(meant.size());
  std::size_t next = 0;
  for (const authority::RegisterFile& file : sources.files) {
    for (const authority::FoundEntry& entry : file.entries()) {
      if (next == meant.size() || meant[next] != &entry.entity) continue;
      ++next;
      entities.push_back(entry.entity);
      entities.back().xml = authority::entry_xml(*entry.node);
    }
  }
  std::vector<const authority::Entity*> pointers;
  pointers.reserve(entities.size());
  for (const authority::Entity& entity : entities) pointers.push_back(&entity);
  const std::string title = sources.edition && !sources.edition->defaults.edition_title.empty()
                                ? "Registers: " + sources.edition->defaults.edition_title
                                : "Registers";
  return authority::tei_of(pointers, title, kProgram.version);
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  base::DiagnosticList faults;
  const auto sources = open_authority(arguments, faults);
  if (!sources) return failed(console, sources.error());
  report_faults(faults, console);
  const auto entities = meant_entities(*sources, arguments);
  const std::string format = format_of(arguments);
  const std::string text = format == "csv"    ? authority::csv_of(entities)
                           : format == "json" ? authority::json_of(entities)
                                              : tei_of(*sources, entities);
  const std::string output = arguments.value("output", "-");
  if (const auto written = write_new(output, text, arguments.has("force"), console); !written) {
    return failed(console, written.error());
  }
  if (output != "-") console.report(fmt::format("{}: {}\n", output, counts_by_kind(entities)));
  return cli::Exit::clean;
}

}  // namespace

constexpr cli::Command kAuthorityExport = {
    .name = "authority export",
    .summary = "write authority files as one TEI file, a table or JSON",
    .description =
        "Writes the entries of authority files for other programs. TEI holds each entry as it "
        "stands in its file, in a list for each kind. The table has the columns kind, id, name, "
        "surname, forename, variants, birth, death, sex, latitude, longitude, language, level, "
        "gnd, "
        "viaf, wikidata, geonames, bnf, lccn, ndl, isni, orcid, identifiers, note and cert; "
        "several values of a cell are parted by a bar. apograph authority import reads both again; "
        "what the table has no column for (the languages of names, other elements) only TEI keeps."
        "\n\nBEACON is written by apograph export.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
