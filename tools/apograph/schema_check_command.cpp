// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/commands.hpp"
#include "apograph/pending.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "SCHEMA",
     .help = "a RELAX NG schema, .rng or .rnc",
     .is_repeatable = true,
     .is_required = true},
}};

cli::Exit run(const cli::Arguments& /*arguments*/, cli::Console& console) {
  return pending(console);
}

}  // namespace

constexpr cli::Command kSchemaCheck = {
    .name = "schema check",
    .summary = "check that a RELAX NG schema is correct",
    .description = "Reads a schema with all that it includes and reports every fault in it.",
    .operands = kOperands,
    .options = {},
    .examples = {},
    .run = run,
};

}  // namespace apograph
