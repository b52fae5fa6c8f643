// SPDX-License-Identifier: MIT
// The language that a command speaks.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/parse.hpp"

namespace apograph {

inline constexpr cli::Option kLanguageOption = {
    .name = "lang",
    .help =
        "the language of the findings, en or es; by default that of LC_ALL, LC_MESSAGES or LANG",
    .value = "CODE",
    .kind = cli::ValueKind::spoken_language};

/// The code of the language that LC_ALL, LC_MESSAGES or LANG name ("es" of es_ES.UTF-8), or empty.
std::string language_of_environment(const cli::Console& console);

/// Lets the console speak the language of the environment (LC_ALL, LC_MESSAGES, LANG); English
/// where there are no texts of it.
void speak_as_environment(cli::Console& console);

/// Lets the console speak the language that kLanguageOption names, where the command has it and it
/// is given. Fails with cli.usage where there are no texts of it, and where they cannot be read.
base::Result<void> speak_as_asked(const cli::Request& request, cli::Console& console);

}  // namespace apograph
