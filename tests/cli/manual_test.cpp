// SPDX-License-Identifier: MIT
#include "cli/manual.hpp"

#include <gtest/gtest.h>

#include "cli/example_program.hpp"

namespace cli {
namespace {

std::string page(const std::vector<Document>& documents, std::string_view path) {
  for (const Document& document : documents) {
    if (document.path == path) return document.text;
  }
  ADD_FAILURE() << "no " << path;
  return {};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(ManPages, AreOneForTheProgramAndOneForEachCommand) {
  const auto pages = man_pages(example::kProgram);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_TRUE(has(page(pages, "man/example.1"), "\\fBcopy\\fR\ncopy things\n"));
  const std::string copy = page(pages, "man/example-copy.1");
  EXPECT_TRUE(has(copy, "\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIFILE\\fR\nwhere to\n"));
  EXPECT_TRUE(has(copy, "a word to remember it by; may be repeated\n"));
  EXPECT_TRUE(has(copy, "how: fast, safe\n"));
  EXPECT_TRUE(has(page(pages, "man/example-list-names.1"), ".SH NAME\nexample\\-list\\-names"));
}

TEST(Completions, OfferCommandsOptionsAndChoices) {
  const auto files = completions(example::kProgram);
  const std::string bash = page(files, "completions/example.bash");
  EXPECT_TRUE(has(bash, "copy list --help --version"));
  EXPECT_TRUE(has(bash, "--help --output --tag --mode --force"));
  EXPECT_TRUE(has(bash, "compgen -W \"fast safe\""));
  EXPECT_TRUE(has(page(files, "completions/_example"), "'--mode[how]:MODE:(fast safe)'"));
  EXPECT_TRUE(has(page(files, "completions/_example"), "'*--tag[a word to remember it by]:TAG:'"));
  EXPECT_TRUE(has(page(files, "completions/example.fish"), "-l output -s o -r -d 'where to'"));
}

}  // namespace
}  // namespace cli
