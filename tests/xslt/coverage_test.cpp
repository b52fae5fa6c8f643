// SPDX-License-Identifier: MIT
// No element is dropped in silence, every element of the letter schema has a template, every
// interface text is there in every language.
#include <cstdlib>
#include <iostream>
#include <map>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/text.hpp"
#include "base/text_diff.hpp"
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

/// The elements that the schema allows, in a letter and its header.
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

/// samples.txt: a piece of TEI for each element that does not stand alone in a paragraph.
std::map<std::string, std::string> samples() {
  std::map<std::string, std::string> pieces;
  const auto text = base::read_file(in_source_tree("tests/xslt/samples.txt")).value();
  for (const std::string_view line : base::lines_of(text)) {
    const auto tab = line.find('\t');
    if (tab != line.npos) pieces[std::string(line.substr(0, tab))] = line.substr(tab + 1);
  }
  return pieces;
}

/// What a view makes of an element in its place: the block, or the lines.
std::string rendered(const std::string& view, const std::string& name) {
  base::DiagnosticList messages;
  static const auto kSamples = samples();
  const auto sample = kSamples.find(name);
  const std::string piece = sample != kSamples.end()
                                ? sample->second
                                : "<p>before <" + name + ">words</" + name + "> after</p>";
  EXPECT_NE(piece.find("<" + name), piece.npos) << name;
  const auto page = render(view, document_around(piece), {{"unhandled", "stop"}}, messages);
  if (!page) return base::to_string(page.error());
  const std::string begin = view == "reading" ? "<div class=\"body\">" : "id=\"d-page-0\">";
  std::string text = main_of(*page);
  const auto at = text.find(begin);
  if (at != text.npos) text.erase(0, at + begin.size());
  for (const std::string end : {"</div>\n</div>\n</article>", "</section>\n</article>"}) {
    if (const auto found = text.find(end); found != text.npos) text.erase(found, end.size());
  }
  return collapsed(text);
}

void expect_golden(const std::string& file, const std::string& shown) {
  const auto golden = in_source_tree("tests/xslt/" + file);
  if (std::getenv("APOGRAPH_ACCEPT") != nullptr) {
    ASSERT_TRUE(base::write_file(golden, shown));
    return;
  }
  const std::string expected = base::read_file(golden).value_or("");
  EXPECT_TRUE(expected == shown) << base::unified_diff(expected, shown, golden.string(),
                                                       "this run");
}

/// elements.txt holds every element of the schema as both views show it, so that one that is new,
/// or shown otherwise than before, is seen.
TEST(Coverage, EveryElementOfTheLetterSchemaIsShownAsItWas) {
  const auto names = schema_elements();
  ASSERT_GT(names.size(), 150U);
  static const std::set<std::string> kNotInText = {"TEI", "teiHeader", "text"};
  std::string shown;
  for (const auto& name : names) {
    if (kNotInText.contains(name)) continue;
    shown +=
        name + "\n  " + rendered("reading", name) + "\n  " + rendered("diplomatic", name) + "\n";
  }
  EXPECT_EQ(shown.find("render.element-unhandled"), std::string::npos) << shown;
  expect_golden("elements.txt", shown);
}

/// header.txt holds what the head and the foot of a page say of a header that has every part.
TEST(Coverage, TheHeaderIsSaidAsItWas) {
  base::DiagnosticList messages;
  const auto header = base::read_file(in_source_tree("tests/schemas/valid/header.xml")).value();
  const auto page =
      render("reading", header, {{"unhandled", "stop"}, {"tei-href", "letter.xml"}}, messages);
  ASSERT_TRUE(page);
  std::string shown;
  for (const std::string section : {"section", "footer"}) {
    const auto begin = page->find("<" + section + " class=");
    shown += page->substr(begin, page->find("</" + section + ">", begin) - begin) + "\n";
  }
  expect_golden("header.txt", shown);
}

/// The documents that show what the schema allows, whole, in both views and in one page.
TEST(Coverage, TheSchemasOwnDocumentsRenderWithoutAFault) {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(in_source_tree("tests/schemas/valid"))) {
    const auto document = base::read_file(entry.path()).value();
    base::DiagnosticList messages;
    const transform::Parameters parameters = {
        {"unhandled", "stop"}, {"lang", "en"}, {"authority-files", "no"}};
    const auto page = render_both(document, parameters, messages, entry.path().string());
    ASSERT_TRUE(page) << entry.path() << base::to_string(page.error());
    EXPECT_EQ(faults_of(*page), std::vector<std::string>{}) << entry.path();
    for (const auto& message : messages.items) ADD_FAILURE() << base::to_string(message);
    ++count;
  }
  EXPECT_GE(count, 12);
}

/// Other people's TEI: no page is refused or broken; what has no template is shown as it stands.
TEST(Coverage, RealDocumentsRender) {
  const char* data = std::getenv("APOGRAPH_DATA");
  const auto folder = data == nullptr ? in_source_tree("../shared/data") / "tei"
                                      : std::filesystem::path(data) / "tei";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << folder << " is not there";
  std::set<std::string> unhandled;
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml" || entry.file_size() > 1'000'000) continue;
    const auto document = base::read_file(entry.path()).value();
    base::DiagnosticList messages;
    const auto page = render_both(document, {{"lang", "en"}, {"authority-files", "no"}}, messages,
                                  entry.path().string());
    EXPECT_TRUE(page) << entry.path() << base::to_string(page.error());
    for (const auto& message : messages.items) unhandled.insert(message.message);
    ++count;
  }
  std::cout << count << " documents; " << unhandled.size() << " things without a template\n";
  for (const auto& message : unhandled) std::cout << "  " << message << "\n";
  EXPECT_GT(count, 20);
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
