// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/annotate/annotate.hpp"
#include "apograph/commands.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "LETTER",
     .help = "letters in TEI, folders of them (files that end in .xml, at any depth), patterns in "
             "quotes ('letters/**/*.xml'), the folder of an edition; - is standard input",
     .is_repeatable = true},
}};

constexpr std::array<cli::Option, 8> kOptions = {{
    {.name = "output",
     .help = "where the letter goes: a file, - for standard output, or a folder; by default to "
             "its own place",
     .value = "PATH",
     .kind = ValueKind::file,
     .letter = 'o'},
    {.name = "authority",
     .help = "persons, places and organisations that the letters may name, in TEI; by default "
             "those of the edition that they lie in",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'a',
     .is_repeatable = true},
    {.name = "lang",
     .help = "the language of the letters, such as es, de or en-GB; by default that of xml:lang",
     .value = "CODE",
     .kind = ValueKind::text,
     .letter = 'l'},
    {.name = "only",
     .help = "add nothing but these: persons, places, organisations, dates, with commas between",
     .value = "KINDS",
     .kind = ValueKind::text},
    {.name = "schema",
     .help = "a RELAX NG schema that decides where a tag may stand; by default the one that "
             "validate would take, else the letter schema",
     .value = "SCHEMA",
     .kind = ValueKind::file,
     .letter = 's',
     .is_repeatable = true},
    {.name = "application",
     .help = "name this program in the header's appInfo too, so that @resp beside @cert says who "
             "was unsure"},
    {.name = "dry-run", .help = "change nothing, show the difference", .letter = 'n'},
    {.name = "jobs",
     .help = "work on this many letters at once; all cores by default; the order stays",
     .value = "NUMBER",
     .kind = ValueKind::text,
     .letter = 'j'},
}};

constexpr std::array<cli::Example, 4> kExamples = {{
    {"apograph annotate --dry-run --authority persons.xml letter.xml",
     "show which names and dates would be tagged"},
    {"apograph annotate --authority persons.xml --authority places.xml letters/",
     "tag them in every letter below a folder"},
    {"apograph annotate", "inside an edition: every letter, by its authority files"},
    {"apograph annotate --only dates - <letter.xml >dated.xml", "as part of a pipe"},
}};

}  // namespace

constexpr cli::Command kAnnotate = {
    .name = "annotate",
    .summary = "add names and dates to letters that are TEI already",
    .description =
        "Tags the persons, places, organisations and dates of a letter in TEI that nobody has "
        "tagged yet (persName, placeName, orgName, date), and gives names that are tagged and "
        "refer to nothing their @ref, where the authority files tell who is meant. Nothing else "
        "is changed, not a byte: comments, entities, the order and the quotation marks of "
        "attributes, line ends and the encoding stay as they are. A second run adds nothing.\n\n"
        "Names that run over line and page beginnings, notes or highlighting are tagged whole; "
        "what would have to begin or end within another element is left out and reported, as is "
        "what the schema does not allow where it stands. The header, choices, what is deleted and "
        "what is tagged already are left alone, and tell who is meant. What the text does not "
        "state carries @cert, and @resp where appInfo names Apograph.\n\n"
        "Without authority files dates are tagged, and those names that show themselves to be "
        "names, without a reference. A letter is written beside its place and then renamed; one "
        "that fails does not stop the others, and the exit status is 2 then.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_annotate,
};

}  // namespace apograph
