// SPDX-License-Identifier: MIT
#include <array>
#include <string_view>

#include "apograph/commands.hpp"
#include "apograph/render/render.hpp"

namespace apograph {
namespace {

using cli::ValueKind;

constexpr std::array<std::string_view, 3> kViews = {"reading", "diplomatic", "both"};
constexpr std::array<std::string_view, 5> kFormats = {"html", "text", "markdown", "latex", "epub"};

constexpr std::array<cli::Operand, 1> kOperands = {{
    {"LETTER", "a letter in TEI, or the folder of an edition"},
}};

constexpr std::array<cli::Option, 7> kOptions = {{
    {.name = "view",
     .help = "which view; by default both in one page, and reading in formats that hold one",
     .value = "VIEW",
     .kind = ValueKind::text,
     .choices = kViews},
    {.name = "to",
     .help = "in which format; html by default",
     .value = "FORMAT",
     .kind = ValueKind::text,
     .letter = 't',
     .choices = kFormats},
    {.name = "output",
     .help = "a folder, or for one letter a file; - is standard output; by default the folder of "
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
    {.name = "stylesheet",
     .help = "a stylesheet of your own for a view; it imports the one that it stands for",
     .value = "VIEW=FILE",
     .kind = ValueKind::text,
     .is_repeatable = true},
    {.name = "jobs",
     .help = "work on this many letters at once; all cores by default",
     .value = "NUMBER",
     .kind = ValueKind::text,
     .letter = 'j'},
    {.name = "force", .help = "render what is up to date, too", .letter = 'f'},
}};

constexpr std::array<cli::Example, 5> kExamples = {{
    {"apograph render", "inside an edition: a site of its letters and registers, what changed"},
    {"apograph render letter.xml -o pages/", "one letter, both views in a page"},
    {"apograph render --to text --view diplomatic -o - letter.xml", "the source's lines as text"},
    {"apograph render --to epub", "in an edition: all its letters as one e-book"},
    {"apograph render --stylesheet reading=own.xsl -o letter.html letter.xml",
     "with a template of your own"},
}};

}  // namespace

constexpr cli::Command kRender = {
    .name = "render",
    .summary = "make pages, texts and a site of letters",
    .description =
        "Makes web pages of a letter. The reading view is corrected and flows, with numbered "
        "notes; the diplomatic view shows the lines and pages of the source as they stand. A page "
        "holds both, side by side or one at a time. In an edition a small site is made: a start "
        "page, a page for each letter, registers of persons, places, organisations and works with "
        "every mention in its context, and a search of the full texts. It goes to the output "
        "folder (html, unless edition.toml "
        "names another one), needs no network, and opens from a disk. Other formats: plain text, "
        "Markdown, LaTeX, and an e-book (EPUB 3) of a letter or of a whole edition.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run_render,
};

}  // namespace apograph
