// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/export/cmif_tools.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "feeds/cmif.hpp"

namespace apograph {
namespace {

constexpr std::array<std::string_view, 2> kLicences = {"cc-by", "cc0"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FILE", .help = "a file of CMIF; - is standard input", .is_required = true},
}};

constexpr std::array<cli::Option, 6> kOptions = {{
    {.name = "output",
     .help = "the repaired file; - is standard output",
     .value = "FILE",
     .kind = cli::ValueKind::file,
     .letter = 'o'},
    {.name = "editor",
     .help = "the editor of the index, where it names none: 'Name <address>'",
     .value = "PERSON",
     .kind = cli::ValueKind::text},
    {.name = "url",
     .help = "the address of the file, where it has none",
     .value = "URL",
     .kind = cli::ValueKind::text},
    {.name = "licence",
     .help = "the licence of the index, where it has none that correspSearch takes",
     .value = "LICENCE",
     .kind = cli::ValueKind::text,
     .choices = kLicences},
    {.name = "drop-certainty",
     .help = "leave out @cert and @evidence, which the schemas before 1.1 do not know"},
    kReportFormatOption,
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph cmif fix letters.xml -o repaired.xml", "repair a file; each change is reported"},
    {"apograph cmif fix --licence cc0 --drop-certainty old.xml -o new.xml",
     "for the public checker, whose schema is older"},
}};

base::Diagnostic usage(std::string message, std::string hint) {
  return base::failure("cli.usage", {"apograph cmif fix"}, std::move(message), std::move(hint))
      .value();
}

// The report: every change, then what is left; on standard error where the file goes to standard
// output.
bool report(const base::DiagnosticList& changes, const base::DiagnosticList& rest,
            const std::string& file, const std::string& output, cli::Format format,
            cli::Console& console) {
  bool is_written = true;
  const bool to_output = output != "-";
  const cli::Report::Write write = [&](std::string_view text) {
    if (to_output) {
      is_written &= console.write(text);
    } else {
      console.report(text);
    }
  };
  write_report(changes, file, nullptr, format, false, write);
  if (!rest.items.empty()) write_report(rest, output, nullptr, format, false, write);
  console.report(fmt::format("{}: {}; left in {}: {}\n", file,
                             counted(changes.items.size(), "change"), output, counts_of(rest)));
  return is_written;
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& file = arguments.operands().front();
  const std::string output = arguments.value("output");
  if (output.empty()) {
    return failed(console, usage("no output is named", "name the repaired file: -o FILE"));
  }
  const feeds::CmifRepairs repairs = {.facts = {.editor = arguments.value("editor"),
                                                .url = arguments.value("url"),
                                                .licence = arguments.value("licence")},
                                      .drops_certainty = arguments.has("drop-certainty")};
  const auto check = CmifCheck::open(console);
  if (!check) return failed(console, check.error());
  const auto document = base::read_file(file);
  if (!document) return failed(console, document.error());
  auto tree = feeds::Tree::read(*document, file);
  if (!tree) return failed(console, tree.error());
  if (feeds::name_of(tree->root()) != "TEI") {
    return failed(console, base::failure("cmif.no-tei", tree->at(tree->root()),
                                         "the document is no TEI, which CMIF is a part of",
                                         "name a file of CMIF")
                               .value());
  }
  base::DiagnosticList changes;
  feeds::fix_cmif(*tree, repairs, changes);
  std::stable_sort(changes.items.begin(), changes.items.end(), [](const auto& a, const auto& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  const std::string bytes = tree->bytes();
  const auto written =
      output == "-" ? write_to_output(console, bytes) : write_product(output, bytes);
  if (!written) return failed(console, written.error());
  base::DiagnosticList rest;
  check->check(bytes, output, repairs.facts.url, rest);
  const cli::Format format = cli::format_of(arguments.value("format", "gnu"));
  if (!report(changes, rest, file, output, format, console)) {
    return failed(console, unwritable_output());
  }
  return rest.has_errors() ? cli::Exit::findings : cli::Exit::clean;
}

}  // namespace

constexpr cli::Command kCmifFix = {
    .name = "cmif fix",
    .summary = "repair an index of letters for correspSearch",
    .description =
        "Repairs what is mechanical in a file of CMIF: the order of elements, attributes and "
        "elements that CMIF does not know, @cert and @evidence, dates, the licence, the addresses "
        "of persons and places, prefixes of CMIF 2. Nothing that CMIF can say is lost: what has no "
        "place of its own is put into notes. Every change is reported with the place in the file "
        "that was read; then what is left for an editor, with its place in the new file. What "
        "only an editor knows can be named by options.\n\n"
        "The exit status is 0 where nothing is left that a checker would refuse, else 1.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
