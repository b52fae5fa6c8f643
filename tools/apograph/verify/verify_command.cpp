// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/commands.hpp"
#include "apograph/verify/verify.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 2> kOperands = {{
    {"LETTER", "a letter in TEI, or the folder of an edition"},
    {"SOURCE",
     "the text or document that it was made from (PDF, DOCX, ODT, HTML, Markdown, TEI); by default "
     "the one of the edition, or the one beside the letter"},
}};

constexpr std::array<cli::Option, 1> kOptions = {{
    {.name = "encoding",
     .help = "the encoding of the source, where convert was told it; found out by default",
     .value = "NAME",
     .kind = cli::ValueKind::text},
}};

constexpr std::array<cli::Example, 3> kExamples = {{
    {"apograph verify", "inside an edition: verify every letter"},
    {"apograph verify letter.xml letter.txt", "verify one letter by itself"},
    {"apograph verify letter.xml letter.pdf", "the document is read as convert reads it"},
}};

}  // namespace

constexpr cli::Command kVerify = {
    .name = "verify",
    .summary = "prove that a letter holds every character of its source",
    .description =
        "Takes the source layer out of the TEI (without corrections, regularisations and editorial "
        "additions, notes back at the foot of their page), puts the lines in the order of page and "
        "number, and compares them with the lines of the source; runs of blanks count as one, "
        "blank "
        "lines do not count. Differences are shown as a diff.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_verify,
};

}  // namespace apograph
