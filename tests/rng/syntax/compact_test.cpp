// SPDX-License-Identifier: MIT
// The compact syntax, small cases: what is built, with its annotations, and what is said of faults.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rng/syntax/parse.hpp"
#include "rng/syntax/trace_builder.hpp"

namespace {

struct Parsed {
  std::string trace;
  std::vector<std::string> faults;
};

Parsed parse(std::string_view schema) {
  rng_tests::TraceBuilder builder(true);
  base::DiagnosticList sink;
  rng::syntax::SchemaText text;
  text.bytes = schema;
  text.uri = "s.rnc";
  text.name = "s.rnc";
  text.inherited_namespace = "urn:outer";
  const auto pattern = rng::syntax::parse_compact(text, builder, sink);
  Parsed result;
  if (pattern) result.trace = builder.text_of(*pattern);
  for (const base::Diagnostic& fault : sink.items) result.faults.push_back(base::to_string(fault));
  return result;
}

struct SchemaCase {
  const char* schema;
  const char* trace;
};

const SchemaCase kSchemas[] = {
    // Patterns.
    {"element a { empty }", "(element ({urn:outer}a) (empty))"},
    {"element a { attribute b { text }, (text | notAllowed)*, c? , d+ }",
     "(element ({urn:outer}a) (group (attribute ({}b) (text)) (zeroOrMore (choice (text) "
     "(notAllowed))) (optional (ref c)) (oneOrMore (ref d))))"},
    {"list { a & mixed { b } }", "(list (interleave (ref a) (mixed (ref b))))"},
    {"grammar { start = parent x y |= 'v' y |= token \"w\" }",
     "(grammar (start (parentRef x)) (define y |= (value #token 'v' ns=)) (define y |= (value "
     "#token 'w' ns=)))"},
    {"external 'e.rnc' inherit = xml", "(externalRef e ns=http://www.w3.org/XML/1998/namespace)"},
    // Names.
    {"default namespace = 'urn:d' namespace p = 'urn:p' element p:a { attribute b { text }, "
     "element "
     "c { text } }",
     "(element ({urn:p}a) (group (attribute ({}b) (text)) (element ({urn:d}c) (text))))"},
    {"namespace p = 'urn:p' element * - (a | p:*) { text }",
     "(element (* except (choice ({urn:outer}a) ({urn:p}*))) (text))"},
    {"namespace p = inherit element p:* - p:a { text }",
     "(element ({urn:outer}* except ({urn:outer}a)) (text))"},
    {"element element { \\text, \\r }",
     "(element ({urn:outer}element) (group (ref text) (ref r)))"},
    // Types and literals.
    {"xsd:integer { minInclusive = '1' maxInclusive = \"9\" } - ('5' | '6')",
     "(data http://www.w3.org/2001/XMLSchema-datatypes#integer minInclusive='1' maxInclusive='9' "
     "except (choice (value #token '5' ns=) (value #token '6' ns=)))"},
    {"datatypes d = 'urn:types' d:colour \"red\"", "(value urn:types#colour 'red' ns=)"},
    {"string 'a' ~ \"'\" ~ '''b\n\"c'''", "(value #string 'a'b\n\"c' ns=)"},
    {"'\\x{E9}\\xx{20AC}'", "(value #token '\xC3\xA9\xE2\x82\xAC' ns=)"},
    {"'a\\x{A}b'", "(value #token 'a\nb' ns=)"},
    {"\\x{65}lement a \\x{7b} text }", "(element ({urn:outer}a) (text))"},
    {"\"\"\"a\r\nb\rc\"\"\"", "(value #token 'a\nb\nc' ns=)"},
    // Grammars.
    {"start = a a = text", "(grammar (start (ref a)) (define a (text)))"},
    {"start &= a div { b = text div { } } include 'i.rnc' { start = c div { d = e } }",
     "(grammar (start &= (ref a)) (div (define b (text)) (div)) (include i ns=urn:outer (start "
     "(ref c)) (div (define d (ref e)))))"},
    {"", "(grammar)"},
    // Comments and annotations.
    {"# one\n# two\n## doc\n## more\na = text # three\nb = text",
     "(grammar (define a (text) [#one\ntwo###doc\nmore##]) (define b (text) [#three#]))"},
    {"namespace x = 'urn:x' [ x:k = 'v' x:e [ l = 'w' 'text' x:f [] ] ] element a { text }",
     "(element ({urn:outer}a) (text) [ @urn:x#k='v'<urn:x#e @#l='w'>text<urn:x#f></></>])"},
    {"namespace x = 'urn:x' x:top [] a = [ x:k = '1' ] ( text | [ x:k = '2' ] b >> x:f [] )+ >> "
     "x:g [] x:last []",
     "(grammar (define a (oneOrMore (choice (text) (ref b [ @urn:x#k='2'>><urn:x#f></>]) [ "
     "@urn:x#k='1']) [>><urn:x#g></>]) [>><urn:x#last></>]) [<urn:x#top></>])"},
    {"namespace a = 'http://relaxng.org/ns/compatibility/annotations/1.0' [ a:documentation [ 'd' "
     "] "
     "] element x { text }",
     "(element ({urn:outer}x) (text) [##d##])"},
    {"element [ ] x { attribute ## d\n y { text } }",
     "(element ({urn:outer}x []) (attribute ({}y [##d##]) (text)))"},
};

TEST(Compact, BuildsWhatASchemaSays) {
  for (const SchemaCase& c : kSchemas) {
    const Parsed parsed = parse(c.schema);
    EXPECT_TRUE(parsed.faults.empty()) << c.schema << "\n  " << parsed.faults.front();
    EXPECT_EQ(parsed.trace, c.trace) << c.schema;
  }
}

struct FaultCase {
  const char* schema;
  const char* fault;
};

const FaultCase kFaults[] = {
    {"element a { }",
     "s.rnc:1:13: error: found '}', expected a pattern (no content is written 'empty')"},
    {"element a { text",
     "s.rnc:1:17: error: found the end of the schema, expected ',', '|', '&' or '}' (put ',' "
     "between "
     "what comes one after the other, '|' between alternatives)"},
    {"element a {\n  b, c | d\n}",
     "s.rnc:2:8: error: found '|', expected ',' again, or the end of the pattern (',', '|' and '&' "
     "do "
     "not mix: put parentheses around what belongs together)"},
    {"start = element a { list }", "s.rnc:1:26: error: found '}', expected '{'"},
    {"text = element a { text }",
     "s.rnc:1:6: error: found '=', expected the end of the schema (a schema is one pattern, or "
     "definitions with a 'start')"},
    {"a = text text = text",
     "s.rnc:1:10: error: found 'text', expected a definition (name = pattern), 'start', 'div' or "
     "'include' ('text' is a keyword; as the name of a definition it is written '\\text')"},
    {"a = 'x\n'",
     "s.rnc:1:5: error: found a literal that is not closed on its line (close it with ', or write "
     "''' "
     "around a literal of several lines)"},
    {"a = p:x",
     "s.rnc:1:5: error: found the prefix 'p', which no datatypes declaration declares "
     "(declare it at the top: datatypes p = \"…\")"},
    {"element p:x { text }",
     "s.rnc:1:9: error: found the prefix 'p', which no namespace declaration declares (declare it "
     "at "
     "the top: namespace p = \"…\")"},
    {"\xC3\xA9 = <",
     "s.rnc:1:5: error: found '<', which begins nothing (a schema in the XML syntax "
     "begins with '<', not with anything before it)"},
    {"'\\x{110000}'",
     "s.rnc:1:2: error: found an escape that stands for no character of XML (an "
     "escape is written \\x{E9}, with the character's hexadecimal code)"},
    {"'\\x{E9}' ~ ~", "s.rnc:1:12: error: found '~', expected a literal behind '~'"},
    {"a = \xFF", "s.rnc:1:5: error: found a byte that is not UTF-8 (save the schema as UTF-8)"},
    {"text**",
     "s.rnc:1:6: error: found '*', expected one of '?', '*' and '+' only (put parentheses "
     "around what the first one repeats)"},
    {"xsd:int { 5 }", "s.rnc:1:11: error: found '5', which begins nothing"},
    {"include 'a' { include 'b' }",
     "s.rnc:1:15: error: found 'include', expected a definition, 'start' or 'div' (an include "
     "cannot "
     "stand in an include)"},
    {"a ;= text",
     "s.rnc:1:3: error: found ';', which begins nothing (nothing stands between two "
     "definitions)"},
};

TEST(Compact, SaysWhatIsWrongAndWhere) {
  for (const FaultCase& c : kFaults) {
    const Parsed parsed = parse(c.schema);
    ASSERT_FALSE(parsed.faults.empty()) << c.schema;
    EXPECT_EQ(parsed.faults.front(), c.fault) << c.schema;
    EXPECT_EQ(parsed.trace, "");
  }
}

TEST(Compact, ReportsWrongNamesAndGoesOn) {
  const Parsed parsed =
      parse("namespace xml = 'urn:x'\na = element p:b { q:int, element r:c { text } }");
  EXPECT_EQ(parsed.faults.size(), 4U);
  EXPECT_EQ(parsed.trace, "");
}

TEST(Compact, ReadsUtf16) {
  std::string big = "\xFE\xFF";
  std::string little = "\xFF\xFE";
  for (const char c : std::string("'a'")) {
    big += std::string{'\0', c};
    little += std::string{c, '\0'};
  }
  EXPECT_EQ(parse(big).trace, "(value #token 'a' ns=)");
  EXPECT_EQ(parse(little).trace, "(value #token 'a' ns=)");
  EXPECT_EQ(parse("\xEF\xBB\xBF'a'").trace, "(value #token 'a' ns=)");
}

TEST(Compact, BoundsItsDepth) {
  for (const char* opening : {"(", "element a { ", "grammar { start = ", "a [ ", "xsd:int - ",
                              "element * - (", "div { ", "[ x [ ", "list { xsd:int - ("}) {
    std::string schema;
    for (int i = 0; i < 100'000; ++i) schema += opening;
    EXPECT_FALSE(parse(schema).faults.empty()) << opening;
  }
}

}  // namespace
