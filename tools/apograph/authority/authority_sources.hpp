// SPDX-License-Identifier: MIT
// Which authority files a call of `authority …` means, and how its findings are written.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authority/register_file.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "cli/report.hpp"
#include "edition/edition.hpp"

namespace apograph {

struct AuthoritySources {
  std::optional<edition::Edition> edition;     // where it is an edition's files that are meant
  std::vector<authority::RegisterFile> files;  // in the order of their names

  /// All entries, file by file.
  std::vector<const authority::Entity*> entities() const;
  std::vector<const authority::RegisterFile*> registers() const;
};

/// The authority files of the edition of a folder, or of the one in which one stands.
base::Result<AuthoritySources> open_edition_authority(
    const std::optional<std::filesystem::path>& folder);

/// Files of entries in TEI or, by their ending .csv or .tsv, tables; folders of them (.xml, at any
/// depth; those without entries are left out). `kind`: of rows of tables that say none. What is
/// wrong with rows goes to the sink.
base::Result<std::vector<authority::RegisterFile>> open_registers(
    const std::vector<std::string>& operands, authority::EntityKind kind,
    base::DiagnosticSink& sink);

/// What operands mean: the edition in which one stands, that of a folder, or files.
base::Result<AuthoritySources> open_authority(const cli::Arguments& arguments,
                                              base::DiagnosticSink& sink);

/// Writes findings to standard output, those of one file together. The exit is `findings` where one
/// is an error.
base::Result<cli::Exit> write_findings(const std::vector<std::string>& files,
                                       const base::DiagnosticList& findings,
                                       const cli::Arguments& arguments, cli::Console& console);

/// "2 errors, 1 warning, 3 notes".
std::string summary_of(const base::DiagnosticList& findings);

/// How a letter points to a file: its name.
std::string reference_of(const std::filesystem::path& file);

inline constexpr std::array<std::string_view, 4> kEntryKinds = {"person", "place", "organisation",
                                                                "work"};

inline constexpr cli::Operand kRegistersOperand = {
    .name = "FILE",
    .help =
        "the folder of an edition, authority files, tables (.csv, .tsv), folders of files; by "
        "default those of the edition in which one stands",
    .is_repeatable = true};

inline constexpr cli::Option kKindOption = {.name = "kind",
                                            .help = "only entries of this kind",
                                            .value = "KIND",
                                            .kind = cli::ValueKind::text,
                                            .choices = kEntryKinds};

inline constexpr cli::Option kReadingJobsOption = {
    .name = "jobs",
    .help = "read this many letters at once; all cores by default",
    .value = "NUMBER",
    .kind = cli::ValueKind::text,
    .letter = 'j'};

/// The kind that an option names; person where it is not given.
authority::EntityKind kind_option(const cli::Arguments& arguments);

/// All entries, or those of the kind that an option names.
std::vector<const authority::Entity*> meant_entities(const AuthoritySources& sources,
                                                     const cli::Arguments& arguments);

/// “3 persons, 1 place”, “no entries”.
std::string counts_by_kind(const std::vector<const authority::Entity*>& entities);

}  // namespace apograph
