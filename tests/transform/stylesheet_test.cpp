// SPDX-License-Identifier: MIT
#include "transform/stylesheet.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "transform/scratch.hpp"

namespace transform {
namespace {

class StylesheetTest : public ScratchTest {};

TEST_F(StylesheetTest, AppliesTemplatesToADocument) {
  const auto result =
      apply(R"xsl(<xsl:template match="a"><b><xsl:value-of select="."/></b></xsl:template>)xsl",
            "<a>Kassel, 1843</a>");
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(*result, "<b>Kassel, 1843</b>\n");
  EXPECT_TRUE(sink_.items.empty());
}

TEST_F(StylesheetTest, PassesParametersAsStringsWhateverTheyHold) {
  const std::string value = R"xsl(it's "quoted" & <tagged>)xsl";
  const auto result = apply(
      R"xsl(<xsl:param name="p"/><xsl:template match="/"><b><xsl:value-of select="$p"/></b></xsl:template>)xsl",
      "<a/>", {{{"p", value}}, {}});
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(*result, "<b>it's \"quoted\" &amp; &lt;tagged&gt;</b>\n");
}

TEST_F(StylesheetTest, ReportsAMessageWithBothPlaces) {
  const auto result = apply(
      "<xsl:template match=\"a\">\n<xsl:message>render.sample: found <xsl:value-of "
      "select=\"name()\"/></xsl:message>"
      "</xsl:template>",
      "<x>\n\n<a/></x>");
  ASSERT_TRUE(result) << base::to_string(result.error());
  ASSERT_EQ(sink_.items.size(), 1U);
  const auto& message = sink_.items.front();
  EXPECT_EQ(message.severity, base::Severity::warning);
  EXPECT_EQ(message.code, "render.sample");
  EXPECT_EQ(message.message, "found a");
  EXPECT_EQ(message.at, (base::Location{(folder_ / "letter.xml").string(), 3, 0}));
  ASSERT_EQ(message.notes.size(), 1U);
  EXPECT_EQ(message.notes[0].at, (base::Location{(folder_ / "xslt/view.xsl").string(), 5, 0}));
}

TEST_F(StylesheetTest, FailsWhereAMessageTerminates) {
  const auto result = apply(
      R"xsl(<xsl:template match="a"><xsl:message terminate="yes">render.stop: no more</xsl:message></xsl:template>)xsl",
      "<a/>");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "render.stop");
  ASSERT_EQ(sink_.items.size(), 1U);
  EXPECT_EQ(sink_.items[0].severity, base::Severity::error);
}

TEST_F(StylesheetTest, FailsOnABadExpressionWithThePlaceInTheStylesheet) {
  const auto result = apply(
      "<xsl:template match=\"a\">\n<xsl:value-of select=\"unknown-function(.)\"/></xsl:template>",
      "<a/>");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "transform.failed");
  ASSERT_FALSE(result.error().notes.empty());
  EXPECT_EQ(result.error().notes[0].at.line, 5U);
}

TEST_F(StylesheetTest, FailsToCompileWithFileAndLine) {
  const auto result = compile("<xsl:template match=\"a\">\n<xsl:call-template/></xsl:template>");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "transform.stylesheet-invalid");
  EXPECT_EQ(result.error().at.line, 5U) << base::to_string(result.error());
}

TEST_F(StylesheetTest, SaysWhereADocumentIsNotWellFormed) {
  const auto result = apply(R"xsl(<xsl:template match="a"/>)xsl", "<a>\n<b></a>");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "xml.not-well-formed");
  EXPECT_EQ(result.error().at.line, 2U);
}

TEST_F(StylesheetTest, StopsARecursionWithoutEnd) {
  const auto result = apply(
      R"xsl(<xsl:template match="/" name="again"><xsl:call-template name="again"/></xsl:template>)xsl",
      "<a/>");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "transform.too-deep") << base::to_string(result.error());
}

