// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "apograph/commands.hpp"
#include "apograph/convert/convert.hpp"
#include "apograph/convert/letter_options.hpp"
#include "source/formats.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<std::string_view, 3> kStages = {"source", "layout", "recognise"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "INPUT",
     .help =
         "letters as text, Markdown, HTML, TEI, DOCX, ODT or PDF; folders of them, at any depth "
         "(files that end as these do, TEI aside), patterns in quotes ('letters/**/*.text'), the "
         "folder of an edition; - is standard input",
     .is_repeatable = true},
}};

constexpr std::array<cli::Option, 15> kOptions = {{
    {.name = "output",
     .help = "where the TEI goes: a file, - for standard output (the default for one text), or a "
             "folder; the letters of several texts go beside them by default",
     .value = "PATH",
     .kind = ValueKind::file,
     .letter = 'o'},
    kLetterAuthorityOption,
    {.name = "propose",
     .help = "write persons, places and organisations that no authority knows and the texts give "
             "evidence for to this authority file, for review, and use them; what is in the file "
             "already stays as it is",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'p'},
    {.name = "metadata",
     .help =
         "what is known and the text does not say: a sidecar for one letter, or a CSV with a row "
         "a letter, in the columns of CSV2CMI",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'm'},
    kLetterLanguageOption,
    {.name = "from",
     .help = "the format of the letters; found out by default, from the first bytes and the name",
     .value = "FORMAT",
     .kind = ValueKind::text,
     .choices = source::kFormatNames},
    kTextEncodingOption,
    {.name = "jobs",
     .help = "convert this many letters at once; all cores by default; the order stays",
     .value = "NUMBER",
     .kind = ValueKind::text,
     .letter = 'j'},
    {.name = "split",
     .help = "the texts hold several letters each: write each letter as a text of its own, "
             "NAME-001.txt, and convert that"},
    {.name = "self-contained",
     .help = "embed the authority entries that are used, as is done outside an edition"},
    {.name = "review",
     .help = "write a page on which everything unsure can be decided: a file for one letter, a "
             "folder for several; see apograph review",
     .value = "PATH",
     .kind = ValueKind::file},
    {.name = "report",
     .help = "write what was recognised and what was left open to a file, as JSON",
     .value = "FILE",
     .kind = ValueKind::file},
    {.name = "stop-after",
     .help = "print what one stage found instead of the TEI",
     .value = "STAGE",
     .kind = ValueKind::text,
     .choices = kStages},
    {.name = "explain",
     .help =
         "print what was recognised in a line of the text, by which evidence, and which entries "
         "came into question, instead of the TEI",
     .value = "LINE",
     .kind = ValueKind::text},
    {.name = "force",
     .help = "convert what is up to date, replace an existing output; where an editor changed a "
             "letter, "
             "write NAME.new.xml beside it and show the difference",
     .letter = 'f'},
}};

constexpr std::array<cli::Example, 6> kExamples = {{
    {"apograph convert", "inside an edition: convert every letter whose text or sidecar changed"},
    {"apograph convert letter.txt --authority persons.xml --lang es -o letter.xml",
     "convert one text by itself"},
    {"apograph convert --lang de -o letters/ texts/",
     "convert every text below a folder; a text that cannot be read does not stop the others"},
    {"apograph convert --split --lang fr -o letters/ volume.txt",
     "cut a text into its letters, volume-001 and so on, and convert each"},
    {"apograph convert --propose names.xml -o letters/ texts/",
     "without an authority: propose one from the texts, and link the letters to it"},
    {"apograph convert letter.txt --stop-after layout",
     "show which lines were taken for paragraphs, notes, salutation"},
}};

}  // namespace

constexpr cli::Command kConvert = {
    .name = "convert",
    .summary = "turn a letter into TEI",
    .description =
        "Reads a letter and writes TEI P5 with every source line, page, note, name and "
        "date that could be recognised. What was recognised and what was left open is reported on "
        "standard error.\n\n"
        "In an edition, sources/NAME.txt (or .docx, .odt, .html, .md, .pdf) becomes "
        "letters/NAME.xml, by the authority files, "
        "edition.toml and the sidecar letters/NAME.toml. A letter that was changed since Apograph "
        "wrote it belongs to its editor and is left alone.\n\n"
        "What a format knows beside the characters is used: notes, italics and the like, headings, "
        "lists, tables, links, languages, tracked changes. The text that was read is kept as "
        "NAME.txt beside the TEI, in an edition in sources/: it is what verify holds the TEI "
        "against.\n\n"
        "Of several texts and of folders each becomes a letter, NAME.txt to NAME.xml, beside it or "
        "in the folder of --output; what an editor knows of it may stand in a sidecar NAME.toml "
        "beside the text. Messages and report come in the order of the names. A letter that fails "
        "does not stop the others; the exit status is 2 then.\n\n"
        "With --split a text is cut where a letter begins: at headings, numbers in sequence, "
        "datelines and salutations behind a closing or a new page. Each letter is kept as "
        "NAME-001.txt, NAME-002.txt and so on, with a sidecar that says which lines of which pages "
        "it was; the lines and pages of its TEI have these numbers, and it is verified against its "
        "text. What stands before the first letter is kept as NAME-000.text and reported. Where "
        "--output is the folder letters/ of an edition, the texts go to its sources/.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_convert,
};

}  // namespace apograph
