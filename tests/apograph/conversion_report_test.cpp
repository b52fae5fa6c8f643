// SPDX-License-Identifier: MIT
#include "apograph/convert/conversion_report.hpp"

#include <gtest/gtest.h>

namespace apograph {
namespace {

using base::Severity;

base::Diagnostic item(Severity severity, std::string code, std::uint32_t line) {
  return {severity, std::move(code), {"a.txt", line, 2}, "“x” is open", {}, {}};
}

TEST(ConversionReport, CountsWhatWasRecognisedAndListsWhatIsOpen) {
  EXPECT_EQ(conversion_report("a.txt", {{item(Severity::info, "person", 1),
                                         item(Severity::warning, "open-name", 3)},
                                        {{"person", 2}, {"date", 1}}}),
            "a.txt: 3 recognised, 1 inferred or left open\n"
            "  recognised: date 1, person 2\n"
            "  open-name (1):\n"
            "    3:2: “x” is open\n");
}

TEST(ConversionReport, ShowsTheFirstOfMany) {
  const std::string text = conversion_report(
      "a.txt", {std::vector<base::Diagnostic>(8, item(Severity::warning, "open-name", 3)), {}});
  EXPECT_NE(text.find("  open-name (8):\n"), std::string::npos);
  EXPECT_NE(text.find("    … and 3 more\n"), std::string::npos);
}

TEST(LetterFindings, CountWhatWasRecognisedEarlier) {
  LetterFindings findings{{item(Severity::warning, "name", 3)}, {{"date", 1}}};
  findings.add_first({item(Severity::info, "date", 1), item(Severity::warning, "page", 2)});
  ASSERT_EQ(findings.items.size(), 3U);
  EXPECT_EQ(findings.items.back().code, "name");
  EXPECT_EQ(findings.recognised.at("date"), 2U);
}

TEST(ConversionReport, OfNothingIsOneLine) {
  EXPECT_EQ(conversion_report("a.txt", {}), "a.txt: 0 recognised, 0 inferred or left open\n");
}

TEST(ConversionTotals, CountLettersByStateAndKindsByLetters) {
  ConversionTotals totals;
  totals.add(LetterState::converted, {{item(Severity::warning, "name", 3)}, {{"date", 2}}});
  totals.add(LetterState::converted, {{}, {{"date", 1}}});
  totals.add(LetterState::failed, {{item(Severity::error, "source.empty", 0)}, {}});
  EXPECT_EQ(totals.text(4),
            "convert: 2 letters converted, 1 letter failed, 4 letters up to date\n"
            "  recognised: date 3 in 2 letters\n"
            "  inferred or left open: name 1 in 1 letter\n");
}

TEST(ConversionTotals, SayThatThereWasNothingToDo) {
  EXPECT_EQ(ConversionTotals().text(0), "convert: nothing to do\n");
}

}  // namespace
}  // namespace apograph
