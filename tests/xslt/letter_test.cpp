// SPDX-License-Identifier: MIT
// Whole letters: the diplomatic lines are the source's, the pages hold together, and the cost is
// linear.

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "xslt/page.hpp"

namespace xslt_test {
namespace {

/// A letter of one page, its lines numbered, with a split word, a note and furniture; `number` is
/// its page.
std::string sample_page(int number) {
  const std::string n = std::to_string(number);
  return "<p><pb n=\"" + n +
         "\"/><lb n=\"2\"/>Dear friend, I have your letter of the fif<pc force=\"weak\">-</pc>"
         "<lb n=\"3\" break=\"no\"/>teenth<note n=\"" +
         n +
         "\"><lb n=\"5\"/>This letter is\n<lb n=\"6\"/>lost.</note>, "
         "and thank <persName ref=\"#anna\">Anna\n<lb n=\"4\"/>Maria</persName> for it.</p>"
         "<fw type=\"head\"><lb n=\"1\"/>" +
         n + "</fw>";
}

TEST(Letter, DiplomaticLinesAreTheLinesOfTheSource) {
  base::DiagnosticList messages;
  const auto page =
      render("diplomatic", document_around(sample_page(1) + sample_page(2)), {}, messages);
  ASSERT_TRUE(page);
  EXPECT_EQ(lines_of(*page),
            (std::vector<std::string>{
                "1", "Dear friend, I have your letter of the fif-", "teenth1, and thank Anna",
                "Maria for it.", "1 This letter is", "lost.", "2",
                "Dear friend, I have your letter of the fif-", "teenth2, and thank Anna",
                "Maria for it.", "2 This letter is", "lost."}));
}

std::vector<std::string> source_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of("\n\f", begin), text.size());
    const auto line = collapsed(std::string_view(text).substr(begin, end - begin));
    if (!line.empty()) lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

TEST(Letter, EveryLetterOfTheEditionShowsItsSource) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(in_source_tree("tei/letters"))) {
    if (entry.path().extension() != ".xml") continue;
    const auto source = in_source_tree("tei/sources") / entry.path().stem().concat(".txt");
    if (!std::filesystem::exists(source)) continue;
    base::DiagnosticList messages;
    const std::string document = base::read_file(entry.path()).value();
    const transform::Parameters parameters = {{"unhandled", "stop"}, {"reading-href", "r.html"}};
    const auto diplomatic =
        render("diplomatic", document, parameters, messages, entry.path().string());
    const auto reading = render("reading", document, parameters, messages, entry.path().string());
    ASSERT_TRUE(diplomatic && reading) << entry.path();
    EXPECT_EQ(lines_of(*diplomatic), source_lines(base::read_file(source).value()));
    EXPECT_EQ(faults_of(*diplomatic), std::vector<std::string>{});
    EXPECT_EQ(faults_of(*reading), std::vector<std::string>{});
    const auto both =
        render_both(document, {{"unhandled", "stop"}}, messages, entry.path().string());
    ASSERT_TRUE(both) << entry.path();
    EXPECT_EQ(faults_of(*both), std::vector<std::string>{});
    EXPECT_EQ(lines_of(*both), lines_of(*diplomatic));
    const auto text = form("text", "diplomatic", document, messages);
    ASSERT_TRUE(text);
    EXPECT_EQ(source_lines(*text), lines_of(*diplomatic));
    for (const auto& message : messages.items) ADD_FAILURE() << base::to_string(message);
    ++count;
  }
  if (count == 0) GTEST_SKIP() << "no letter in tei/letters";
}

// Lines that the encoding does not number are as many.
TEST(Letter, OfManyUnnumberedLinesRenders) {
  std::string body;
  for (int i = 1; i <= 800; ++i) {
    body += "<p><pb n=\"" + std::to_string(i) + "\"/>";
    for (int line = 0; line < 28; ++line) body += "<lb/>words on a line\n";
    body += "</p>";
  }
  base::DiagnosticList messages;
  EXPECT_TRUE(render("diplomatic", document_around(body), {}, messages));
}

// A template that looks back over the whole document for each line would not end within the test's
// time limit.
TEST(Letter, OfManyPagesRenders) {
  std::string body;
  for (int i = 1; i <= 3000; ++i) body += sample_page(i);
  const std::string document = document_around(body);
  for (const std::string view : {"reading", "diplomatic"}) {
    base::DiagnosticList messages;
    EXPECT_TRUE(render(view, document, {}, messages)) << view;
  }
}

}  // namespace
}  // namespace xslt_test
