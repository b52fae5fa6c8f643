// SPDX-License-Identifier: MIT
#include <array>

#include "apograph/commands.hpp"
#include "apograph/init/init.hpp"

namespace apograph {
namespace {

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "FOLDER",
     .help = "the folder of the edition, which is made where it is missing; by default this one",
     .kind = cli::ValueKind::folder},
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph init letters-of-marsh", "make a new edition in a folder of its own"},
    {"apograph init", "make this folder an edition; what is in it stays"},
}};

}  // namespace

constexpr cli::Command kInit = {
    .name = "init",
    .summary = "make a folder an edition of letters",
    .description =
        "Writes what an edition needs: edition.toml with a remark on each key, a sample letter "
        "with "
        "its sidecar, authority files with its persons, places, organisations and works, a "
        "Makefile, a "
        "workflow for GitHub Actions and the hooks for pre-commit. The new edition converts, "
        "validates "
        "and renders at once.\n\n"
        "Nothing is overwritten: a file that is there stays as it is, and is named. A folder with "
        "an "
        "edition.toml is an edition already, and nothing is written into it.",
    .operands = kOperands,
    .options = {},
    .examples = kExamples,
    .run = run_init,
};

}  // namespace apograph
