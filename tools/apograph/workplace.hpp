// SPDX-License-Identifier: MIT
// What the operands of a command mean: an edition, or files by themselves.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "edition/edition.hpp"

namespace apograph {

/// Reads the edition in a folder and reports its faults. None where there was an error.
std::optional<edition::Edition> open_edition(const std::filesystem::path& folder,
                                             cli::Console& console);

/// The edition that the operands mean: the folder that is named, or, without operands, the one in
/// which one stands. None where a file is named. Fails with apograph.no-edition.
base::Result<std::optional<std::filesystem::path>> meant_edition(const cli::Arguments& arguments);

/// The edition in whose subfolder (“sources”, “letters”) a file lies, or none.
std::optional<std::filesystem::path> edition_around(const std::filesystem::path& file,
                                                    std::string_view subfolder);

/// What is known of a letter, with the day of SOURCE_DATE_EPOCH; faults are reported, none where
/// there was an error.
std::optional<edition::LetterMetadata> open_metadata(const edition::Edition& edition,
                                                     const edition::Letter& letter,
                                                     cli::Console& console);

/// Writes faults to standard error; true where one is an error.
bool report_faults(const base::DiagnosticList& faults, cli::Console& console);

/// A number that an option names; `otherwise` where it is not given. Fails with cli.usage.
base::Result<std::size_t> number_of(const cli::Arguments& arguments, std::string_view option,
                                    std::size_t otherwise, std::string_view command,
                                    base::Wording hint);

/// How many pieces of work --jobs lets be done at once: by default as many as there are cores.
/// Fails with cli.usage.
base::Result<std::size_t> jobs_of(const cli::Arguments& arguments, std::string_view command);

/// "3 letters", "1 letter".
std::string counted(std::size_t count, std::string_view noun);

/// The exit of two pieces of work: the worse one.
cli::Exit worse(cli::Exit a, cli::Exit b);

/// Writes one fault to standard error.
cli::Exit failed(cli::Console& console, const base::Diagnostic& fault);

}  // namespace apograph