TEST_F(StylesheetTest, StopsAtADocumentThatNestsTooDeep) {
  std::string document;
  for (int i = 0; i < 200; ++i) document += "<a>";
  for (int i = 0; i < 200; ++i) document += "</a>";
  EXPECT_TRUE(apply(R"xsl(<xsl:template match="a"><b><xsl:apply-templates/></b></xsl:template>)xsl",
                    document));
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<a>";
  for (int i = 0; i < 50'000; ++i) deep += "</a>";
  EXPECT_FALSE(
      apply(R"xsl(<xsl:template match="a"><b><xsl:apply-templates/></b></xsl:template>)xsl", deep));
}

TEST_F(StylesheetTest, ReadsADocumentBesideTheLetter) {
  write("authority/persons.xml", "<p>Grimm</p>");
  const Job job{{}, {folder_ / "authority"}};
  const auto result = apply(
      R"xsl(<xsl:template match="/"><b><xsl:value-of select="document('authority/persons.xml', .)"/></b></xsl:template>)xsl",
      "<a/>", job);
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(*result, "<b>Grimm</b>\n");
}

TEST_F(StylesheetTest, FindsADocumentThatLiesInMemory) {
  Job job;
  job.documents["/made/before.xml"] = "<p>made before</p>";
  const auto result = apply(
      R"xsl(<xsl:template match="/"><b><xsl:value-of select="document('/made/before.xml')"/></b></xsl:template>)xsl",
      "<a/>", job);
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(*result, "<b>made before</b>\n");
}

TEST_F(StylesheetTest, WritesHtmlWhereTheRootIsHtmlAndNoMethodIsNamed) {
  const auto file = write(
      "xslt/view.xsl",
      R"xsl(<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output indent="no"/>
<xsl:template match="page"><html><body><p/><br/></body></html></xsl:template>
<xsl:template match="part"><view><p/><br/></view></xsl:template></xsl:stylesheet>)xsl");
  const auto stylesheet = Stylesheet::load(file);
  ASSERT_TRUE(stylesheet);
  EXPECT_EQ(stylesheet->apply("<page/>", "a.xml", {}, sink_).value_or(""),
            "<html><body><p></p><br></body></html>\n");
  EXPECT_EQ(stylesheet->apply("<part/>", "a.xml", {}, sink_).value_or(""),
            "<?xml version=\"1.0\"?>\n<view><p/><br/></view>");
}

TEST_F(StylesheetTest, GoesOnWithoutADocumentThatIsMissing) {
  const Job job{{}, {folder_}};
  const auto result = apply(
      R"xsl(<xsl:template match="/"><b><xsl:value-of select="document('none.xml', .)"/></b></xsl:template>)xsl",
      "<a/>", job);
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(*result, "<b/>\n");
  ASSERT_EQ(sink_.items.size(), 1U);
  EXPECT_EQ(sink_.items[0].severity, base::Severity::warning);
  EXPECT_EQ(sink_.items[0].code, "file.not-found");
}

TEST_F(StylesheetTest, ServesSeveralThreadsAtOnce) {
  const auto stylesheet = compile(
      R"xsl(<xsl:key name="k" match="i" use="@n"/><xsl:template match="/"><xsl:message>one</xsl:message><b><xsl:value-of select="key('k', '7')"/></b></xsl:template>)xsl");
  ASSERT_TRUE(stylesheet);
  std::vector<std::thread> threads;
  std::vector<int> right(4, 0);
  for (std::size_t t = 0; t < right.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) {
        const std::string value = std::to_string(i * 10 + static_cast<int>(t));
        base::DiagnosticList own;
        const auto result =
            stylesheet->apply("<a><i n='7'>" + value + "</i></a>", "letter.xml", {}, own);
        if (result && *result == "<b>" + value + "</b>\n" && own.items.size() == 1) ++right[t];
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(right, std::vector<int>(4, 100));
}

}  // namespace
}  // namespace transform
