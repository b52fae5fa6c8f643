// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/authority/merge.hpp"
#include "apograph/commands.hpp"
#include "apograph/export/cmif_tools.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "WHAT",
     .help = "authority files to join into one; with --into, the xml:id of entries of the edition",
     .is_repeatable = true,
     .is_required = true},
}};

constexpr std::array<cli::Option, 6> kOptions = {{
    {.name = "into",
     .help = "merge entries of the edition into the one with this xml:id",
     .value = "ID",
     .kind = cli::ValueKind::text},
    {.name = "letters",
     .help = "with --into: turn the pointers of letters to the merged entries; else they are "
             "reported"},
    {.name = "output",
     .help = "the joined file, which may be the first of the files; - is standard output",
     .value = "FILE",
     .kind = cli::ValueKind::file,
     .letter = 'o'},
    {.name = "force", .help = "write over a file that exists"},
    {.name = "dry-run", .help = "change nothing, show the differences"},
    kReportFormatOption,
}};

constexpr std::array<cli::Example, 3> kExamples = {{
    {"apograph authority merge trotzki --into trotsky --letters",
     "two entries of the edition are one person"},
    {"apograph authority merge bronstein --into trotsky --dry-run", "what would change"},
    {"apograph authority merge ours.xml theirs.xml -o persons.xml", "two registers become one"},
}};

}  // namespace

constexpr cli::Command kAuthorityMerge = {
    .name = "authority merge",
    .summary = "join authority files, or entries that are of one person",
    .description =
        "With --into, entries of the edition become one: names that the remaining entry has not "
        "become variants, dates, identifiers, notes and all else that it has not are added, and "
        "the other entries are taken out of their files. Pointers from authority files follow; "
        "those from letters are reported, or, with --letters, turned, and nothing else in the "
        "letters changes (the seal of a letter as Apograph wrote it is renewed). Where two entries "
        "contradict each other (dates, sex, identifiers of one authority file, position) nothing "
        "is done: each conflict is reported for the editor to decide.\n\n"
        "Without --into, files are joined: entries of the other files that the first has not come "
        "behind its own, those that it has give it what it lacks. What contradicts, or may be "
        "several entries, becomes an entry of its own and is reported, so that nothing is lost. "
        "An xml:id that is taken gets a number.\n\n"
        "The exit status is 1 where there is a conflict.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_authority_merge,
};

}  // namespace apograph
