// SPDX-License-Identifier: MIT
#include <array>

#include <fmt/format.h>

#include "apograph/authority/authority_sources.hpp"
#include "apograph/authority/letter_pointers.hpp"
#include "apograph/commands.hpp"
#include "apograph/export/cmif_tools.hpp"
#include "apograph/workplace.hpp"
#include "authority/agreement.hpp"
#include "authority/check.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {kRegistersOperand};

constexpr std::array<cli::Option, 2> kOptions = {{
    kReportFormatOption,
    kReadingJobsOption,
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph authority check", "inside an edition: its authority files and its letters"},
    {"apograph authority check --format gnu persons.xml places.xml",
     "files by themselves; one line a finding"},
}};

void report_unmentioned(const std::vector<const authority::Entity*>& entities,
                        const LetterCheck& letters, base::DiagnosticSink& sink) {
  for (const authority::Entity* entity : entities) {
    if (entity->key.empty() || letters.mentioned.contains(entity->key)) continue;
    sink.add({base::Severity::info,
              "authority.unmentioned",
              entity->at,
              fmt::format("no letter mentions “{}”", authority::shown_name(*entity)),
              "",
              {}});
  }
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const auto jobs = jobs_of(arguments, "apograph authority check");
  if (!jobs) return failed(console, jobs.error());
  base::DiagnosticList findings;
  const auto sources = open_authority(arguments, findings);
  if (!sources) return failed(console, sources.error());
  const std::vector<const authority::Entity*> entities = sources->entities();
  authority::check_entries(entities, findings);
  std::vector<std::string> files;
  for (const authority::RegisterFile& file : sources->files) files.push_back(file.name());
  std::size_t letters = 0;
  if (sources->edition) {
    const LetterCheck checked = check_letters(*sources, *jobs, findings);
    letters = checked.files.size();
    files.insert(files.end(), checked.files.begin(), checked.files.end());
    if (letters > 0) report_unmentioned(entities, checked, findings);
  }
  const auto exit = write_findings(files, findings, arguments, console);
  if (!exit) return failed(console, exit.error());
  if (cli::format_of(arguments.value("format")) == cli::Format::text) {
    console.report(fmt::format(
        "{} in {}{}: {}\n", counts_by_kind(entities), counted(sources->files.size(), "file"),
        letters > 0 ? ", " + counted(letters, "letter") : "", summary_of(findings)));
  }
  return *exit;
}

}  // namespace

constexpr cli::Command kAuthorityCheck = {
    .name = "authority check",
    .summary = "find duplicates, conflicts and wrong identifiers in authority files",
    .description =
        "Checks authority files. Errors: an xml:id that two entries have, an entry without a name, "
        "one identifier under two entries, life dates that contradict each other or are no dates, "
        "an identifier of GND, VIAF, Wikidata, GeoNames, BnF, LoC, NDL, ISNI or ORCID whose form "
        "or check digit is wrong. Warnings: two entries of one name that nothing tells apart, a "
        "form of a name that two entries share, two identifiers of one authority file in an entry, "
        "an entry without xml:id, a life of more than 110 years. Nothing is looked up in the "
        "network.\n\n"
        "In an edition its letters are read, too: a pointer to nobody is an error, a persName that "
        "points to a place a warning, an entry that no letter mentions a note.\n\n"
        "The exit status is 1 where there is an error.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
