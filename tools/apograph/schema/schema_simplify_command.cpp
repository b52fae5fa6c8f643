// SPDX-License-Identifier: MIT
#include <array>
#include <string>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "apograph/schema/schema_tools.hpp"
#include "apograph/workplace.hpp"

namespace apograph {
namespace {

using rng::syntax::Syntax;

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "SCHEMA",
     .help = "a RELAX NG schema, or the name of a stored one",
     .is_required = true},
}};

constexpr std::array<cli::Option, 2> kOptions = {{
    {.name = "to",
     .help = "the syntax to write, rng or rnc; by default that of the schema's name",
     .value = "SYNTAX",
     .kind = cli::ValueKind::text,
     .choices = kSyntaxes},
    kLanguageOption,
}};

constexpr std::array<cli::Example, 1> kExamples = {{
    {"apograph schema simplify --to rnc tei_all.rng", "what the schema comes to, to be read"},
}};

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& name = arguments.operands().front();
  cli::Exit exit = cli::Exit::clean;
  const auto survey = open_survey(name, console, exit);
  if (survey == nullptr) return exit;
  const std::string to = arguments.value("to", name.ends_with(".rng") ? "rng" : "rnc");
  base::DiagnosticList faults;
  const auto text =
      rng::convert::simplified(survey->grammar(), survey->prefixes(), to == "rng", faults);
  report_faults(faults, console);
  return text ? print(*text, console) : cli::Exit::failed;
}

}  // namespace

constexpr cli::Command kSchemaSimplify = {
    .name = "schema simplify",
    .summary = "write the simple form of a RELAX NG schema",
    .description =
        "Writes what a schema comes to once all rules of section 4 of the specification have been "
        "applied: includes and nested grammars are gone, every definition is one element and "
        "refers to elements only, what cannot occur is left out. Read again, it is the same "
        "schema. For the eye, choices with nothing are written as ? and *.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
