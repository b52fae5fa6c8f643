// SPDX-License-Identifier: MIT
#include <array>
#include <string>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "apograph/workplace.hpp"
#include "cli/report.hpp"
#include "rng/validate/schema.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "SCHEMA",
     .help = "a RELAX NG schema, .rng or .rnc",
     .is_repeatable = true,
     .is_required = true},
}};

constexpr std::array<cli::Option, 1> kOptions = {{kLanguageOption}};

// A schema with faults is a finding, one that cannot be read is none.
cli::Exit check(const std::string& file, cli::Report& report, cli::Console& console) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema(file, faults);
  bool is_unreadable = false;
  for (const base::Diagnostic& fault : faults.items) {
    is_unreadable |= fault.code.starts_with("file.");
    report.add(fault);
  }
  if (schema) console.report(console.words().text({"schema-correct", {{"file", file}}}) + "\n");
  if (is_unreadable) return cli::Exit::failed;
  return schema ? cli::Exit::clean : cli::Exit::findings;
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  cli::Report report(
      [&](std::string_view text) { console.write(text); },
      {.has_colour = console.has_output_colour(), .catalogue = console.language().get()});
  cli::Exit exit = cli::Exit::clean;
  for (const std::string& file : arguments.operands()) {
    exit = worse(exit, check(file, report, console));
  }
  report.finish();
  return exit;
}

}  // namespace

constexpr cli::Command kSchemaCheck = {
    .name = "schema check",
    .summary = "check that a RELAX NG schema is correct",
    .description = "Reads a schema with all that it includes and reports every fault in it.",
    .operands = kOperands,
    .options = kOptions,
    .examples = {},
    .run = run,
};

}  // namespace apograph
