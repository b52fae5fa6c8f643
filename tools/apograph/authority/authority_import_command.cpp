// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "apograph/authority/authority_sources.hpp"
#include "apograph/authority/new_output.hpp"
#include "apograph/commands.hpp"
#include "apograph/export/cmif_tools.hpp"
#include "apograph/workplace.hpp"
#include "authority/intake.hpp"
#include "authority/placement.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using authority::EntityKind;

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FILE",
     .help = "registers in TEI, tables (.csv, .tsv), folders of TEI files",
     .is_repeatable = true,
     .is_required = true},
}};

constexpr std::array<cli::Option, 5> kOptions = {{
    {.name = "into",
     .help = "the authority file that takes new entries; by default the one of the edition that "
             "has most of their kind, else authority/persons.xml and its like",
     .value = "FILE",
     .kind = cli::ValueKind::file},
    {.name = "fill",
     .help = "let entries that are there take dates, sex, position, language, a note and "
             "identifiers where they have none"},
    {.name = "kind",
     .help = "of the rows of a table that say none; person by default",
     .value = "KIND",
     .kind = cli::ValueKind::text,
     .choices = kEntryKinds},
    {.name = "dry-run", .help = "change nothing, show the differences"},
    kReportFormatOption,
}};

constexpr std::array<cli::Example, 3> kExamples = {{
    {"apograph authority import listperson.xml", "inside an edition: the register of another one"},
    {"apograph authority import --fill --dry-run personen.csv",
     "a table; what would change is shown"},
    {"apograph authority import --kind place --into places.xml orte.csv", "without an edition"},
}};

constexpr std::array<std::pair<EntityKind, std::string_view>, 4> kFiles = {{
    {EntityKind::person, "persons.xml"},
    {EntityKind::place, "places.xml"},
    {EntityKind::organisation, "orgs.xml"},
    {EntityKind::work, "works.xml"},
}};

base::Diagnostic usage(std::string message, std::string hint) {
  return base::failure("cli.usage", {"apograph authority import"}, std::move(message),
                       std::move(hint))
      .value();
}

// Where new entries go: a file that is there, by its number, or a new one.
struct Destination {
  fs::path path;
  std::optional<std::size_t> number;
  std::vector<EntityKind> kinds;
};

class Importer {
 public:
  Importer(AuthoritySources sources, std::vector<authority::RegisterFile> imported, bool fills)
      : sources_(std::move(sources)),
        imported_(std::move(imported)),
        intake_(sources_.registers(), fills ? authority::Known::fill : authority::Known::report) {}

  void take(base::DiagnosticSink& sink) {
    for (const authority::RegisterFile& file : imported_) intake_.take(file, sink);
  }

  base::Result<std::vector<Rewriting>> files(const std::string& into) const {
    std::vector<Rewriting> files;
    const std::vector<Destination> destinations = this->destinations(into);
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      auto grown = intake_.grown(i);
      if (!grown) return tl::unexpected(std::move(grown.error()));
      files.push_back({sources_.files[i].name(), sources_.files[i].bytes(), std::move(*grown)});
    }
    for (const Destination& destination : destinations) {
      if (!destination.number) {
        files.push_back({destination.path, "", new_register(destination)});
      }
      Rewriting& file = destination.number ? files[*destination.number] : files.back();
      auto text = intake_.with_added(file.after, file.path.string(), destination.kinds);
      if (!text) return tl::unexpected(std::move(text.error()));
      file.after = std::move(*text);
    }
    return files;
  }

  std::string summary() const {
    const authority::IntakeCounts& counts = intake_.counts();
    std::string text = counted(counts.added, "new entry");
    if (counts.added != 1) text = fmt::format("{} new entries", counts.added);
    text += fmt::format(", {} there already", counts.same + counts.changed + counts.reported);
    std::string more;
    if (counts.changed > 0) more += fmt::format("{} filled", counts.changed);
    if (counts.reported > 0) {
      more += fmt::format("{}{} with less", more.empty() ? "" : ", ", counts.reported);
    }
    if (!more.empty()) text += " (" + more + ")";
    if (counts.doubtful > 0) text += fmt::format(", {} left to you", counts.doubtful);
    return text;
  }

  std::vector<std::string> imported_files() const {
    std::vector<std::string> names;
    names.reserve(imported_.size());
    for (const authority::RegisterFile& file : imported_) names.push_back(file.name());
    return names;
  }

 private:
  std::vector<Destination> destinations(const std::string& into) const {
    std::vector<Destination> found;
    for (const auto& [kind, name] : kFiles) {
      if (intake_.added(kind) == 0) continue;
      Destination destination = into.empty() ? home_of(kind, name) : named(into);
      auto same = std::find_if(found.begin(), found.end(), [&](const Destination& other) {
        return other.path == destination.path;
      });
      if (same == found.end()) same = found.insert(found.end(), std::move(destination));
      same->kinds.push_back(kind);
    }
    return found;
  }

  // The file with most entries of the kind.
  Destination home_of(EntityKind kind, std::string_view name) const {
    std::optional<std::size_t> best;
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      const auto& entries = sources_.files[i].entries();
      const auto count = std::count_if(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.entity.kind == kind && entry.entity.certainty.empty();
      });
      if (count > most) most = count, best = i;
    }
    if (best) return {sources_.files[*best].name(), best, {}};
    return named((sources_.edition->folder / "authority" / name).string());
  }

  Destination named(const std::string& path) const {
    std::error_code error;
    for (std::size_t i = 0; i < sources_.files.size(); ++i) {
      if (path == sources_.files[i].name() || fs::equivalent(path, sources_.files[i].name(), error))
        return {sources_.files[i].name(), i, {}};
    }
    return {path, std::nullopt, {}};
  }

  std::string new_register(const Destination& destination) const {
    std::string title = "Register";
    if (destination.kinds == std::vector{EntityKind::person}) title = "Persons";
    if (destination.kinds == std::vector{EntityKind::place}) title = "Places";
    if (destination.kinds == std::vector{EntityKind::organisation}) title = "Organisations";
    if (destination.kinds == std::vector{EntityKind::work}) title = "Works";
    std::string files;
    for (const authority::RegisterFile& file : imported_) {
      files += (files.empty() ? "" : ", ") + reference_of(file.name());
    }
    return authority::new_file(title, "Authority file of the edition.",
                               "Imported from " + files + ".", kProgram.version);
  }

  AuthoritySources sources_;
  std::vector<authority::RegisterFile> imported_;
  authority::Intake intake_;
};

