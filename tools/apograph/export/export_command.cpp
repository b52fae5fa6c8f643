// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/export/edition_facts.hpp"
#include "apograph/export/profile_export.hpp"
#include "apograph/export/target_export.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "feeds/target.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::ValueKind;

constexpr std::array<std::string_view, 22> kTargetNames = {
    "all",           "cmif",   "csv",        "gephi", "palladio",  "txm",   "text", "sqlite",
    "jsonld",        "turtle", "beacon",     "oai",   "citation",  "iiif",  "dts",  "bagit",
    "tei-publisher", "evt",    "dse-static", "dtabf", "ceteicean", "simple"};
constexpr std::array<std::string_view, 2> kLicences = {"cc-by", "cc0"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "EDITION",
     .help = "the folder of an edition, or of TEI files",
     .kind = ValueKind::folder},
}};

constexpr std::array<cli::Option, 8> kOptions = {{
    {.name = "to",
     .help = "for which platform; all of them with all",
     .value = "TARGET",
     .kind = ValueKind::text,
     .letter = 't',
     .is_repeatable = true,
     .choices = kTargetNames},
    {.name = "output",
     .help = "the folder of the files, with several targets a folder of folders; by default "
             "export/TARGET in the edition",
     .value = "FOLDER",
     .kind = ValueKind::folder,
     .letter = 'o'},
    {.name = "url",
     .help = "the address at which the CMIF file will be found",
     .value = "URL",
     .kind = ValueKind::text},
    {.name = "editor",
     .help = "whom to write to: 'Name <address>'; by default the editor in edition.toml",
     .value = "PERSON",
     .kind = ValueKind::text},
    {.name = "licence",
     .help = "the licence of the metadata, where edition.toml states none",
     .value = "LICENCE",
     .kind = ValueKind::text,
     .choices = kLicences},
    {.name = "mentions",
     .help = "list in CMIF who and what is named in a letter, as CMIF 2 proposes"},
    {.name = "force", .help = "replace a folder of -o that holds something", .letter = 'f'},
    {.name = "jobs",
     .help = "read so many letters at once; all cores by default",
     .value = "NUMBER",
     .kind = ValueKind::text,
     .letter = 'j'},
}};

constexpr std::array<cli::Example, 4> kExamples = {{
    {"apograph export --to csv",
     "inside an edition: tables of letters, persons, places and mentions"},
    {"apograph export --to all tei/ -o feeds/", "for every platform, each in a folder of its own"},
    {"apograph export --to text letters/ -o texts/", "the reading texts of a folder of TEI files"},
    {"apograph export --to ceteicean", "a page that shows the letters' TEI in a browser"},
}};

base::Result<std::vector<const feeds::Target*>> wanted_targets(const cli::Arguments& arguments) {
  std::vector<const feeds::Target*> wanted;
  for (const std::string& name : arguments.values("to")) {
    if (name == "all")
      return std::vector<const feeds::Target*>(feeds::targets().begin(), feeds::targets().end());
    const feeds::Target* const target = feeds::find_target(name);
    if (std::find(wanted.begin(), wanted.end(), target) == wanted.end()) wanted.push_back(target);
  }
  if (!wanted.empty()) return wanted;
  std::string names;
  for (const feeds::Target* const target : feeds::targets())
    names += fmt::format("{}{}", names.empty() ? "" : ", ", target->name);
  return base::failure("cli.usage", {"apograph export"}, "no platform is named",
                       "say --to with one of " + names);
}

class DiskInput final : public feeds::Input {
 public:
  base::Result<std::string> read(const std::string& path) override { return base::read_file(path); }
};

// A folder that is named and holds something is somebody's.
base::Result<void> may_write(const fs::path& folder, const cli::Arguments& arguments) {
  std::error_code error;
  const bool is_free = !fs::exists(folder, error) ||
                       (fs::is_directory(folder, error) && fs::is_empty(folder, error));
  if (is_free || arguments.has("force") || !arguments.has("output")) return {};
  return base::failure("apograph.output-exists", {folder.string()},
                       "this folder holds something and is not replaced",
                       "name another one, or use --force");
}

