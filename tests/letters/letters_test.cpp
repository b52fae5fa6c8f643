// SPDX-License-Identifier: MIT
// Letters of other languages and layouts, from text to TEI: tests/letters/cases/NAME.txt beside
// NAME.xml. The language is the name's first part. Every golden is verified against its text;
// tests/schemas validates them.
#include <gtest/gtest.h>

#include "letters/letter_case.hpp"
#include "support/golden.hpp"
#include "verify/verify.hpp"

namespace letters {
namespace {

class LetterCase : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(LetterCase, TeiIsAsExpectedAndLosesNothing) {
  const std::string name = GetParam().stem().string();
  const std::string text = base::read_file(GetParam()).value();
  const auto conversion = convert(name, text, name.substr(0, 2));
  ASSERT_TRUE(conversion) << base::to_string(conversion.error());
  std::filesystem::path golden = GetParam();
  support::expect_golden(golden.replace_extension(".xml"), conversion->output);
  const auto report = verify::compare(conversion->output, name + ".xml", text, name + ".txt");
  ASSERT_TRUE(report) << base::to_string(report.error());
  EXPECT_TRUE(report->is_clean()) << report->diff;
}

TEST_P(LetterCase, ConvertsTheSameWithoutBeingToldItsLanguage) {
  const std::string name = GetParam().stem().string();
  const std::string text = base::read_file(GetParam()).value();
  EXPECT_EQ(convert(name, text, "")->output, convert(name, text, name.substr(0, 2))->output);
}

INSTANTIATE_TEST_SUITE_P(
    Letters, LetterCase,
    testing::ValuesIn(support::files_in(support::source_folder() / "tests/letters/cases", ".txt")),
    support::case_name);

}  // namespace
}  // namespace letters
