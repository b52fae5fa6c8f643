// SPDX-License-Identifier: MIT
// A small program as tables, for the tests of the room.
#pragma once

#include <array>
#include <string_view>

#include "cli/option_table.hpp"

namespace cli::example {

inline constexpr std::array<std::string_view, 2> kModes = {"fast", "safe"};

inline constexpr std::array<Option, 4> kCopyOptions = {{
    {.name = "output", .help = "where to", .value = "FILE", .kind = ValueKind::file, .letter = 'o'},
    {.name = "tag",
     .help = "a word to remember it by",
     .value = "TAG",
     .kind = ValueKind::text,
     .is_repeatable = true},
    {.name = "mode", .help = "how", .value = "MODE", .kind = ValueKind::text, .choices = kModes},
    {.name = "force", .help = "even if it is there", .letter = 'f'},
}};

inline constexpr std::array<Operand, 1> kCopyOperands = {{
    {.name = "FROM", .help = "what is copied", .is_repeatable = true, .is_required = true},
}};

inline constexpr std::array<Example, 1> kCopyExamples = {{{"example copy a -o b", "copy a to b"}}};

inline Exit nothing(const Arguments&, Console&) {
  return Exit::clean;
}

inline constexpr Command kCopy = {
    .name = "copy",
    .summary = "copy things",
    .description =
        "Copies things. It takes care that nothing is lost on the way, and says so where it is.",
    .operands = kCopyOperands,
    .options = kCopyOptions,
    .examples = kCopyExamples,
    .run = nothing,
};

inline constexpr Command kListNames = {
    .name = "list names",
    .summary = "list the names",
    .description = "Lists the names.",
    .operands = {},
    .options = {},
    .examples = {},
    .run = nothing,
};

inline constexpr std::array<const Command*, 2> kCommands = {&kCopy, &kListNames};

inline constexpr Program kProgram = {
    .name = "example",
    .version = "1.2",
    .summary = "an example",
    .description = "Shows the tables.",
    .commands = kCommands,
};

}  // namespace cli::example
