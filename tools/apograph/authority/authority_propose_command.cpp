// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/authority/authority_sources.hpp"
#include "apograph/authority/propose.hpp"
#include "apograph/commands.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "LETTER",
     .help = "letters in TEI, folders of them; by default those of the edition in which one stands",
     .is_repeatable = true},
}};

constexpr std::array<cli::Option, 4> kOptions = {{
    {.name = "output",
     .help = "the file of proposals; entries that it holds stay as they are; - is standard output",
     .value = "FILE",
     .kind = cli::ValueKind::file,
     .letter = 'o'},
    {.name = "authority",
     .help = "an authority file beside those of the edition: who is in it is not proposed",
     .value = "FILE",
     .kind = cli::ValueKind::file,
     .is_repeatable = true},
    {.name = "lang",
     .help = "the language of letters that name none; by default it is found out",
     .value = "CODE",
     .kind = cli::ValueKind::text},
    kReadingJobsOption,
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph authority propose -o authority/proposed.xml",
     "inside an edition: who its letters and notes name"},
    {"apograph authority propose letters/ --authority persons.xml -o -", "letters by themselves"},
}};

}  // namespace

constexpr cli::Command kAuthorityPropose = {
    .name = "authority propose",
    .summary = "propose entries for names that letters and their notes give evidence for",
    .description =
        "Reads letters in TEI and proposes persons, places and organisations that no authority "
        "file has: names that the text gives evidence for, as convert --propose finds them; names "
        "that are marked (persName, placeName, orgName) and point to no entry; and whom a note "
        "describes, “Alfred Rosmer (1877–1964), French syndicalist”, with the dates and the words "
        "of the note. Each entry has @cert and a note that tells what speaks for it and where, by "
        "letter and line of its file.\n\n"
        "The proposals go into a file for review; entries that it or another file holds are never "
        "touched. What notes say beyond an entry that exists is reported.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_authority_propose,
};

}  // namespace apograph
