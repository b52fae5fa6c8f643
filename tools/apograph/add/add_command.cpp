// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/add/add.hpp"
#include "apograph/commands.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FILE",
     .help = "the text of a letter, or it as Markdown, HTML, DOCX, ODT, TEI or PDF",
     .is_repeatable = true,
     .is_required = true},
}};

constexpr std::array<cli::Option, 1> kOptions = {{
    {.name = "edition",
     .help = "the folder of the edition; by default the one in which one stands",
     .value = "FOLDER",
     .kind = cli::ValueKind::folder},
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph add ~/letters/*.txt", "inside an edition: bring texts into it"},
    {"apograph add --edition letters-of-marsh 1887.txt", "the same from elsewhere"},
}};

}  // namespace

constexpr cli::Command kAdd = {
    .name = "add",
    .summary = "bring texts of letters into an edition",
    .description =
        "Copies texts byte for byte into the folder sources/ of an edition and says what comes "
        "next. A text is looked at before: one that is empty, no text or damaged is refused, and "
        "so is one whose name another text of the edition has, unless both are the same. Where "
        "one is refused none is copied.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_add,
};

}  // namespace apograph
