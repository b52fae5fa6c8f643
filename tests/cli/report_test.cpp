// SPDX-License-Identifier: MIT
#include "cli/report.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using base::Diagnostic;
using base::Severity;

Diagnostic fault() {
  return {Severity::error,
          "rng.bad-value",
          {"letter.xml", 2, 8},
          "“x” is no date",
          "a date is written 1929-12-29",
          {}};
}

std::string text_of(const std::string& source, const Diagnostic& diagnostic, bool colour = false) {
  SourceLines lines;
  lines.add("letter.xml", source);
  return as_text(diagnostic, lines, colour);
}

TEST(AsText, ShowsTheLineWithACaretUnderTheColumn) {
  EXPECT_EQ(text_of("<a>\n  <ñ b=\"x\"/>\n</a>\n", fault()),
            "letter.xml:2:8: error: “x” is no date\n"
            "      <ñ b=\"x\"/>\n"
            "           ^\n"
            "  hint: a date is written 1929-12-29\n");
}

TEST(AsText, KeepsTabsBeforeTheCaret) {
  EXPECT_EQ(text_of("\n\t\tabcdefgh", fault()),
            "letter.xml:2:8: error: “x” is no date\n"
            "    \t\tabcdefgh\n"
            "    \t\t     ^\n"
            "  hint: a date is written 1929-12-29\n");
}

TEST(AsText, CutsALongLineAroundTheColumn) {
  Diagnostic far = fault();
  far.at.line = 1;
  far.at.column = 5001;
  const std::string text = text_of(std::string(5000, 'a') + "X" + std::string(5000, 'b'), far);
  EXPECT_LT(text.size(), 400U);
  EXPECT_NE(text.find("aX"), std::string::npos);
  const std::size_t line_begin = text.find('\n') + 1;
  const std::size_t caret_begin = text.find('\n', line_begin) + 1;
  const std::size_t column = text.find('X') - line_begin - std::string_view("…").size() + 1;
  EXPECT_EQ(text.find('^') - caret_begin, column);
}

TEST(AsText, GoesWithoutALineThatItDoesNotHave) {
  Diagnostic diagnostic = fault();
  diagnostic.at.line = 9;
  EXPECT_EQ(text_of("a\n", diagnostic),
            "letter.xml:9:8: error: “x” is no date\n  hint: a date is written 1929-12-29\n");
}

TEST(AsText, DoesNotSendControlCharactersOrBrokenBytesToTheTerminal) {
  const std::string text = text_of("a\n\x1b[31m b", fault());
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text_of("a\n\xff\n", fault()),
            "letter.xml:2:8: error: “x” is no date\n  hint: a date is written 1929-12-29\n");
}

TEST(AsText, ColoursTheSeverityOnlyWhenAsked) {
  EXPECT_NE(text_of("", fault(), true).find("\033[1;31merror:\033[0m"), std::string::npos);
  EXPECT_EQ(text_of("", fault(), false).find('\033'), std::string::npos);
}

TEST(AsGnu, IsOneLine) {
  EXPECT_EQ(as_gnu(fault()),
            "letter.xml:2:8: error: “x” is no date; a date is written 1929-12-29\n");
}

TEST(AsGnu, KeepsANoteOnTheLine) {
  Diagnostic diagnostic = fault();
  diagnostic.notes.push_back({{"letter.xml", 1, 3}, "the first one"});
  EXPECT_EQ(as_gnu(diagnostic),
            "letter.xml:2:8: error: “x” is no date; letter.xml:1:3: the first one; a date is "
            "written 1929-12-29\n");
}

TEST(AsJson, HoldsEveryField) {
  Diagnostic diagnostic = fault();
  diagnostic.notes.push_back({{"letter.xml", 1, 1}, "the first one"});
  const auto json = nlohmann::json::parse(as_json({diagnostic}));
  const auto& item = json.at("diagnostics").at(0);
  EXPECT_EQ(item.at("severity"), "error");
  EXPECT_EQ(item.at("code"), "rng.bad-value");
  EXPECT_EQ(item.at("file"), "letter.xml");
  EXPECT_EQ(item.at("line"), 2);
  EXPECT_EQ(item.at("column"), 8);
  EXPECT_EQ(item.at("message"), "“x” is no date");
  EXPECT_EQ(item.at("hint"), "a date is written 1929-12-29");
  EXPECT_EQ(item.at("notes").at(0).at("message"), "the first one");
  EXPECT_EQ(item.at("notes").at(0).at("line"), 1);
}

TEST(AsJson, SurvivesBytesThatAreNoText) {
  Diagnostic diagnostic = fault();
  diagnostic.at.file = "\xff.xml";
  EXPECT_TRUE(nlohmann::json::accept(as_json({diagnostic})));
}

TEST(Report, CountsAndWritesAsTheyCome) {
  std::string out;
  Report report([&](std::string_view text) { out += text; }, {Format::gnu, false});
  report.add(fault());
  EXPECT_EQ(out, as_gnu(fault()));
  Diagnostic warning = fault();
  warning.severity = Severity::warning;
  report.add(warning);
  report.finish();
  EXPECT_EQ(report.error_count(), 1U);
  EXPECT_EQ(report.warning_count(), 1U);
}

TEST(Report, WritesJsonAtTheEndEvenWithoutFindings) {
  std::string out;
  Report report([&](std::string_view text) { out += text; }, {Format::json, false});
  EXPECT_EQ(out, "");
  report.finish();
  EXPECT_EQ(out, "{\n  \"diagnostics\": []\n}\n");
}

}  // namespace
}  // namespace cli
