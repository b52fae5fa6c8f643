// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/commands.hpp"
#include "apograph/convert/letter_options.hpp"
#include "apograph/review/review.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "LETTER",
     .help = "letters in TEI, whose texts lie in their edition or beside them, or the texts "
             "themselves; the folder of an edition",
     .is_repeatable = true},
}};

constexpr std::array<cli::Option, 6> kOptions = {{
    {.name = "output",
     .help = "where the page goes: a file for one letter, a folder for several; by default review/ "
             "in an edition, else NAME.review.html beside the text",
     .value = "PATH",
     .kind = ValueKind::file,
     .letter = 'o'},
    kLetterAuthorityOption,
    {.name = "metadata",
     .help = "the sidecar of one letter; by default the one beside it",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'm'},
    kLetterLanguageOption,
    kTextEncodingOption,
    {.name = "force", .help = "overwrite a file that is no page for a review", .letter = 'f'},
}};

constexpr std::array<cli::Example, 3> kExamples = {{
    {"apograph review", "inside an edition: a page for each letter, in review/"},
    {"apograph review letters/1887-03-03.xml", "the page of one letter"},
    {"apograph review letter.txt -a persons.xml -o review.html", "a text by itself"},
}};

}  // namespace

constexpr cli::Command kReview = {
    .name = "review",
    .summary = "make pages on which an editor decides what is unsure in letters",
    .description =
        "Writes a page for each letter, HTML that needs nothing else: the lines of the source "
        "beside "
        "their encoding, everything unsure marked and listed beside its line, with the reason and "
        "with "
        "what comes into question. What is chosen there becomes lines for the letter's sidecar, to "
        "save "
        "or to copy; the next apograph convert goes by them. The keys j and k go on and back, "
        "digits "
        "choose.\n\n"
        "The letters themselves are not changed. The page shows what a conversion finds now; "
        "apograph "
        "convert --review writes the same page along with the letter.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_review,
};

}  // namespace apograph
