// SPDX-License-Identifier: MIT
#include <array>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/export/cmif_tools.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FILE",
     .help = "files of CMIF; - is standard input",
     .is_repeatable = true,
     .is_required = true},
}};

constexpr std::array<cli::Option, 2> kOptions = {{
    {.name = "url",
     .help = "the address at which the file is to be found: the harvester wants it in <idno>",
     .value = "URL",
     .kind = cli::ValueKind::text},
    kReportFormatOption,
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph cmif check letters.xml", "what correspSearch would say of a file"},
    {"apograph cmif check --url https://example.org/cmif.xml cmif.xml",
     "the same, and whether the file names its own address"},
}};

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const auto check = CmifCheck::open(console);
  if (!check) return failed(console, check.error());
  cli::Exit exit = cli::Exit::clean;
  const cli::Format format = cli::format_of(arguments.value("format"));
  for (const std::string& file : arguments.operands()) {
    const auto document = base::read_file(file);
    if (!document) {
      exit = failed(console, document.error());
      continue;
    }
    base::DiagnosticList findings;
    check->check(*document, file, arguments.value("url"), findings);
    bool is_written = true;
    write_report(findings, file, &*document, format, console.has_output_colour(),
                 [&](std::string_view text) { is_written &= console.write(text); });
    if (!is_written) return failed(console, unwritable_output());
    if (format == cli::Format::text) {
      console.report(fmt::format("{}: {}\n", file, counts_of(findings)));
    }
    if (findings.has_errors()) exit = worse(exit, cli::Exit::findings);
  }
  return exit;
}

}  // namespace

constexpr cli::Command kCmifCheck = {
    .name = "cmif check",
    .summary = "check an index of letters for correspSearch",
    .description =
        "Checks files in the Correspondence Metadata Interchange Format: by the schema of CMIF "
        "1.1, and by what the documentation, the public checker and the harvester of correspSearch "
        "ask for beyond it. An error is what one of them refuses, a warning what it regrets. "
        "Identifiers of GND and BnF are checked by their check digits, without the network.\n\n"
        "Most faults can be repaired by apograph cmif fix.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
