// SPDX-License-Identifier: MIT
#include "xml/reader.hpp"

#include <gtest/gtest.h>

#include "trace.hpp"

namespace xml {
namespace {

// The events, or the fault.
std::string trace(std::string_view document, const ReadOptions& options = {}) {
  Trace trace;
  const base::Result<void> result = read(document, "d.xml", trace, options);
  return result ? trace.lines : base::to_string(result.error());
}

std::string fault(std::string_view document, const ReadOptions& options = {}) {
  Trace trace;
  const base::Result<void> result = read(document, "d.xml", trace, options);
  if (result) return "read";
  return fmt::format("{} {}:{}", result.error().code, result.error().at.line,
                     result.error().at.column);
}

TEST(Reader, ReportsEventsWithTheirPlaces) {
  EXPECT_EQ(trace("<?xml version=\"1.0\"?>\n"
                  "<!-- é --><?pi é ?>\n"
                  "<r é=\"1\"\n"
                  "   b = 'zwei'>ä<e/>b&amp;c\n"
                  "<![CDATA[x<y]]></r >\n"),
            "2:1 <!-- é -->\n"
            "2:11 <?pi é ?>\n"
            "3:1 <r é=\"1\"@3:4/3:7 b=\"zwei\"@4:4/4:9>\n"
            "4:15 \"ä\"\n"
            "4:16 <e>\n"
            "4:16 </e>\n"
            "4:20 \"b&c\nx<y\"\n"
            "5:16 </r>\n");
}

TEST(Reader, CountsLinesAsEditorsDo) {
  EXPECT_EQ(trace("<r>\r\n<a/>\r<b/>\n<c/></r>"),
            "1:1 <r>\n1:4 \"\n\"\n2:1 <a>\n2:1 </a>\n2:5 \"\n\"\n3:1 <b>\n3:1 </b>\n3:5 \"\n\"\n"
            "4:1 <c>\n4:1 </c>\n4:5 </r>\n");
}

TEST(Reader, KeepsAwayFromOtherFiles) {
  EXPECT_EQ(fault("<!DOCTYPE r [<!ENTITY e SYSTEM '/etc/passwd'>]>\n<r>&e;</r>"),
            "xml.external-entity 2:4");
  EXPECT_EQ(fault("<!DOCTYPE r SYSTEM 'none.dtd'>\n<r>&e;</r>"), "xml.entity-undeclared 2:4");
  EXPECT_EQ(fault("<r>\n&e;</r>"), "xml.entity-undeclared 2:1");
  EXPECT_EQ(fault("<r a='&e;'/>"), "xml.entity-undeclared 1:7");
}

TEST(Reader, ReadsEntitiesAndDefaultsOfTheInternalSubset) {
  EXPECT_EQ(trace("<!DOCTYPE r [<!ENTITY e '<b>x</b>y'><!ATTLIST r a CDATA 'd'>]>\n<r>&e;z</r>"),
            "2:1 <r a=\"d\"@2:1/2:1>\n2:4 <b>\n2:4 \"x\"\n2:4 </b>\n2:4 \"yz\"\n2:8 </r>\n");
}

TEST(Reader, SaysWhatIsNotWellFormed) {
  EXPECT_EQ(trace("<r>\n <p>x</r>"),
            "d.xml:2:6: error: found the end-tag </r> where </p> was expected (close <p> "
            "before, or correct the name)");
  EXPECT_EQ(fault(""), "xml.not-well-formed 1:1");
  EXPECT_EQ(fault("<r>"), "xml.not-well-formed 1:4");
  EXPECT_EQ(fault("<r a='1' a='2'/>"), "xml.not-well-formed 1:10");
  EXPECT_EQ(fault("<r xmlns:x='u' xmlns:y='u' x:p='1' y:p='2'/>"), "xml.not-well-formed 1:36");
  EXPECT_EQ(fault("<r a='1' x:b='2'/>"), "xml.not-well-formed 1:10");
  EXPECT_EQ(fault("<r><x:p/></r>"), "xml.not-well-formed 1:4");
  EXPECT_EQ(fault("<r>\xE9</r>"), "xml.not-well-formed 1:4");
}

TEST(Reader, PointsToTheSignThatShouldBeEscaped) {
  EXPECT_EQ(trace("<r>a &amp; b\nc & d</r>"),
            "d.xml:2:3: error: found an ampersand that begins no reference (write &amp; for a "
            "plain ampersand)");
  EXPECT_EQ(trace("<r>a < b</r>"),
            "d.xml:1:6: error: found a \"<\" that begins no tag (write &lt; for a plain \"<\")");
  EXPECT_EQ(trace("<r>a &c d</r>"),
            "d.xml:1:6: error: found a reference to an entity that does not end with \";\" (write "
            "&amp; for a plain ampersand)");
  EXPECT_EQ(trace("<r>a\x01</r>"),
            "d.xml:1:5: error: found the character U+0001, which XML cannot hold (remove it)");
}

TEST(Reader, StopsAnEntityBomb) {
  std::string bomb = "<!DOCTYPE r [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 30; ++i) {
    bomb += fmt::format("<!ENTITY a{} '&a{};&a{};'>", i, i - 1, i - 1);
  }
  EXPECT_EQ(fault(bomb + "]><r>&a29;</r>"), "xml.limit 1:" + std::to_string(bomb.size() + 6));
  EXPECT_EQ(fault(bomb + "]><r a='&a29;'/>").substr(0, 9), "xml.limit");
}

TEST(Reader, StopsAtItsLimits) {
  ReadOptions options;
  options.limits.depth = 2;
  EXPECT_EQ(fault("<a><b><c/></b></a>", options), "xml.limit 1:7");
  EXPECT_EQ(fault("<a><b/><b/></a>", options), "read");
  options.limits.attributes = 2;
  EXPECT_EQ(fault("<a b='' c='' d=''/>", options), "xml.limit 1:1");
  EXPECT_EQ(fault("<a b='' c=''/>", options), "read");
}

}  // namespace
}  // namespace xml
