// SPDX-License-Identifier: MIT
#include "feeds/cmif.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace feeds {
namespace {

constexpr std::string_view kPublication =
    "<publisher>P</publisher><idno type=\"url\">https://example.org/cmif.xml</idno>"
    "<date when=\"2026-11-22\"/><availability><licence "
    "target=\"https://creativecommons.org/licenses/by/4.0/\">CC BY</licence></availability>";
constexpr std::string_view kEdition =
    "<bibl type=\"online\" xml:id=\"c3f497f0-488d-4233-9448-130ba8109bd8\">E</bibl>";
constexpr std::string_view kSent =
    "<correspAction type=\"sent\"><persName>A</persName></correspAction>";
constexpr std::string_view kReceived =
    "<correspAction type=\"received\"><persName>B</persName></correspAction>";

std::string document(std::string_view publication, std::string_view edition,
                     std::string_view letters) {
  return fmt::format(
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>T</title>"
      "<editor>E<email>e@example.org</email></editor></titleStmt><publicationStmt>{}"
      "</publicationStmt><sourceDesc>{}</sourceDesc></fileDesc><profileDesc>{}</profileDesc>"
      "</teiHeader><text><body><p/></body></text></TEI>",
      publication, edition, letters);
}

std::string letter(std::string_view content) {
  return fmt::format(
      "<correspDesc key=\"1\" source=\"#c3f497f0-488d-4233-9448-130ba8109bd8\">{}</correspDesc>",
      content);
}

std::string letters_with_sent(std::string_view sent) {
  return letter(fmt::format("<correspAction type=\"sent\">{}</correspAction>{}", sent, kReceived));
}

// The codes of what is found, without cmif., with a blank between them.
std::string findings(const std::string& text) {
  base::DiagnosticList list;
  check_cmif(*Tree::read(text, "cmif.xml"), "https://example.org/cmif.xml", list);
  std::string codes;
  for (const base::Diagnostic& item : list.items) {
    if (!codes.empty()) codes += ' ';
    codes += item.code.substr(5);
  }
  return codes;
}

std::string findings_of_sent(std::string_view sent) {
  return findings(document(kPublication, kEdition, letters_with_sent(sent)));
}

TEST(CmifCheckTest, ASoundFileHasNoFindings) {
  EXPECT_EQ(
      findings(document(kPublication, kEdition, letter(fmt::format("{}{}", kSent, kReceived)))),
      "");
  EXPECT_EQ(findings_of_sent("<persName ref=\"https://d-nb.info/gnd/118540238\">G</persName>"
                             "<placeName ref=\"https://www.geonames.org/2761369\">W</placeName>"
                             "<date notBefore=\"1904-02\" notAfter=\"1904-02-29\"/>"),
            "");
}

TEST(CmifCheckTest, EachRuleHasItsFinding) {
  EXPECT_EQ(findings(document(kPublication, kEdition, letter(kSent))), "received-missing");
  EXPECT_EQ(findings(document(kPublication, kEdition, letter(kReceived))), "sent-missing");
  EXPECT_EQ(findings(document(kPublication, kEdition,
                              letter(fmt::format("{}{}{}", kSent, kSent, kReceived)))),
            "sent-twice");
  EXPECT_EQ(findings_of_sent("<date when=\"1904\"/>"), "agent-missing");
  EXPECT_EQ(findings_of_sent("<persName/>"), "name-empty");
  EXPECT_EQ(findings_of_sent("<persName>A</persName><date>May</date>"), "date-undated");
  EXPECT_EQ(findings_of_sent("<persName>A</persName><date when=\"19050503\"/>"), "date-format");
  EXPECT_EQ(findings_of_sent("<persName>A</persName><date from=\"1905-02\" to=\"1904\"/>"),
            "date-order");
  EXPECT_EQ(findings_of_sent("<persName>A</persName><date when=\"1904\" to=\"1904\"/>"),
            "date-mixed");
  EXPECT_EQ(findings_of_sent("<persName cert=\"low\">A</persName>"), "certainty-new");
  EXPECT_EQ(findings_of_sent("<persName ref=\"https://d-nb.info/gnd/118540239\">A</persName>"),
            "identifier-wrong");
  EXPECT_EQ(findings_of_sent("<persName ref=\"https://www.wikidata.org/wiki/Q5879\">A</persName>"),
            "authority-unsupported");
  EXPECT_EQ(findings_of_sent("<persName>A</persName><placeName "
                             "ref=\"https://www.geonames.org/2761369/wien.html\">W</placeName>"),
            "geonames-page");
  EXPECT_EQ(
      findings_of_sent(
          "<persName>A</persName><placeName ref=\"https://d-nb.info/gnd/4066009-6\">W</placeName>"),
      "place-unsupported");
  EXPECT_EQ(findings_of_sent("<persName>A</persName><note><ref target=\"cmif:Draft\"/></note>"),
            "ref-target");
}

TEST(CmifCheckTest, TheFileAndItsEditions) {
  const std::string letters = letter(fmt::format("{}{}", kSent, kReceived));
  const auto with = [&](std::string_view publication) {
    return findings(document(publication, kEdition, letters));
  };
  EXPECT_EQ(with("<publisher>P</publisher><idno type=\"url\">cmif.xml</idno>"), "url");
  EXPECT_EQ(with("<idno type=\"url\">https://example.org/other.xml</idno>"), "url-other");
  EXPECT_EQ(with("<availability><p>free</p></availability>"), "licence-missing");
  EXPECT_EQ(with("<availability><licence "
                 "target=\"https://creativecommons.org/licenses/by-nc/4.0/\"/></availability>"),
            "licence");
  EXPECT_EQ(findings(document(kPublication, "<bibl xml:id=\"e\">E</bibl>", letters)),
            "uuid source-unknown bibl-unused");
  EXPECT_EQ(findings(document(
                kPublication, kEdition,
                "<correspDesc>" + std::string(kSent) + std::string(kReceived) + "</correspDesc>")),
            "source-missing letter-unnamed bibl-unused");
  EXPECT_EQ(findings(document(kPublication, kEdition, letters + letters)), "letter-twice");
}

TEST(CmifCheckTest, FindingsNameTheirPlace) {
  base::DiagnosticList list;
  const std::string text =
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n  <correspAction/>\n</TEI>";
  check_cmif(*Tree::read(text, "cmif.xml"), "", list);
  ASSERT_EQ(list.items.size(), 1U);
  EXPECT_EQ(list.items[0].at, (base::Location{"cmif.xml", 2, 3}));
  EXPECT_FALSE(list.items[0].hint.empty());
}

// The first letter of a repaired file, and the number of changes.
std::string repaired(const std::string& text, const CmifRepairs& repairs = {}) {
  base::DiagnosticList changes;
  auto tree = Tree::read(text, "cmif.xml");
  fix_cmif(*tree, repairs, changes);
  const std::string bytes = tree->bytes();
  // What is repaired needs no repair.
  base::DiagnosticList more;
  auto again = Tree::read(bytes, "cmif.xml");
  fix_cmif(*again, repairs, more);
  EXPECT_TRUE(more.items.empty()) << to_string(more.items.front());
  EXPECT_EQ(changes.items.empty(), bytes == Tree::read(text, "cmif.xml")->bytes());
  return bytes;
}

std::string repaired_sent(std::string_view sent, const CmifRepairs& repairs = {}) {
  const std::string bytes =
      repaired(document(kPublication, kEdition, letters_with_sent(sent)), repairs);
  const std::size_t begin = bytes.find("<correspAction type=\"sent\">") + 27;
  return bytes.substr(begin, bytes.find("</correspAction>") - begin);
}

TEST(CmifFixTest, SoundFilesStayAsTheyAre) {
  const std::string text =
      document(kPublication, kEdition, letters_with_sent("<persName>A</persName>"));
  EXPECT_EQ(repaired(text), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n");
}

TEST(CmifFixTest, NamesAndDates) {
  EXPECT_EQ(repaired_sent("<persName ref=\"d-nb.info/gnd/118540238\">A</persName>"),
            "<persName ref=\"https://d-nb.info/gnd/118540238\">A</persName>");
  EXPECT_EQ(repaired_sent("<persName key=\"http://d-nb.info/gnd/118540238\">A</persName>"),
            "<persName ref=\"https://d-nb.info/gnd/118540238\">A</persName>");
  EXPECT_EQ(
      repaired_sent(
          "<persName "
          "ref=\"https://d-nb.info/gnd/\"><forename>A</forename><surname>B</surname></persName>"),
      "<persName>A B</persName>");
  EXPECT_EQ(repaired_sent("<rs type=\"person\">A</rs><settlement>W</settlement><placeName/>"),
            "<persName>A</persName><placeName>W</placeName>");
  EXPECT_EQ(
      repaired_sent("<persName>A</persName><placeName "
                    "ref=\"https://www.geonames.org/2761369/wien.html\">W</placeName>"),
      "<persName>A</persName><placeName ref=\"https://www.geonames.org/2761369\">W</placeName>");
  EXPECT_EQ(repaired_sent("<date when=\"1905-5-3\" cert=\"medium\" evidence=\"external\"/>"),
            "<persName>Unknown</persName><date when=\"1905-05-03\" cert=\"low\" "
            "evidence=\"conjecture\"/>");
  EXPECT_EQ(repaired_sent("<persName>A</persName><date when=\"1905/1906\" cert=\"high\"/>"),
            "<persName>A</persName><date from=\"1905\" to=\"1906\"/>");
  EXPECT_EQ(repaired_sent("<persName>A</persName><date>1905-05</date><date/>"),
            "<persName>A</persName><date when=\"1905-05\">1905-05</date>");
  EXPECT_EQ(repaired_sent(
                "<persName cert=\"low\">A</persName><date when=\"1905\" evidence=\"conjecture\"/>",
                {.facts = {}, .drops_certainty = true}),
            "<persName>A</persName><date when=\"1905\"/>");
}

TEST(CmifFixTest, OtherActionsAreKeptInNotes) {
  const std::string bytes = repaired(document(
      kPublication, kEdition,
      letter(fmt::format("{}{}<correspAction type=\"forwarded\"><persName>C</persName><date "
                         "when=\"1905\"/></correspAction>",
                         kSent, kReceived))));
  EXPECT_NE(bytes.find("<note type=\"forwarded\"><persName>C</persName>1905</note>"),
            std::string::npos)
      << bytes;
}

TEST(CmifFixTest, ActionsWithoutAType) {
  const std::string bytes = repaired(document(
      kPublication, kEdition,
      letter(fmt::format("{}<correspAction><persName>B</persName></correspAction><correspAction/>"
                         "<correspContext/>",
                         kSent))));
  EXPECT_NE(bytes.find("<correspAction type=\"received\"><persName>B</persName></correspAction>"
                       "</correspDesc>"),
            std::string::npos)
      << bytes;
  const std::string unclear = repaired(
      document(kPublication, kEdition,
               letter(fmt::format("{}{}<correspAction><persName>C</persName></correspAction>",
                                  kSent, kReceived))));
  EXPECT_NE(unclear.find("<note><persName>C</persName></note>"), std::string::npos) << unclear;
}

TEST(CmifFixTest, TheFile) {
  const std::string letters = letters_with_sent("<persName>A</persName>");
  const std::string bytes =
      repaired(document("<availability><p>CC BY 4.0</p></availability><idno type=\"URI\"> "
                        "https://example.org/cmif.xml </idno>"
                        "<date>2026-11-22</date><publisher>P</publisher><pubPlace>B</pubPlace>",
                        fmt::format("<listBibl>{}</listBibl>", kEdition), letters));
  EXPECT_NE(
      bytes.find("<publisher>P</publisher><idno type=\"url\">https://example.org/cmif.xml</idno>"
                 "<date when=\"2026-11-22\">2026-11-22</date><availability><licence "
                 "target=\"https://creativecommons.org/licenses/by/4.0/\">CC BY "
                 "4.0</licence></availability>"),
      std::string::npos)
      << bytes;
  EXPECT_NE(bytes.find("<sourceDesc><bibl"), std::string::npos) << bytes;
}

TEST(CmifFixTest, EditionsGetTheirIdAndType) {
  const std::string bytes = repaired(
      document(kPublication, "<bibl>E</bibl>", letters_with_sent("<persName>A</persName>")));
  EXPECT_NE(
      bytes.find("<bibl xml:id=\"c3f497f0-488d-4233-9448-130ba8109bd8\" type=\"print\">E</bibl>"),
      std::string::npos)
      << bytes;
}

TEST(CmifRulesTest, Licences) {
  EXPECT_EQ(cmif_licence("http://creativecommons.org/licenses/by/4.0/deed.de"), kCcBy);
  EXPECT_EQ(cmif_licence("CC-BY 4.0"), kCcBy);
  EXPECT_EQ(cmif_licence("cc-by"), kCcBy);
  EXPECT_EQ(cmif_licence("CC0"), kCc0);
  EXPECT_EQ(cmif_licence("https://creativecommons.org/licenses/by-sa/4.0/"), "");
  EXPECT_EQ(cmif_licence("https://creativecommons.org/licenses/by/3.0/"), "");
  EXPECT_EQ(cmif_licence("https://creativecommons.org/licenses/by/null/"), "");
}

TEST(CmifRulesTest, AUuidDependsOnItsTextAlone) {
  EXPECT_EQ(uuid_of("a"), uuid_of("a"));
  EXPECT_NE(uuid_of("a"), uuid_of("b"));
  EXPECT_TRUE(is_uuid(uuid_of("a"))) << uuid_of("a");
  EXPECT_GE(uuid_of("a")[0], 'a');
  EXPECT_FALSE(is_uuid("c3f497f0-488d-4233-9448"));
}

}  // namespace
}  // namespace feeds
