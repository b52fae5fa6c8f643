// SPDX-License-Identifier: MIT
// What of a document is read, as which passages.
#include "annotate/reading.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "annotate/annotate.hpp"
#include "letter_desk.hpp"

namespace {

using annotate_tests::letter;

// The passages that are not empty, with bars between them.
std::string passages(const std::string& document) {
  std::string out;
  for (const auto& passage : annotate::read_letter(document).reading.passages) {
    const std::string& text = passage.flow.text();
    if (!text.empty()) (out += out.empty() ? "" : " | ") += text;
  }
  return out;
}

TEST(Reading, MakesRunningTextOfLines) {
  EXPECT_EQ(passages(letter("<p>a\r\n   b<lb/>c <lb/> d</p>")), "a b c d");
  EXPECT_EQ(passages(letter("<p>ab<lb break='no'/>c <lb n='1' break=\"no\"/>\n d</p>")), "abcd");
  EXPECT_EQ(passages(letter("<p>ab <pb break='no'/><lb/>c</p>")), "abc");
}

TEST(Reading, TakesTheTypesettersHyphenOut) {
  EXPECT_EQ(passages(letter("<p>Wör-<lb/>ter, Klein-<lb/>Paris, Wör¬<lb break='no'/>ter</p>")),
            "Wörter, Klein- Paris, Wörter");
  EXPECT_EQ(passages(letter("<p>Anna-Maria - Anna-<hi>Maria</hi></p>")), "Anna-Maria - Anna-Maria");
}

TEST(Reading, ReadsOneFormOfAChoice) {
  EXPECT_EQ(passages(letter("<p><choice><sic>a</sic><corr>b</corr></choice> "
                            "<choice><orig>c</orig><reg>d</reg></choice> "
                            "<choice><abbr>e</abbr><expan>f<ex>g</ex></expan></choice> "
                            "<app><rdg>h</rdg><lem>i</lem></app></p>")),
            "b d fg i");
}

TEST(Reading, PutsNotesApartAndGoesOnBehindThem) {
  EXPECT_EQ(passages(letter("<p>a<note>b<p>c</p></note>d</p>")), "ad | b | c");
}

TEST(Reading, EndsAPassageWithItsBlock) {
  EXPECT_EQ(passages(letter("<head>a</head><p>b<list><item>c</item></list>d</p>")),
            "a | b | c | d");
  EXPECT_EQ(passages(letter("<opener>a <dateline>b</dateline> c</opener>")), "a | b | c");
}

TEST(Reading, LeavesOutWhatIsNotText) {
  EXPECT_EQ(passages(letter("<p>a<del>b</del><fw>c</fw><!-- d --><?e f?>g</p>")), "ag");
  EXPECT_EQ(passages(letter("<p>a<gap/>b<x xmlns='urn:x'>c</x></p>")), "a\uFFFCb\uFFFC");
}

TEST(Reading, ResolvesWhatEntitiesMean) {
  const std::string document =
      "<!DOCTYPE TEI [<!ENTITY u \"&#252;\"><!-- ' > --><!ENTITY m '<hi>x</hi>'><!ENTITY u \"no\">"
      "<!ENTITY n \"&u;\">]>" +
      letter("<p>M&u;ller &lt; &m; &n;</p>");
  EXPECT_EQ(passages(document), "Müller < \uFFFC \uFFFC");
}

TEST(Reading, KnowsTheLanguageOfPassages) {
  const std::string document = letter("<p>a</p><p xml:lang=\"fr\">b<note>c</note></p>");
  const auto reading = annotate::read_letter(document).reading;
  std::string languages;
  for (const auto& passage : reading.passages) languages += passage.language + " ";
  EXPECT_EQ(languages, "de fr fr ");
}

TEST(Header, TellsWhatIsKnown) {
  const std::string document =
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><profileDesc><correspDesc>"
      "<correspAction type=\"sent\"><persName ref=\"#a\" cert=\"low\"/><persName ref=\"#b c\"/>"
      "<date notBefore=\"1820\" notAfter=\"1821\" cert=\"low\"/></correspAction><correspAction "
      "type=\"received\"><date when=\"1830\"/></correspAction></correspDesc><langUsage><language "
      "ident=\"fr\"/></langUsage></profileDesc></teiHeader><text/></TEI>";
  const annotate::Facts facts = annotate::read_letter(document).facts;
  EXPECT_EQ(facts.language, "fr");
  EXPECT_EQ(facts.date.not_before, "1820");
  EXPECT_EQ(facts.date.not_after, "1821");
  EXPECT_TRUE(facts.date.is_inferred);
  EXPECT_EQ(facts.references, (std::vector<std::string>{"#a", "#b", "c"}));
  EXPECT_EQ(facts.sure_references, (std::vector<std::string>{"#b", "c"}));
}

}  // namespace
