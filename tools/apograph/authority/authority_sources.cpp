// SPDX-License-Identifier: MIT
#include "apograph/authority/authority_sources.hpp"

#include <algorithm>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/file_pattern.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/workplace.hpp"
#include "authority/agreement.hpp"
#include "authority/table.hpp"
#include "base/file.hpp"
#include "source/encoding.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 1> kXml = {".xml"};

bool is_table(const fs::path& file) {
  return file.extension() == ".csv" || file.extension() == ".tsv";
}

base::Result<authority::RegisterFile> open_register(const fs::path& file,
                                                    authority::EntityKind kind,
                                                    base::DiagnosticSink& sink) {
  auto bytes = base::read_file(file);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  if (!is_table(file)) {
    return authority::RegisterFile::read(std::move(*bytes), file.string(), reference_of(file));
  }
  const auto decoded = source::decode(file.string(), std::move(*bytes));
  if (!decoded) return tl::unexpected(decoded.error());
  return authority::read_table(decoded->text, file.string(), kind, sink);
}

base::Diagnostic without_entries(const std::string& file) {
  return base::failure("authority.no-entries", {file},
                       "found no person, place, org or bibl in a TEI list",
                       "put the entries into listPerson, listPlace, listOrg or listBibl, in the "
                       "namespace of TEI")
      .value();
}

base::Result<void> open_folder(const fs::path& folder, std::vector<authority::RegisterFile>& files,
                               base::DiagnosticSink& sink) {
  std::vector<fs::path> unreadable;
  const std::size_t before = files.size();
  for (const fs::path& file : files_below(folder, kXml, unreadable)) {
    auto opened = open_register(file, authority::EntityKind::person, sink);
    if (!opened) return tl::unexpected(std::move(opened.error()));
    if (!opened->entries().empty()) files.push_back(std::move(*opened));
  }
  if (!unreadable.empty()) {
    return base::failure("file.unreadable", {unreadable.front().string()},
                         "this folder cannot be read", "see its permissions");
  }
  if (files.size() == before) return tl::unexpected(without_entries(folder.string()));
  return {};
}

}  // namespace

std::vector<const authority::Entity*> AuthoritySources::entities() const {
  std::vector<const authority::Entity*> entities;
  for (const authority::RegisterFile& file : files) {
    for (const authority::FoundEntry& entry : file.entries()) entities.push_back(&entry.entity);
  }
  return entities;
}

std::vector<const authority::RegisterFile*> AuthoritySources::registers() const {
  std::vector<const authority::RegisterFile*> registers;
  registers.reserve(files.size());
  for (const authority::RegisterFile& file : files) registers.push_back(&file);
  return registers;
}

std::string reference_of(const fs::path& file) {
  return file.filename().string();
}

base::Result<AuthoritySources> open_edition_authority(const std::optional<fs::path>& folder) {
  const std::optional<fs::path> found = folder ? folder : edition::find_edition("");
  if (!found) {
    return base::failure("apograph.no-edition", {},
                         "there is no edition here: no edition.toml in this folder or above it",
                         "name files, or the folder of an edition; --help tells more");
  }
  auto edition = sound_edition(*found);
  if (!edition) return tl::unexpected(std::move(edition.error()));
  AuthoritySources sources;
  base::DiagnosticList none;
  for (const fs::path& file : edition->authority) {
    auto opened = open_register(file, authority::EntityKind::person, none);
    if (!opened) return tl::unexpected(std::move(opened.error()));
    sources.files.push_back(std::move(*opened));
  }
  sources.edition = std::move(*edition);
  return sources;
}

base::Result<std::vector<authority::RegisterFile>> open_registers(
    const std::vector<std::string>& operands, authority::EntityKind kind,
    base::DiagnosticSink& sink) {
  std::vector<authority::RegisterFile> files;
  std::error_code error;
  for (const std::string& operand : operands) {
    if (fs::is_directory(operand, error)) {
      if (auto opened = open_folder(operand, files, sink); !opened) {
        return tl::unexpected(std::move(opened.error()));
      }
      continue;
    }
    auto opened = open_register(operand, kind, sink);
    if (!opened) return tl::unexpected(std::move(opened.error()));
    if (opened->entries().empty() && !is_table(operand)) {
      return tl::unexpected(without_entries(operand));
    }
    files.push_back(std::move(*opened));
  }
  return files;
}

