// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "apograph/commands.hpp"
#include "apograph/language.hpp"
#include "apograph/validate/validate.hpp"
#include "cli/report.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<std::string_view, 2> kLevels = {"error", "warning"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FILE",
     .help =
         "documents, folders of them (files that end in .xml, at any depth), patterns in quotes "
         "('letters/**/*.xml'), an edition; - is standard input",
     .is_repeatable = true},
}};

constexpr std::array<cli::Option, 20> kOptions = {{
    {.name = "schema",
     .help = "a RELAX NG schema, a file or a name of apograph schema list; by default those that "
             "the document names in <?xml-model?>, else those of its edition.toml, in an edition "
             "that names none letter.rng, else tei_all of apograph schema list",
     .value = "SCHEMA",
     .kind = ValueKind::file,
     .letter = 's',
     .is_repeatable = true},
    {.name = "catalog",
     .help = "an OASIS catalog that says which files stand for the addresses of schemas; asked "
             "before those of XML_CATALOG_FILES",
     .value = "FILE",
     .kind = ValueKind::file,
     .is_repeatable = true},
    {.name = "files-from",
     .help = "validate the files that FILE names, one a line; - is standard input",
     .value = "FILE",
     .kind = ValueKind::file,
     .is_repeatable = true},
    {.name = "null",
     .help = "the names of --files-from end with a byte of value 0, as find -print0 writes them",
     .letter = '0'},
    {.name = "jobs",
     .help = "work on this many documents at once; all cores by default; the order stays",
     .value = "NUMBER",
     .kind = ValueKind::text,
     .letter = 'j'},
    {.name = "format",
     .help = "how findings are written; gnu is for editors and make, github, junit and sarif for "
             "continuous integration, html for a colleague",
     .value = "FORMAT",
     .kind = ValueKind::text,
     .choices = cli::kFormatNames},
    {.name = "output",
     .help = "write the report to a file; - is standard output",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'o'},
    {.name = "max-errors",
     .help = "show no more than this many errors of a document, 100 by default; 0 shows all",
     .value = "NUMBER",
     .kind = ValueKind::text},
    {.name = "all-expected",
     .help = "list all that may stand at a place, not only what helps most"},
    kLanguageOption,
    {.name = "quiet", .help = "write no report: the exit status tells", .letter = 'q'},
    {.name = "summary", .help = "count the kinds of faults instead of showing each fault"},
    {.name = "fail-level",
     .help = "the least severity that makes the exit status 1, error by default",
     .value = "LEVEL",
     .kind = ValueKind::text,
     .choices = kLevels},
    {.name = "baseline",
     .help = "leave out the faults that FILE holds: only new ones are reported and count",
     .value = "FILE",
     .kind = ValueKind::file},
    {.name = "write-baseline",
     .help = "note all faults in FILE, for --baseline, instead of reporting them",
     .value = "FILE",
     .kind = ValueKind::file},
    {.name = "no-id-check", .help = "leave out the check of xml:id, ID and IDREF"},
    {.name = "no-cache",
     .help = "read the schema anew, and do not keep it compiled for the next time"},
    {.name = "xinclude",
     .help = "replace xi:include by what it includes; faults in there are shown in its own file"},
    {.name = "no-base-fixup",
     .help = "with --xinclude: do not give included elements the xml:base and xml:lang that the "
             "standard wants"},
    {.name = "dtd", .help = "read the document's DTD, if it is a local file"},
}};

constexpr std::array<cli::Example, 7> kExamples = {{
    {"apograph validate", "inside an edition: validate every letter"},
    {"apograph validate --schema tei_all.rng letters/", "all TEI files of a folder, by any schema"},
    {"apograph validate --format gnu letter.xml",
     "one line a finding: file:line:column: message; in Vim, :set makeprg and :make, or vim -q"},
    {"apograph validate --format html -o report.html letters/", "a report to hand to a colleague"},
    {"apograph validate --summary letters/", "which kinds of faults there are, and how many"},
    {"apograph validate --write-baseline known.json letters/",
     "note the faults of an old corpus; from then on --baseline known.json reports new ones only"},
    {"git diff --name-only -z | apograph validate -0 --files-from -", "the files that changed"},
}};

}  // namespace

constexpr cli::Command kValidate = {
    .name = "validate",
    .summary = "check documents against RELAX NG schemas",
    .description =
        "Checks documents against RELAX NG schemas (XML or compact syntax) and checks that every "
        "xml:id is unique. Each finding names file, line and column, what was found and what was "
        "expected, and says what to do. A pointer (#id) to no element is a warning. Faults of one "
        "kind on elements of one name are folded after the fifth, unless --max-errors is 0. "
        "Findings go to standard output, what is said about the run to standard "
        "error.\n\n"
        "Lines and columns count from 1, columns in characters (code points); the format gnu "
        "counts bytes, as Vim and make's other readers expect. A file that cannot be read does "
        "not keep the others from being checked; the exit status is 2 then.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_validate,
};

}  // namespace apograph
