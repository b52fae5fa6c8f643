// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "apograph/commands.hpp"
#include "apograph/convert.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<std::string_view, 3> kStages = {"source", "layout", "recognise"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {"INPUT", "a letter's text, or the folder of an edition; - is standard input"},
}};

constexpr std::array<cli::Option, 8> kOptions = {{
    {.name = "output",
     .help = "where the TEI goes; - is standard output, the default outside an edition",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'o'},
    {.name = "authority",
     .help = "persons, places, organisations or works that the letter may name, in TEI",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'a',
     .is_repeatable = true},
    {.name = "metadata",
     .help = "a sidecar: what an editor knows and the text does not say",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'm'},
    {.name = "lang",
     .help = "the language of the letter, such as es, de or en-GB",
     .value = "CODE",
     .kind = ValueKind::text,
     .letter = 'l'},
    {.name = "self-contained",
     .help = "embed the authority entries that are used, as is done outside an edition"},
    {.name = "report",
     .help = "write what was recognised and what was left open to a file, as JSON",
     .value = "FILE",
     .kind = ValueKind::file},
    {.name = "stop-after",
     .help = "print what one stage found instead of the TEI",
     .value = "STAGE",
     .kind = ValueKind::text,
     .choices = kStages},
    {.name = "force",
     .help = "convert what is up to date, replace an existing output; where an editor changed a "
             "letter, "
             "write NAME.new.xml beside it and show the difference",
     .letter = 'f'},
}};

constexpr std::array<cli::Example, 3> kExamples = {{
    {"apograph convert", "inside an edition: convert every letter whose text or sidecar changed"},
    {"apograph convert letter.txt --authority persons.xml --lang es -o letter.xml",
     "convert one text by itself"},
    {"apograph convert letter.txt --stop-after layout",
     "show which lines were taken for paragraphs, notes, salutation"},
}};

}  // namespace

constexpr cli::Command kConvert = {
    .name = "convert",
    .summary = "turn the text of a letter into TEI",
    .description =
        "Reads the text of a letter and writes TEI P5 with every source line, page, note, name and "
        "date that could be recognised. What was recognised and what was left open is reported on "
        "standard error.\n\n"
        "In an edition, sources/NAME.txt becomes letters/NAME.xml, by the authority files, "
        "edition.toml and the sidecar letters/NAME.toml. A letter that was changed since Apograph "
        "wrote it belongs to its editor and is left alone.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_convert,
};

}  // namespace apograph
