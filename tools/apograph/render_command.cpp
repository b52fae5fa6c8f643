// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "apograph/commands.hpp"
#include "apograph/render.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<std::string_view, 3> kViews = {"reading", "diplomatic", "both"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {"LETTER", "a letter in TEI, or the folder of an edition"},
}};

constexpr std::array<cli::Option, 4> kOptions = {{
    {.name = "view",
     .help = "which view; both by default",
     .value = "VIEW",
     .kind = ValueKind::text,
     .choices = kViews},
    {.name = "output",
     .help = "a folder, or for one view of one letter a file; - is standard output; by default the "
             "folder of "
             "the edition, or that of the letter",
     .value = "FILE",
     .kind = ValueKind::file,
     .letter = 'o'},
    {.name = "param",
     .help = "a parameter of the stylesheets, beside those of edition.toml",
     .value = "NAME=VALUE",
     .kind = ValueKind::text,
     .letter = 'p',
     .is_repeatable = true},
    {.name = "force", .help = "render what is up to date, too", .letter = 'f'},
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph render", "inside an edition: both views of every letter that changed"},
    {"apograph render --view reading -o letter.html letter.xml", "one view of one letter"},
}};

}  // namespace

constexpr cli::Command kRender = {
    .name = "render",
    .summary = "make the reading and the diplomatic view of a letter",
    .description =
        "Makes web pages of a letter. The reading view is corrected and flows, with numbered "
        "notes; "
        "the diplomatic view shows the lines and pages of the source as they stand. The pages need "
        "no "
        "network. In an edition they go to its output folder (html, unless edition.toml names "
        "another "
        "one); the last line printed says where they lie.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_render,
};

}  // namespace apograph
