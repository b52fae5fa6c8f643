// SPDX-License-Identifier: MIT
#include "xml/markup.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace {

// The tokens of a document, with bars between them.
std::string tokens(std::string_view document) {
  xml::MarkupLexer lexer(document);
  std::string out;
  for (xml::Token token; lexer.next(token);) {
    (out += out.empty() ? "" : "|") += token.of(document);
  }
  return out;
}

TEST(Markup, CutsADocumentIntoTokens) {
  EXPECT_EQ(tokens("<?xml version='1.0'?>\n<a b='>'>c&amp;d<e/></a>"),
            "<?xml version='1.0'?>|\n|<a b='>'>|c|&amp;|d|<e/>|</a>");
  EXPECT_EQ(tokens("<a><!-- <b> -- > --><![CDATA[<c>]]><?d <e> ?></a>"),
            "<a>|<!-- <b> -- > -->|<![CDATA[<c>]]>|<?d <e> ?>|</a>");
}

TEST(Markup, FindsTheEndOfADoctype) {
  const std::string doctype =
      "<!DOCTYPE a SYSTEM \"x>\" [<!ENTITY b ']>'><!-- ]> ' --><?c ]> ?><!ELEMENT d (e)>]>";
  EXPECT_EQ(tokens(doctype + "<a/>"), doctype + "|<a/>");
}

TEST(Markup, EndsWithTheDocumentWhatIsNotFinished) {
  for (const std::string_view document :
       {"<a", "<a b='", "<!--", "<![CDATA[", "<?x", "<!DOCTYPE a [", "&amp", "</a", "<"}) {
    EXPECT_EQ(tokens(document), document);
  }
}

TEST(Markup, KnowsTheKindOfTags) {
  const auto kind = [](std::string_view tag) {
    xml::MarkupLexer lexer(tag);
    xml::Token token;
    lexer.next(token);
    return token.kind;
  };
  EXPECT_EQ(kind("<a b='/'>"), xml::TokenKind::start_tag);
  EXPECT_EQ(kind("<a b='/'  />"), xml::TokenKind::empty_tag);
  EXPECT_EQ(kind("</a>"), xml::TokenKind::end_tag);
}

TEST(Markup, ReadsTags) {
  EXPECT_EQ(xml::tag_name("<a:b\nc='d'>"), "a:b");
  EXPECT_EQ(xml::tag_name("</a>"), "a");
  EXPECT_EQ(xml::attribute_of("<a b = 'c' d=\"e&amp;&#102;&g;\"/>", "d"), "e&f&g;");
  EXPECT_EQ(xml::attribute_of("<a b=''>", "b"), "");
  EXPECT_EQ(xml::attribute_of("<a xb='c'>", "b"), std::nullopt);
}

TEST(Markup, TakesEntitiesThatAreText) {
  const auto entities = xml::text_entities(
      "<!DOCTYPE a [<!ENTITY b \"x&#65;&amp;#66;\"><!ENTITY c 'y'><!ENTITY c 'z'><!ENTITY d '<e/>'>"
      "<!ENTITY f SYSTEM \"g\"><!ENTITY % h 'i'><!ENTITY j '&c;'><!-- <!ENTITY k 'l'> -->"
      "<!ENTITY m '&#60;'>]>");
  EXPECT_EQ(entities, (xml::TextEntities{{"c", "y"}}));
}

TEST(Markup, ResolvesReferences) {
  const xml::TextEntities entities = {{"b", "c"}};
  EXPECT_EQ(xml::referenced_text("&b;", entities), "c");
  EXPECT_EQ(xml::referenced_text("&quot;", entities), "\"");
  EXPECT_EQ(xml::referenced_text("&#xFC;", entities), "ü");
  EXPECT_EQ(xml::referenced_text("&#0;", entities), std::nullopt);
  EXPECT_EQ(xml::referenced_text("&x;", entities), std::nullopt);
  EXPECT_EQ(xml::escaped_value("a<b&\"c'"), "a&lt;b&amp;&quot;c'");
}

}  // namespace
