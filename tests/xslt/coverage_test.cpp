// SPDX-License-Identifier: MIT
// No element is dropped in silence, every element of the letter schema has a template, every
// interface text is there in every language.
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "xslt/page.hpp"

namespace xslt_test {
namespace {

TEST(Coverage, AnElementWithoutATemplateIsReportedAndItsTextShown) {
  for (const std::string view : {"reading", "diplomatic"}) {
    base::DiagnosticList messages;
    const auto page = render(
        view, document_around("<p>a <unknown>strange</unknown> <unknown>thing</unknown></p>"), {},
        messages);
    ASSERT_TRUE(page);
    EXPECT_NE(page->find("strange"), std::string::npos);
    ASSERT_EQ(messages.items.size(), 2U);
    EXPECT_EQ(messages.items[0].message, messages.items[1].message);
    EXPECT_EQ(messages.items[0].code, "render.element-unhandled");
    EXPECT_NE(messages.items[0].message.find("unknown"), std::string::npos);
  }
}

TEST(Coverage, AnElementWithoutATemplateStopsWhereAsked) {
  base::DiagnosticList messages;
  const auto page =
      render("reading", document_around("<p><unknown/></p>"), {{"unhandled", "stop"}}, messages);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, "render.element-unhandled");
}

/// The elements that the schema allows in a letter; those of the header alone are shown by its
/// head.
std::set<std::string> schema_elements() {
  const auto schema = base::read_file(in_source_tree("schemas/letter.rnc"));
  std::set<std::string> names;
  if (!schema) return names;
  static const std::regex kElement("element\\s+(?:tei:)?([A-Za-z0-9]+)\\s*\\{");
  for (std::sregex_iterator at(schema->begin(), schema->end(), kElement), end; at != end; ++at) {
    names.insert((*at)[1]);
  }
  return names;
}

TEST(Coverage, EveryElementOfTheLetterSchemaHasATemplate) {
  const auto names = schema_elements();
  if (names.empty()) GTEST_SKIP() << "schemas/letter.rnc is not there";
  ASSERT_GT(names.size(), 150U);
  static const std::set<std::string> kNotInText = {"TEI", "teiHeader", "text"};
  for (const auto& name : names) {
    if (kNotInText.contains(name)) continue;
    for (const std::string view : {"reading", "diplomatic"}) {
      base::DiagnosticList messages;
      const auto page = render(view, document_around("<p><" + name + ">x</" + name + "></p>"),
                               {{"unhandled", "stop"}}, messages);
      EXPECT_TRUE(page) << name << " in the " << view << " view";
    }
  }
}

std::set<std::string> keys_of(const std::string& language) {
  const auto texts = base::read_file(in_source_tree("share/i18n/" + language + ".xml")).value();
  static const std::regex kKey("key=\"([^\"]*)\"");
  std::set<std::string> keys;
  for (std::sregex_iterator at(texts.begin(), texts.end(), kKey), end; at != end; ++at)
    keys.insert((*at)[1]);
  return keys;
}

TEST(Coverage, EveryLanguageHasEveryText) {
  const auto english = keys_of("en");
  ASSERT_GT(english.size(), 60U);
  for (const std::string language : {"es", "fr", "de"})
    EXPECT_EQ(keys_of(language), english) << language;
}

TEST(Coverage, TheInterfaceSpeaksTheLanguageAskedFor) {
  base::DiagnosticList messages;
  const std::string piece = document_around("<p>Text<note>A note.</note></p>");
  EXPECT_NE(render("reading", piece, {}, messages)->find(">Notes<"), std::string::npos);
  EXPECT_NE(render("reading", piece, {{"lang", "es"}}, messages)->find(">Notas<"),
            std::string::npos);
  EXPECT_NE(render("reading", piece, {{"lang", "de-AT"}}, messages)->find(">Anmerkungen<"),
            std::string::npos);
  EXPECT_NE(render("reading", piece, {{"lang", "tlh"}}, messages)->find(">Notes<"),
            std::string::npos);
  EXPECT_TRUE(messages.items.empty());
}

}  // namespace
}  // namespace xslt_test
