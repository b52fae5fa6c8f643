// SPDX-License-Identifier: MIT
// What converted schemas look like, to the letter.
#include <string>

#include <gtest/gtest.h>

#include "rng/convert/converted.hpp"

namespace {

using rng::syntax::Syntax;

std::string converted(std::string_view schema, Syntax target) {
  rng_tests::MemoryLoader loader;
  auto made = rng_tests::convert(schema, "s", target, loader);
  return made.fault.empty() ? made.text() : made.fault;
}

constexpr std::string_view kCompact = R"(# A schema of letters.

default namespace = "urn:letters"
namespace rend = "urn:rend"

start = letter

# The whole.

## A letter.
## It has a date.
[ rend:class = "large" ]
letter =
  element letter {
    attribute date { xsd:date }?,
    attribute rend:weight { "bold" | "plain" }?,
    ## Paragraphs.
    element p { mixed { (hi | note)* } }+
      >> rend:e [ k = "v" "words" ],
    # to come: closers
    empty
    # nothing more
  }

div {
  hi |= element hi { text } | notAllowed
  note &=
    element * - (letter | rend:*) { list { (xsd:int { minInclusive = "1" } - "7"), string "a b" } }
}
)";

constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- A schema of letters. -->
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
         xmlns:rend="urn:rend"
         xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
         ns="urn:letters"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <ref name="letter"/>
  </start>

  <!-- The whole. -->
  <define name="letter" rend:class="large">
    <a:documentation>A letter.
It has a date.</a:documentation>
    <element name="letter">
      <optional>
        <attribute name="date">
          <data type="date"/>
        </attribute>
      </optional>
      <optional>
        <attribute name="rend:weight">
          <choice>
            <value>bold</value>
            <value>plain</value>
          </choice>
        </attribute>
      </optional>
      <oneOrMore>
        <element name="p">
          <a:documentation>Paragraphs.</a:documentation>
          <mixed>
            <zeroOrMore>
              <choice>
                <ref name="hi"/>
                <ref name="note"/>
              </choice>
            </zeroOrMore>
          </mixed>
        </element>
      </oneOrMore>
      <rend:e k="v">words</rend:e>
      <!-- to come: closers -->
      <empty/>
      <!-- nothing more -->
    </element>
  </define>
  <div>
    <define name="hi" combine="choice">
      <choice>
        <element name="hi">
          <text/>
        </element>
        <notAllowed/>
      </choice>
    </define>
    <define name="note" combine="interleave">
      <element>
        <anyName>
          <except>
            <name>letter</name>
            <nsName ns="urn:rend"/>
          </except>
        </anyName>
        <list>
          <data type="int">
            <param name="minInclusive">1</param>
            <except>
              <value>7</value>
            </except>
          </data>
          <value type="string" datatypeLibrary="">a b</value>
        </list>
      </element>
    </define>
  </div>
</grammar>
)";

TEST(Convert, WritesTheXmlSyntax) {
  EXPECT_EQ(converted(kCompact, Syntax::xml), kXml);
}

TEST(Convert, WritesTheCompactSyntax) {
  EXPECT_EQ(converted(kXml, Syntax::compact), kCompact);
}

struct Line {
  const char* schema;
  const char* expected;
};

// Compact to compact: what is one way to say it.
const Line kCompactLines[] = {
    {"element a { ((b, c) | (d & e)+), f? }\n", "element a { ((b, c) | (d & e)+), f? }\n"},
    {"start = \\text  \\text = 'it''s'", "found"},
    {"\\list | \"a\\x{A}b\" | 'say \"x\"' | \"\"\"it's \"so\" \"\"\"",
     "\\list |\n\"\"\"a\nb\"\"\" |\n'say \"x\"' |\n\"\"\"it's \"so\" \"\"\"\n"},
    {"namespace x = 'urn:x' attribute x:a { text } | attribute x:* { 'v' }",
     "namespace x = \"urn:x\"\n\nattribute x:a { text } | attribute x:* { \"v\" }\n"},
    {"element a { empty } # behind", "# behind\nelement a { empty }\n"},
    {"# empty", "grammar {\n  # empty\n}\n"},
};

