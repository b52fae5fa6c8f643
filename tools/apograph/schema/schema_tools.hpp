// SPDX-License-Identifier: MIT
// What the commands about schemas share.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "rng/survey/survey.hpp"
#include "rng/syntax/parse.hpp"

namespace apograph {

inline constexpr std::array<std::string_view, 2> kSyntaxes = {"rng", "rnc"};

inline constexpr cli::Option kSyntaxOption = {
    .name = "to",
    .help = "the syntax to write, rng or rnc; by default what the name of the output says",
    .value = "SYNTAX",
    .kind = cli::ValueKind::text,
    .choices = kSyntaxes};

/// The syntax that --to or the extension of `output` asks for; `otherwise` where the output is "-".
/// Fails with apograph.syntax-unknown.
base::Result<rng::syntax::Syntax> wanted_syntax(const cli::Arguments& arguments,
                                                const std::string& output,
                                                rng::syntax::Syntax otherwise);

inline constexpr std::array<std::string_view, 2> kTableFormats = {"text", "json"};

inline constexpr cli::Option kTableFormatOption = {.name = "format",
                                                   .help = "text, the default, or json",
                                                   .value = "FORMAT",
                                                   .kind = cli::ValueKind::text,
                                                   .choices = kTableFormats};

/// Loads a schema by its file, or by its name in the store; reports its faults. Null, with `exit`
/// set, where there is an error.
std::unique_ptr<rng::survey::Survey> open_survey(const std::string& name, cli::Console& console,
                                                 cli::Exit& exit);

/// Rows of cells as lines, the cells below each other.
std::string table(const std::vector<std::vector<std::string>>& rows);

/// Standard output; says so on standard error where it cannot be written.
cli::Exit print(std::string_view text, cli::Console& console);

/// "letter.rnc:3:5".
std::string place_text(const base::Location& at);

/// 1 where a schema is incorrect, 2 where a file cannot be read.
cli::Exit exit_of(const base::DiagnosticList& faults);

}  // namespace apograph
