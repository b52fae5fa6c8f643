// SPDX-License-Identifier: MIT
// What stands beside RELAX NG in a schema: both parsers hand it to the builder, at the same
// construct, and only to a builder that wants it.
#include <string>

#include <gtest/gtest.h>

#include "rng/syntax/parse.hpp"
#include "rng/syntax/trace_builder.hpp"

namespace {

std::string trace_of(std::string_view schema, bool with_annotations = true) {
  rng_tests::TraceBuilder builder(with_annotations);
  base::DiagnosticList sink;
  rng::syntax::SchemaText text;
  text.bytes = schema;
  text.uri = "s";
  text.name = "s";
  const auto pattern = rng::syntax::parse(text, builder, sink);
  if (!pattern) return sink.items.empty() ? "no reason" : base::to_string(sink.items.front());
  return builder.text_of(*pattern);
}

constexpr std::string_view kRoot =
    " xmlns='http://relaxng.org/ns/structure/1.0' xmlns:x='urn:x'"
    " xmlns:a='http://relaxng.org/ns/compatibility/annotations/1.0'"
    " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'";

// The XML forms leave the declarations of their root out.
struct Twin {
  const char* compact;
  const char* xml;
  const char* trace;
};

const Twin kTwins[] = {
    {"element a { ## d\n [ x:k = '1' x:e [ 'w' ] ] text >> x:f [] # end\n}",
     "<element name='a'><text x:k='1'><a:documentation>d</a:documentation><x:e>w</x:e></text>"
     "<x:f/><!-- end --></element>",
     "(element ({}a) (text [##d## @urn:x#k='1'<urn:x#e>w</>>><urn:x#f></>]) [#end#.])"},
    {"# one\n# two\nstart = a # three\na = text # four\n",
     "<grammar><!-- one\n two --><start><ref name='a'/></start><!-- three -->"
     "<define name='a'><text/></define></grammar><!-- four -->",
     "(grammar (start (ref a) [#one\ntwo#]) (define a (text) [#three#]) [#four#.])"},
    {"xsd:token { # c\n ## d\n [ x:k = '1' ] length = '2' # end\n}",
     "<data type='token'><!-- c --><param name='length' x:k='1'>2</param>"
     "<a:documentation>d</a:documentation><!-- end --></data>",
     "(data http://www.w3.org/2001/XMLSchema-datatypes#token length='2' [#c###d## @urn:x#k='1'] "
     "[#end#.])"},
    {"start = a x:f [ k = 'v' x:g [] 't' ] div { a = b # c\n } b = ( text # p\n )* # last",
     "<grammar><start><ref name='a'/></start><x:f k='v'><x:g/>t</x:f><div><define name='a'>"
     "<ref name='b'/></define><!-- c --></div><define name='b'><zeroOrMore><group><text/><!-- p -->"
     "</group></zeroOrMore></define><!-- last --></grammar>",
     "(grammar (start (ref a) [>><urn:x#f @#k='v'><urn:x#g></>t</>]) (div (define a (ref b)) "
     "[#c#.]) (define b (zeroOrMore (group (text) [#p#.]))) [#last#.])"},
    {"element * - ([ x:k = '1' ] b >> x:f []) { xsd:int - [ x:k = '2' ] ('1' | '2') }",
     "<element><anyName><except><name x:k='1'>b</name><x:f/></except></anyName>"
     "<data type='int'><except x:k='2'><value>1</value><value>2</value></except></data></element>",
     "(element (* except ({}b [ @urn:x#k='1'>><urn:x#f></>])) (data "
     "http://www.w3.org/2001/XMLSchema-datatypes#int except (choice (value #token "
     "'1' ns=) (value #token '2' ns=) [ @urn:x#k='2'])))"},
    {"'a' | ## d\n 'b'",
     "<choice><value>a</value><value>b</value><a:documentation>d</a:documentation></choice>",
     "(choice (value #token 'a' ns=) (value #token 'b' ns= [##d##]))"},
    {"x:top [ # in\n 'w' ] [ x:k = '1' # c\n x:e [] ] a = text",
     "<grammar><x:top><!-- in -->w</x:top><define name='a' x:k='1'><!-- c --><x:e/><text/></define>"
     "</grammar>",
     "(grammar (define a (text) [ @urn:x#k='1'#c#<urn:x#e></>]) [<urn:x#top>#in#w</>])"},
};

std::string with_root(std::string_view xml) {
  const std::size_t end = xml.find_first_of(" />");
  return std::string(xml.substr(0, end)) + std::string(kRoot) + std::string(xml.substr(end));
}

constexpr std::string_view kBeside =
    "<element name='a' x:k='1'><!-- c --><x:e/><text/><!-- d --></element>";

TEST(Annotations, ABuilderThatWantsNoneGetsNone) {
  EXPECT_EQ(trace_of(with_root(kBeside), false), "(element ({}a) (text))");
}

TEST(Annotations, BothSyntaxesKeepThem) {
  for (const Twin& twin : kTwins) {
    const std::string compact = trace_of("namespace x = 'urn:x'\n" + std::string(twin.compact));
    EXPECT_EQ(compact, trace_of(with_root(twin.xml))) << twin.compact;
    EXPECT_EQ(compact, twin.trace) << twin.compact;
  }
}

}  // namespace
