// SPDX-License-Identifier: MIT
#include "verify/source_layer.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "verify/verify.hpp"

namespace verify {
namespace {

// The lines as `page/number text`, then the codes of the faults, of a body in TEI.
std::string layer_of(const std::string& body) {
  const auto document = xml::parse(
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>" + body + "</body></text></TEI>",
      "letter.xml");
  if (!document) return base::to_string(document.error());
  const SourceLayer layer = source_layer(*document);
  std::string text;
  for (const SourceLine& line : layer.lines) {
    text += fmt::format("{}/{} {}\n", line.page, line.number, line.text);
  }
  for (const auto& fault : layer.faults) {
    text += fmt::format("{}:{} {}\n", fault.at.line, fault.at.column, fault.code);
  }
  return text;
}

TEST(SourceLayer, EditorsAdditionsAreLeftOut) {
  EXPECT_EQ(layer_of("<p><lb n='1'/>a<corr>b</corr><reg>c</reg><supplied>d</supplied><ex>e</ex>"
                     "<gap reason='editorial'><desc>f</desc></gap>"
                     "<note type='editorial'>g</note><certainty locus='value'><desc>h</desc>"
                     "</certainty>z</p>"),
            "0/1 az\n");
}

TEST(SourceLayer, WhatStandsInTheSourceIsKept) {
  EXPECT_EQ(layer_of("<p><lb n='1'/><sic>a</sic><orig>b</orig><abbr>c<am>d</am></abbr><del>e</del>"
                     "<add>f</add><unclear>g</unclear><hi>h</hi><pc force='weak'>-</pc></p>"),
            "0/1 abcdefgh-\n");
}

TEST(SourceLayer, OfAChoiceOnlyWhatTheSourceHas) {
  EXPECT_EQ(layer_of("<p><lb n='1'/><choice><sic>a</sic><corr>b</corr></choice>"
                     "<choice>\n<reg>c</reg>\n<orig>d</orig>\n</choice>"
                     "<choice><unclear>e</unclear><unclear>f</unclear></choice>"
                     "<choice><abbr>g</abbr><expan>h</expan></choice>"
                     "<expan><abbr>i</abbr><ex>j</ex></expan><expan>k</expan></p>"),
            "0/1 adegi\n");
}

TEST(SourceLayer, BlocksInOneLineArePartedByABlank) {
  EXPECT_EQ(layer_of("<opener><lb n='1'/><dateline>Bern</dateline><salute>Lieber</salute>,"
                     "</opener><p>ich<hi>bin</hi>da</p><p>und</p>"),
            "0/1 Bern Lieber, ichbinda und\n");
}

TEST(SourceLayer, ACharacterThatXmlCannotHold) {
  EXPECT_EQ(layer_of("<p><lb n='1'/>a<g n='U+0001'/>b<g ref='#char-E000'/><g ref='#x'>c</g></p>"),
            "0/1 a\x01"
            "b\xEE\x80\x80"
            "c\n");
}

TEST(SourceLayer, WhatIsWrongWithLinesIsSaid) {
  EXPECT_EQ(layer_of("\n<p>a<lb n='2'/>b\n<lb/>c\n<lb n='x'/>d<lb n='2'/>e</p>"),
            "0/2 b\n0/2 e\n0/3 c\n0/4 d\n"
            "2:4 verify.text-outside-line\n3:1 verify.line-without-number\n"
            "4:1 verify.line-number\n4:13 verify.line-twice\n");
  EXPECT_EQ(layer_of("<p><lb n='1'/>a<note n='1' place='bottom'>b</note></p>"),
            "0/1 ab\n1:69 verify.note-without-line\n");
}

TEST(SourceLayer, MarkersAsTheyArePrinted) {
  const auto note = [](const std::string& attributes, const std::string& content) {
    return layer_of("<p><lb n='1'/>a<note place='bottom' " + attributes + ">" + content +
                    "</note>, b</p>");
  };
  EXPECT_EQ(note("n='4'", "<lb n='9'/>c"), "0/1 a4, b\n0/9 4 c\n");
  EXPECT_EQ(note("n='4' rend='[4]'", "<lb n='9'/><label>4.</label> c"), "0/1 a[4], b\n0/9 4. c\n");
  EXPECT_EQ(note("n='4' rend='superscript'", "<lb n='9'/><label>4</label>c"),
            "0/1 a4, b\n0/9 4c\n");
  EXPECT_EQ(note("n='4' rend='⁴'", "<label>4)</label><lb n='9'/>c"), "0/1 a⁴, b\n0/9 4) c\n");
  EXPECT_EQ(note("n='4'", "<p><lb n='9'/><label/>c</p><p>d</p>"), "0/1 a4, b\n0/9 c d\n");
  EXPECT_EQ(note("", "<lb n='9'/>c"), "0/1 a, b\n0/9 c\n");
  EXPECT_EQ(note("prev='#x' n='4'", "<lb n='9'/>c"), "0/1 a, b\n0/9 c\n");
}

TEST(SourceLayer, DepthIsNoMatter) {
  std::string deep = "<p><lb n='1'/>";
  for (int i = 0; i < 50'000; ++i) deep += "<hi>";
  deep += "x";
  for (int i = 0; i < 50'000; ++i) deep += "</hi>";
  EXPECT_EQ(layer_of(deep + "</p>"), "0/1 x\n");
  std::string notes = "<p><lb n='1'/>";
  for (int i = 0; i < 20'000; ++i) notes += "<note type='editorial'>";
  for (int i = 0; i < 20'000; ++i) notes += "</note>";
  EXPECT_EQ(layer_of(notes + "y</p>"), "0/1 y\n");
}

TEST(Verify, SaysWhatItCannotCompare) {
  EXPECT_EQ(compare("<r/>", "l.xml", "a", "s.txt").error().code, "verify.not-tei");
  EXPECT_EQ(compare("<r>", "l.xml", "a", "s.txt").error().code, "xml.not-well-formed");
  EXPECT_EQ(compare("<r/>", "l.xml", "\xFF", "s.txt").error().code, "source.not-utf8");
}

}  // namespace
}  // namespace verify
