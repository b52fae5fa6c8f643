// SPDX-License-Identifier: MIT
#include "apograph/validate.hpp"

#include "apograph/commands.hpp"
#include "apograph/pending/pending.hpp"

namespace apograph {
namespace {

cli::Exit run(const cli::Arguments&, cli::Console& console) {
  return pending(console);
}

}  // namespace

cli::Exit run_validate(const cli::Arguments&, cli::Console& console) {
  return pending(console);
}

constexpr cli::Command kSchemaCheck = {
    .name = "schema check",
    .summary = "check that a RELAX NG schema is correct",
    .description = "Reads a schema with all that it includes and reports every fault in it.",
    .operands = {},
    .options = {},
    .examples = {},
    .run = run,
};

}  // namespace apograph
