// SPDX-License-Identifier: MIT
// What is added to the paragraph of a letter, and where.
#include "annotate/annotate.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "letter_desk.hpp"

namespace {

using annotate_tests::Desk;
using annotate_tests::letter;

// The body of a letter with what is added to it.
std::string annotated(std::string_view body, std::string_view root = {}) {
  static const Desk desk;
  EXPECT_TRUE(desk.is_ready());
  const std::string result = desk.annotated(letter(body, root));
  constexpr std::string_view kBegin = "<body>", kEnd = "</body>";
  const std::size_t begin = result.find(kBegin) + kBegin.size();
  return result.substr(begin, result.find(kEnd) - begin);
}

TEST(Annotate, TagsNamesWithTheirReferences) {
  EXPECT_EQ(annotated("<p>In Weimar sah ich Johann Wolfgang Goethe.</p>"),
            "<p>In <placeName ref=\"names.xml#weimar\">Weimar</placeName> sah ich "
            "<persName ref=\"names.xml#goethe\">Johann Wolfgang Goethe</persName>.</p>");
}

TEST(Annotate, TagsDates) {
  EXPECT_EQ(annotated("<p>am 3. 5. 1820</p>"),
            "<p>am <date when=\"1820-05-03\">3. 5. 1820</date></p>");
}

TEST(Annotate, TagsNamesWholeThatRunOverLinesAndPages) {
  EXPECT_EQ(annotated("<p>Johann Wolf-<lb break='no'/>gang<pb n='2'/>\n<lb/>Goethe kam</p>"),
            "<p><persName ref=\"names.xml#goethe\">Johann Wolf-<lb break='no'/>gang<pb n='2'/>\n"
            "<lb/>Goethe</persName> kam</p>");
  EXPECT_EQ(annotated("<p>Wei<pc force=\"weak\">-</pc><lb break=\"no\"/>mar</p>"),
            "<p><placeName ref=\"names.xml#weimar\">Wei<pc force=\"weak\">-</pc>"
            "<lb break=\"no\"/>mar</placeName></p>");
  EXPECT_EQ(annotated("<p>Wei-<lb/>mar</p>"),
            "<p><placeName ref=\"names.xml#weimar\">Wei-<lb/>mar</placeName></p>");
}

TEST(Annotate, GoesAroundElementsThatANameHoldsWhole) {
  EXPECT_EQ(annotated("<p><hi>Johann</hi> Wolfgang <hi>Goethe</hi></p>"),
            "<p><persName ref=\"names.xml#goethe\"><hi>Johann</hi> Wolfgang <hi>Goethe</hi>"
            "</persName></p>");
  EXPECT_EQ(annotated("<p><hi>W</hi>eimar</p>"),
            "<p><placeName ref=\"names.xml#weimar\"><hi>W</hi>eimar</placeName></p>");
  EXPECT_EQ(annotated("<p><hi>Weimar</hi></p>"),
            "<p><hi><placeName ref=\"names.xml#weimar\">Weimar</placeName></hi></p>");
}

TEST(Annotate, GoesAroundWordsAndChoices) {
  EXPECT_EQ(annotated("<p><w>Weimar</w></p>"),
            "<p><placeName ref=\"names.xml#weimar\"><w>Weimar</w></placeName></p>");
  EXPECT_EQ(annotated("<p><choice><sic>Weimr</sic><corr>Weimar</corr></choice></p>"),
            "<p><placeName ref=\"names.xml#weimar\"><choice><sic>Weimr</sic><corr>Weimar</corr>"
            "</choice></placeName></p>");
  EXPECT_EQ(annotated("<p><choice><sic>inn Weimar</sic><corr>in Weimar</corr></choice></p>"),
            "<p><choice><sic>inn Weimar</sic><corr>in <placeName ref=\"names.xml#weimar\">Weimar"
            "</placeName></corr></choice></p>");
}

TEST(Annotate, KeepsCommentsEntitiesAndSections) {
  EXPECT_EQ(annotated("<p>Wei<!-- Weimar -->mar<?x Weimar?></p>"),
            "<p><placeName ref=\"names.xml#weimar\">Wei<!-- Weimar -->mar</placeName>"
            "<?x Weimar?></p>");
  EXPECT_EQ(annotated("<p>M&#xFC;nchen &amp; M&#252;nchen</p>"),
            "<p><placeName ref=\"names.xml#muenchen\">M&#xFC;nchen</placeName> &amp; "
            "<placeName ref=\"names.xml#muenchen\">M&#252;nchen</placeName></p>");
  EXPECT_EQ(annotated("<p><![CDATA[Weimar]]></p>"),
            "<p><placeName ref=\"names.xml#weimar\"><![CDATA[Weimar]]></placeName></p>");
}

TEST(Annotate, LeavesOutWhatWouldBeginWithinAnElementAndEndOutsideIt) {
  const Desk desk;
  for (const std::string_view body :
       {"<p><hi>in Wei</hi>mar</p>", "<p>Wei<hi>mar und</hi></p>", "<p><![CDATA[in Weimar]]></p>",
        "<p><w>inWeimar</w></p>", "<p><w>Weimar s</w></p>"}) {
    const auto found = desk.annotate(letter(body));
    EXPECT_TRUE(found.additions.empty()) << body;
  }
  const auto found = desk.annotate(letter("<p><hi>in Wei</hi>mar</p>"));
  ASSERT_EQ(found.remarks.size(), 1U);
  EXPECT_TRUE(found.remarks[0].is_left_out);
  EXPECT_EQ(found.remarks[0].message.substr(0, 25), "place [Weimar] is weimar ");
}

TEST(Annotate, LeavesWhatIsTagged) {
  for (const std::string_view body :
       {"<p><persName ref='x'>Johann Wolfgang Goethe</persName></p>", "<p><rs>Weimar</rs></p>",
        "<p><title>Weimar</title></p>", "<p><name>Johann Wolfgang <hi>Goethe</hi></name></p>",
        "<p><placeName>Bad</placeName> <del>Weimar</del><fw>Weimar</fw><gap/></p>",
        "<p><persName>Johann Wolfgang</persName> Goethes</p>",
        "<p><placeName key='x'>Weimar</placeName></p>",
        "<listPerson><person><persName>Goethe</persName></person></listPerson>"}) {
    EXPECT_EQ(annotated(body), body);
  }
}

TEST(Annotate, GivesNamesThatReferToNothingTheirReference) {
  EXPECT_EQ(annotated("<p><placeName>Weimar</placeName></p>"),
            "<p><placeName ref=\"names.xml#weimar\">Weimar</placeName></p>");
  EXPECT_EQ(annotated("<p><placeName type='city' >\n Weimar</placeName></p>"),
            "<p><placeName type='city' ref=\"names.xml#weimar\" >\n Weimar</placeName></p>");
  EXPECT_EQ(annotated("<p><persName>Weimar</persName></p>"), "<p><persName>Weimar</persName></p>");
}

TEST(Annotate, RefersAsTheDocumentDoes) {
  EXPECT_EQ(annotated("<p><placeName ref='#weimar'>W.</placeName>, Weimar, Friedrich Schiller</p>"),
            "<p><placeName ref='#weimar'>W.</placeName>, <placeName ref=\"#weimar\">Weimar"
            "</placeName>, <persName ref=\"#schiller\">Friedrich Schiller</persName></p>");
  EXPECT_EQ(annotated("<p><rs ref='../a/p.xml#goethe'>er</rs>, Weimar</p>"),
            "<p><rs ref='../a/p.xml#goethe'>er</rs>, <placeName ref=\"../a/p.xml#weimar\">Weimar"
            "</placeName></p>");
}

TEST(Annotate, ReadsNotesApart) {
  EXPECT_EQ(annotated("<p>Johann Wolfgang<note>In Weimar.</note> Goethe</p>"),
            "<p><persName ref=\"names.xml#goethe\">Johann Wolfgang<note>In <placeName "
            "ref=\"names.xml#weimar\">Weimar</placeName>.</note> Goethe</persName></p>");
}

TEST(Annotate, KnowsNoNameOverTheEndOfABlock) {
  for (const std::string_view body :
       {"<p>Wei</p><p>mar</p>", "<p>Wei<list><item>a</item></list>mar</p>"}) {
    EXPECT_EQ(annotated(body), body);
  }
}

TEST(Annotate, WritesThePrefixOfTheDocument) {
  const Desk desk;
  EXPECT_EQ(desk.annotated("<t:TEI xmlns:t=\"http://www.tei-c.org/ns/1.0\"><t:text><t:p>Weimar"
                           "</t:p><p xmlns=\"urn:x\">Weimar</p></t:text></t:TEI>"),
            "<t:TEI xmlns:t=\"http://www.tei-c.org/ns/1.0\"><t:text><t:p><t:placeName "
            "ref=\"names.xml#weimar\">Weimar</t:placeName></t:p><p xmlns=\"urn:x\">Weimar</p>"
            "</t:text></t:TEI>");
}

TEST(Annotate, MarksWhatIsUnsure) {
  // The year is the letter's, which the text does not say.
  const std::string header =
      "<teiHeader><encodingDesc><appInfo><application xml:id=\"tool\" ident=\"apograph\" "
      "version=\"1\"/></appInfo></encodingDesc><profileDesc><correspDesc><correspAction "
      "type=\"sent\"><date when=\"1820-05-03\"/></correspAction></correspDesc></profileDesc>"
      "</teiHeader>";
  const Desk desk;
  const std::string result = desk.annotated("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">" + header +
                                            "<text><body><p>am 7. Mai</p></body></text></TEI>");
  EXPECT_NE(result.find("when=\"1820-05-07\" cert=\""), std::string::npos) << result;
  EXPECT_NE(result.find(" resp=\"#tool\""), std::string::npos) << result;
}

TEST(Annotate, NamesTheProgramWhereItIsAsked) {
  const auto named = [](std::string_view header) {
    std::string document = letter("<p/>");
    document.replace(document.find("<teiHeader/>"), 12, header);
    const auto entry = annotate::application_entry(annotate::read_letter(document), "1.2.3");
    return entry ? annotate::splice(document, {*entry}).text() : std::string();
  };
  const std::string entry =
      "<application xml:id=\"apograph\" ident=\"apograph\" version=\"1.2.3\">"
      "<label>Apograph</label></application>";
  EXPECT_NE(named("<teiHeader><fileDesc/></teiHeader>")
                .find("<fileDesc/><encodingDesc><appInfo>" + entry + "</appInfo></encodingDesc><"),
            std::string::npos);
  EXPECT_NE(named("<teiHeader><encodingDesc><p/></encodingDesc></teiHeader>")
                .find("<encodingDesc><appInfo>" + entry + "</appInfo><p/>"),
            std::string::npos);
  EXPECT_NE(named("<teiHeader><encodingDesc><appInfo><x/></appInfo></encodingDesc></teiHeader>")
                .find("<appInfo>" + entry + "<x/>"),
            std::string::npos);
  EXPECT_EQ(named("<teiHeader><application ident=\"apograph\" xml:id=\"a\"/></teiHeader>"), "");
  EXPECT_EQ(named("<teiHeader/>"), "");
}

TEST(Annotate, FindsNothingMoreTheSecondTime) {
  const Desk desk;
  const std::string once =
      desk.annotated(letter("<p>In Weimar, am 3. 5. 1820, <hi>Goethe</hi> und <w>Friedrich</w> "
                            "<choice><orig>Schillern</orig><reg>Schiller</reg></choice></p>"));
  EXPECT_EQ(desk.annotated(once), once);
}

TEST(Splice, KnowsWhatComesFromWhere) {
  const Desk desk;
  const std::string document = letter("<p>in Weimar</p>");
  const auto splice = annotate::splice(document, desk.annotate(document).additions);
  const std::string text = splice.text();
  ASSERT_EQ(splice.places.size(), 1U);
  EXPECT_EQ(text.substr(splice.places[0].begin, splice.places[0].size()),
            "<placeName ref=\"names.xml#weimar\">Weimar</placeName>");
  const auto offset_of = [](const std::string& in, std::string_view what) {
    return static_cast<std::uint32_t>(in.find(what));
  };
  EXPECT_EQ(splice.offset_before(offset_of(text, "Weimar</")), offset_of(document, "Weimar"));
  EXPECT_EQ(splice.offset_before(offset_of(text, "ref=")), offset_of(document, "Weimar"));
  EXPECT_EQ(splice.offset_before(offset_of(text, "</p>")), offset_of(document, "</p>"));
}

}  // namespace