// The files of the edition, and the one of --into where it is none of them.
base::Result<AuthoritySources> registers_of(const cli::Arguments& arguments) {
  const std::string into = arguments.value("into");
  std::error_code error;
  const bool has_edition = edition::find_edition("").has_value();
  if (!has_edition && into.empty()) {
    return tl::unexpected(usage("there is no edition here, and --into names no file",
                                "name the authority file that takes the entries: --into FILE"));
  }
  AuthoritySources sources;
  if (has_edition) {
    auto opened = open_edition_authority(std::nullopt);
    if (!opened) return opened;
    sources = std::move(*opened);
  }
  const bool is_known =
      std::any_of(sources.files.begin(), sources.files.end(),
                  [&](const auto& file) { return fs::equivalent(into, file.name(), error); });
  if (into.empty() || is_known || !fs::exists(into, error)) return sources;
  base::DiagnosticList none;
  auto opened = open_registers({into}, EntityKind::person, none);
  if (!opened) return tl::unexpected(std::move(opened.error()));
  sources.files.push_back(std::move(opened->front()));
  return sources;
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  auto sources = registers_of(arguments);
  if (!sources) return failed(console, sources.error());
  base::DiagnosticList findings;
  auto imported = open_registers(arguments.operands(), kind_option(arguments), findings);
  if (!imported) return failed(console, imported.error());
  Importer importer(std::move(*sources), std::move(*imported), arguments.has("fill"));
  importer.take(findings);
  const auto files = importer.files(arguments.value("into"));
  if (!files) return failed(console, files.error());
  const auto exit = write_findings(importer.imported_files(), findings, arguments, console);
  if (!exit) return failed(console, exit.error());
  if (const auto done = rewrite(*files, arguments.has("dry-run"), console); !done) {
    return failed(console, done.error());
  }
  for (const Rewriting& file : *files) {
    if (file.is_change() && !arguments.has("dry-run")) {
      console.report(fmt::format("{}: written\n", file.path.string()));
    }
  }
  console.report(importer.summary() + '\n');
  return *exit;
}

}  // namespace

constexpr cli::Command kAuthorityImport = {
    .name = "authority import",
    .summary = "bring registers of other editions, or tables, into authority files",
    .description =
        "Adds the persons, places, organisations and works of TEI registers (in standOff, header, "
        "text or a file of their own) and of tables to the authority files of an edition. An entry "
        "that is there already is found by an identifier, else by name where dates, sex, "
        "identifiers and position do not contradict; it is left as it is, and what the import "
        "knows beyond it is reported; --fill takes that where the entry has nothing. What "
        "contradicts itself, or may be several entries, is left out and reported. New entries "
        "stand behind the others, with all that their register says; every other byte of the files "
        "stays as it is.\n\n"
        "A table's first row names its columns, in English, Spanish, French or German: kind, id, "
        "name, surname, forename, variants, birth, death, dates, sex, latitude, longitude, "
        "coordinates, language, level, note, identifiers, and gnd, viaf, wikidata, geonames, bnf, "
        "loc, ndl, isni, orcid. Several values of a cell are parted by a bar or, where there is "
        "none, by semicolons.\n\n"
        "The exit status is 1 where a conflict is left.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