base::Result<AuthoritySources> open_authority(const cli::Arguments& arguments,
                                              base::DiagnosticSink& sink) {
  const std::vector<std::string>& operands = arguments.operands();
  if (operands.empty()) return open_edition_authority(std::nullopt);
  if (operands.size() == 1 && edition::is_edition(operands.front())) {
    return open_edition_authority(operands.front());
  }
  auto files = open_registers(operands, kind_option(arguments), sink);
  if (!files) return tl::unexpected(std::move(files.error()));
  AuthoritySources sources;
  sources.files = std::move(*files);
  return sources;
}

base::Result<cli::Exit> write_findings(const std::vector<std::string>& files,
                                       const base::DiagnosticList& findings,
                                       const cli::Arguments& arguments, cli::Console& console) {
  std::map<std::string, std::vector<const base::Diagnostic*>> by_file;
  for (const base::Diagnostic& finding : findings.items) {
    by_file[finding.at.file].push_back(&finding);
  }
  bool is_written = true;
  cli::Report report([&](std::string_view text) { is_written &= console.write(text); },
                     {.format = cli::format_of(arguments.value("format")),
                      .has_colour = console.has_output_colour(),
                      .program = kProgram.name,
                      .version = kProgram.version});
  bool has_errors = false;
  for (const std::string& file : files) {
    cli::DocumentResult result{.file = file};
    auto& found = by_file[file];
    std::stable_sort(found.begin(), found.end(), [](const auto* a, const auto* b) {
      return std::pair(a->at.line, a->at.column) < std::pair(b->at.line, b->at.column);
    });
    for (const base::Diagnostic* finding : found) {
      result.errors += finding->severity >= base::Severity::error ? 1U : 0U;
      result.warnings += finding->severity == base::Severity::warning ? 1U : 0U;
      report.add(*finding);
    }
    if (result.errors > 0) result.state = cli::DocumentState::faulty;
    has_errors = has_errors || result.errors > 0;
    report.end_document(result);
  }
  const cli::Exit exit = has_errors ? cli::Exit::findings : cli::Exit::clean;
  report.finish(exit);
  if (!is_written) return tl::unexpected(unwritable_output());
  return exit;
}

std::string summary_of(const base::DiagnosticList& findings) {
  std::array<std::size_t, 3> counts{};  // errors, warnings, notes
  for (const base::Diagnostic& finding : findings.items) {
    const bool is_error = finding.severity >= base::Severity::error;
    ++counts[is_error ? 0 : finding.severity == base::Severity::warning ? 1 : 2];
  }
  std::string text = counted(counts[0], "error") + ", " + counted(counts[1], "warning");
  if (counts[2] > 0) text += ", " + counted(counts[2], "note");
  return text;
}

authority::EntityKind kind_option(const cli::Arguments& arguments) {
  return authority::kind_of_word(arguments.value("kind", "person"))
      .value_or(authority::EntityKind::person);
}

std::vector<const authority::Entity*> meant_entities(const AuthoritySources& sources,
                                                     const cli::Arguments& arguments) {
  std::vector<const authority::Entity*> entities = sources.entities();
  if (arguments.has("kind")) {
    std::erase_if(entities, [kind = kind_option(arguments)](const authority::Entity* entity) {
      return entity->kind != kind;
    });
  }
  return entities;
}

std::string counts_by_kind(const std::vector<const authority::Entity*>& entities) {
  std::string text;
  for (const std::string_view word : kEntryKinds) {
    const auto count = std::count_if(
        entities.begin(), entities.end(),
        [&](const authority::Entity* entity) { return authority::word_of(entity->kind) == word; });
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + counted(static_cast<std::size_t>(count), word);
  }
  return text.empty() ? "no entries" : text;
}

}  // namespace apograph