fs::path folder_of(const feeds::Target& target, const fs::path& edition, bool is_one_of_several,
                   const cli::Arguments& arguments) {
  fs::path folder =
      arguments.has("output") ? fs::path(arguments.value("output")) : edition / "export";
  if (!arguments.has("output") || is_one_of_several) folder /= target.name;
  return folder;
}

bool has_profile(const std::vector<const feeds::Target*>& targets) {
  return std::any_of(targets.begin(), targets.end(),
                     [](const feeds::Target* target) { return target->profile != nullptr; });
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const auto wanted = wanted_targets(arguments);
  if (!wanted) return failed(console, wanted.error());
  return has_profile(*wanted) ? export_profiles(arguments, console)
                              : export_targets(arguments, nullptr, console);
}

}  // namespace

cli::Exit export_targets(const cli::Arguments& arguments, ProfileWriter* profiles,
                         cli::Console& console) {
  const auto wanted = wanted_targets(arguments);
  if (!wanted) return failed(console, wanted.error());
  const auto jobs = jobs_of(arguments, "apograph export");
  if (!jobs) return failed(console, jobs.error());
  base::DiagnosticList faults;
  auto facts = read_edition_facts(arguments, *jobs, faults);
  if (!facts) {
    report_faults(faults, console);
    return cli::Exit::failed;
  }
  if (std::find(wanted->begin(), wanted->end(), &feeds::kBagItTarget) != wanted->end())
    list_files(*facts, arguments.value("output"), faults);
  const feeds::ExportSettings settings = {.cmif = {.facts = {.editor = arguments.value("editor"),
                                                             .url = arguments.value("url"),
                                                             .licence = arguments.value("licence")},
                                                   .lists_mentions = arguments.has("mentions")},
                                          .software = "apograph " APOGRAPH_VERSION};
  DiskInput input;
  TargetExport exporting(facts->edition, settings, input, profiles);
  for (const feeds::Target* const target : *wanted) {
    const fs::path folder = folder_of(*target, facts->folder, wanted->size() > 1, arguments);
    if (const auto free = may_write(folder, arguments); !free) return failed(console, free.error());
    if (const auto begun = exporting.add(*target, folder); !begun)
      return failed(console, begun.error());
  }
  auto done = exporting.make(*jobs);
  if (done) done = exporting.finish(faults);
  if (!done) return failed(console, done.error());
  for (const feeds::Target* const target : *wanted) {
    console.report(fmt::format(
        "{}: {} in {}\n", target->name, counted(facts->edition.letters.size(), "letter"),
        folder_of(*target, facts->folder, wanted->size() > 1, arguments).string()));
  }
  return report_faults(faults, console) ? cli::Exit::findings : cli::Exit::clean;
}

constexpr cli::Command kExport = {
    .name = "export",
    .summary = "write the files that other platforms want of an edition",
    .description =
        "Reads the TEI of an edition and writes, for each platform that is named, a folder of "
        "files: cmif "
        "(correspSearch), csv (tables), gephi (networks, with GEXF), palladio (maps), txm, text "
        "(Voyant, CATMA), sqlite, jsonld "
        "and turtle (linked data in the terms of schema.org), beacon, oai (Dublin Core in a static "
        "repository), citation "
        "(CITATION.cff, .zenodo.json), iiif (a manifest for each letter with facsimile), dts "
        "(Distributed Text Services as files), bagit (the whole edition for archives, with "
        "checksums); and the letters themselves as other platforms want their "
        "TEI: "
        "tei-publisher, evt, dse-static, ceteicean, dtabf (Deutsches Textarchiv), simple (TEI "
        "simplePrint). share/doc/platforms.md says what to do with them there.\n\n"
        "The folder is replaced as a whole when all its files are written. A letter that cannot be "
        "read is reported and "
        "left out; what a platform wants and the edition does not say is a warning.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
