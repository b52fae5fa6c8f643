// SPDX-License-Identifier: MIT
// What the commands about schemas share.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
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

/// 1 where a schema is incorrect, 2 where a file cannot be read.
cli::Exit exit_of(const base::DiagnosticList& faults);

}  // namespace apograph