TEST(Convert, WritesOneWayToSayIt) {
  for (const Line& line : kCompactLines) {
    const std::string text = converted(line.schema, Syntax::compact);
    if (std::string_view(line.expected) == "found") {
      EXPECT_NE(text.find("found"), std::string::npos) << text;
      continue;
    }
    EXPECT_EQ(text, line.expected) << line.schema;
  }
}

TEST(Convert, KeepsWhatIsInherited) {
  const std::string xml =
      converted("element a { attribute b { text }, element c { text } }", Syntax::xml);
  EXPECT_EQ(xml.find(" ns="), std::string::npos) << xml;
  const std::string compact = converted(
      "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><element name='b' "
      "ns=''><text/></element></element>",
      Syntax::compact);
  EXPECT_EQ(compact, "namespace local = \"\"\n\nelement a { element local:b { text } }\n");
}

TEST(Convert, TellsNamesInValuesByTheirNamespaces) {
  const std::string xml =
      "<element name='a' ns='urn:a' xmlns='http://relaxng.org/ns/structure/1.0' "
      "xmlns:p='urn:p' datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
      "<choice><value type='QName'>p:x</value><value type='QName' xmlns:p='urn:q'>p:x</value>"
      "<value type='QName'>y</value></choice></element>";
  EXPECT_EQ(converted(xml, Syntax::compact),
            "default namespace = \"urn:a\"\nnamespace p = \"urn:p\"\nnamespace ns1 = \"urn:q\"\n\n"
            "element a { xsd:QName \"p:x\" | xsd:QName \"ns1:x\" | xsd:QName \"y\" }\n");
}

TEST(Convert, ConvertsWhatIsIncluded) {
  rng_tests::MemoryLoader loader;
  loader.files["dir/sub/one.rng"] =
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='../two.rng'/>"
      "<define name='a'><element name='a'><text/></element></define></grammar>";
  loader.files["dir/two.rng"] = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>";
  loader.files["other/two.rng"] =
      "<element name='b' xmlns='http://relaxng.org/ns/structure/1.0'><empty/></element>";
  auto made = rng_tests::convert(
      "<grammar ns='urn:x' xmlns='http://relaxng.org/ns/structure/1.0'>"
      "<include href='sub/one.rng'><define name='a'><text/></define></include>"
      "<start><choice><ref name='a'/><externalRef ns='' href='../other/two.rng'/></choice></start>"
      "</grammar>",
      "dir/main.rng", Syntax::compact, loader);
  ASSERT_EQ(made.fault, "");
  EXPECT_EQ(made.text(),
            "default namespace = \"urn:x\"\nnamespace local = \"\"\n\n"
            "include \"sub/one.rnc\" {\n  a = text\n}\n\n"
            "start = a | external \"two.rnc\" inherit = local\n");
  EXPECT_EQ(made.loader.files["sub/one.rnc"], "include \"../two-2.rnc\"\na = element a { text }\n");
  EXPECT_EQ(made.loader.files["two.rnc"], "element b { empty }\n");
  EXPECT_EQ(made.loader.files["two-2.rnc"], "grammar { }\n");
}

TEST(Convert, SaysWhatCannotBeReadOrWritten) {
  rng_tests::MemoryLoader loader;
  EXPECT_EQ(rng_tests::convert("include 'x.rnc'", "s.rnc", Syntax::xml, loader).fault,
            "s.rnc:1:1: error: cannot read 'x.rnc': is not in memory");
  EXPECT_EQ(
      converted("<data type='ID' xmlns='http://relaxng.org/ns/structure/1.0'/>", Syntax::compact),
      "s:1:1: error: 'ID' is no type of the built-in library, and the compact syntax cannot "
      "name it");
}

}  // namespace
