// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "apograph/commands.hpp"
#include "apograph/validate.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<std::string_view, 3> kFormats = {"text", "json", "gnu"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FILE",
     .help = "documents, folders of them (files that end in .xml), an edition; - is standard input",
     .is_repeatable = true},
}};

constexpr std::array<cli::Option, 6> kOptions = {{
    {.name = "schema",
     .help =
         "a RELAX NG schema; by default the one that the document names in <?xml-model?>, in an "
         "edition letter.rng",
     .value = "SCHEMA",
     .kind = ValueKind::file,
     .letter = 's',
     .is_repeatable = true},
    {.name = "format",
     .help = "how findings are written; gnu is for editors and build tools",
     .value = "FORMAT",
     .kind = ValueKind::text,
     .choices = kFormats},
    {.name = "max-errors",
     .help = "show no more than this many errors of a document",
     .value = "NUMBER",
     .kind = ValueKind::text},
    {.name = "no-id-check", .help = "leave out the check of xml:id, ID and IDREF"},
    {.name = "no-cache",
     .help = "read the schema anew, and do not keep it compiled for the next time"},
    {.name = "dtd", .help = "read the document's DTD, if it is a local file"},
}};

constexpr std::array<cli::Example, 3> kExamples = {{
    {"apograph validate", "inside an edition: validate every letter"},
    {"apograph validate --schema tei_all.rng letters/", "all TEI files of a folder, by any schema"},
    {"apograph validate --format gnu letter.xml", "one line a finding: file:line:column: message"},
}};

}  // namespace

constexpr cli::Command kValidate = {
    .name = "validate",
    .summary = "check documents against RELAX NG schemas",
    .description =
        "Checks documents against RELAX NG schemas (XML or compact syntax) and checks that every "
        "xml:id is unique. Each finding names file, line and column, what was found and what was "
        "expected. Findings go to standard output.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_validate,
};

}  // namespace apograph
