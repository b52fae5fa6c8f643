// SPDX-License-Identifier: MIT
#include "cli/report.hpp"
#include "cli/spool.hpp"

#include <fstream>

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
  SourceLines lines;
  lines.add("letter.xml", "<a>\n  <b c=\"x\"/>\n");
  EXPECT_EQ(as_gnu(fault(), lines),
            "letter.xml:2:8: error: “x” is no date; a date is written 1929-12-29\n");
}

TEST(AsGnu, KeepsANoteOnTheLine) {
  Diagnostic diagnostic = fault();
  diagnostic.notes.push_back({{"letter.xml", 1, 3}, "the first one"});
  SourceLines lines;
  EXPECT_EQ(as_gnu(diagnostic, lines),
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

std::string written(Format format, const std::vector<Diagnostic>& diagnostics,
                    const DocumentResult& result = {"letter.xml", DocumentState::faulty, 1, 0, 0}) {
  std::string out;
  Report report([&](std::string_view text) { out += text; },
                {.format = format, .program = "apograph", .version = "0"});
  report.lines().add("letter.xml", "<a>\n  <b c=\"x\"/>\n");
  for (const Diagnostic& diagnostic : diagnostics) report.add(diagnostic);
  report.end_document(result);
  report.finish(Exit::findings);
  return out;
}

TEST(AsGnu, CountsBytes) {
  SourceLines lines;
  lines.add("letter.xml", "\n<ñ😀>x\n");
  EXPECT_EQ(as_gnu({Severity::error, "a.b", {"letter.xml", 2, 5}, "m", "", {}}, lines),
            "letter.xml:2:9: error: m\n");
}

TEST(Report, WritesAsTheyCome) {
  std::string out;
  Report report([&](std::string_view text) { out += text; }, {.format = Format::gnu});
  report.add(fault());
  EXPECT_EQ(out, "letter.xml:2:8: error: “x” is no date; a date is written 1929-12-29\n");
}

TEST(Report, CountsKindsAndDocuments) {
  Report report([](std::string_view) {}, {.format = Format::gnu});
  for (const char* file : {"a.xml", "b.xml"}) {
    Diagnostic diagnostic = fault();
    diagnostic.at.file = file;
    report.add(diagnostic);
    report.add(diagnostic);
    report.end_document({file, DocumentState::faulty, 3, 1, 1});
  }
  report.end_document({"c.xml", DocumentState::unchecked, 0, 0, 0});
  const Totals& totals = report.totals();
  EXPECT_EQ(totals.documents, 3U);
  EXPECT_EQ(totals.faulty, 2U);
  EXPECT_EQ(totals.unchecked, 1U);
  EXPECT_EQ(totals.errors, 6U);
  EXPECT_EQ(totals.warnings, 2U);
  const KindCount& kind = totals.kinds.at("rng.bad-value");
  EXPECT_EQ(kind.count, 4U);
  EXPECT_EQ(kind.documents, 2U);
  EXPECT_EQ(kind.first.file, "a.xml");
}

TEST(Report, IsWholeJsonEvenWithoutDocuments) {
  for (const Format format : {Format::json, Format::sarif}) {
    std::string out;
    Report report([&](std::string_view text) { out += text; }, {.format = format});
    report.finish();
    EXPECT_TRUE(nlohmann::json::accept(out)) << out;
  }
}

TEST(Report, ShowsCountsInTheSummary) {
  std::string out;
  Report report([&](std::string_view text) { out += text; }, {.is_summary = true});
  report.add(fault());
  report.finish();
  EXPECT_EQ(out,
            "    count  documents  severity kind\n"
            "        1          1  error    rng.bad-value\n"
            "                      first: letter.xml:2:8: “x” is no date\n");
}

TEST(Github, EscapesWhatSeparates) {
  Diagnostic diagnostic = fault();
  diagnostic.at.file = "a, b: 100%.xml";
  diagnostic.message = "50%: a,\r\nb";
  diagnostic.hint = "";
  EXPECT_EQ(
      written(Format::github, {diagnostic}),
      "::error file=a%2C b%3A 100%25.xml,line=2,col=8,title=rng.bad-value::50%25: a,%0D%0Ab\n");
}

TEST(Junit, HasACaseForEachDocument) {
  EXPECT_EQ(written(Format::junit, {}, {"letters/a & b.xml", DocumentState::valid, 0, 0, 0}),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites tests=\"1\" failures=\"0\" errors=\"0\">\n"
            "  <testsuite name=\"apograph\" tests=\"1\" failures=\"0\" errors=\"0\">\n"
            "    <testcase classname=\"letters\" name=\"a &amp; b.xml\"/>\n"
            "  </testsuite>\n</testsuites>\n");
}

TEST(Junit, HoldsNoCharacterThatXmlForbids) {
  Diagnostic diagnostic = fault();
  diagnostic.message = "\x01\xff]]>";
  const std::string out = written(Format::junit, {diagnostic});
  EXPECT_NE(out.find("\uFFFD\uFFFD]]&gt;"), std::string::npos) << out;
}

TEST(Html, MarksTheWordAndEscapes) {
  Diagnostic diagnostic = fault();
  diagnostic.message = "<script>";
  diagnostic.at.column = 9;
  const std::string out = written(Format::html, {diagnostic});
  EXPECT_NE(out.find("<pre>  &lt;b c=&quot;<mark>x</mark>&quot;/&gt;</pre>"), std::string::npos)
      << out;
  EXPECT_EQ(out.find("<script>"), std::string::npos);
}

TEST(SpoolTest, KeepsLongTextInItsOrder) {
  Spool spool;
  EXPECT_TRUE(spool.is_empty());
  std::string all;
  for (int i = 0; i < 400'000; ++i) {
    const std::string piece = std::to_string(i) + " ";
    spool.add(piece);
    all += piece;
  }
  ASSERT_GT(all.size(), 2 * Spool::kInMemory);
  std::string read;
  spool.each([&](std::string_view piece) { read += piece; });
  EXPECT_TRUE(read == all);
}

TEST(SourceLinesTest, ReadsAFileForwardsAndBackwards) {
  const std::string file = testing::TempDir() + "lines.txt";
  std::ofstream(file, std::ios::binary) << "one\r\ntwo\rthree\n\nfive";
  SourceLines lines;
  EXPECT_EQ(lines.line(file, 3), "three");
  EXPECT_EQ(lines.line(file, 3), "three");
  EXPECT_EQ(lines.line(file, 1), "one");
  EXPECT_EQ(lines.line(file, 2), "two");
  EXPECT_EQ(lines.line(file, 4), "");
  EXPECT_EQ(lines.line(file, 5), "five");
  EXPECT_EQ(lines.line(file, 6), std::nullopt);
  EXPECT_EQ(lines.line(file, 5), "five");
  EXPECT_EQ(lines.line(testing::TempDir(), 1), std::nullopt);
  EXPECT_EQ(lines.line("", 1), std::nullopt);
}

}  // namespace
}  // namespace cli
