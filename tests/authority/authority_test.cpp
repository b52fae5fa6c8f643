// SPDX-License-Identifier: MIT
#include "authority/authority.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/file.hpp"

namespace authority {
namespace {

std::string tei(const std::string& lists) {
  return "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>\n" + lists +
         "\n</body></text></TEI>";
}

Authority loaded(const std::string& lists) {
  Authority authority;
  const auto done = authority.load(tei(lists), "persons.xml", "persons.xml");
  EXPECT_TRUE(done) << base::to_string(done.error());
  return authority;
}

TEST(Authority, ReadsAPersonWithTheFormsOfItsName) {
  const Authority authority = loaded(R"(<listPerson>
    <person xml:id="luxemburg">
      <persName type="main" xml:lang="de"><forename>Rosa</forename> <surname>Luxemburg</surname></persName>
      <persName type="pseudonym">Junius</persName>
      <birth when="1871-03-05"/><death when="1919-01-15">15. Januar 1919</death>
    </person></listPerson>)");
  const Entity* entity = authority.find("luxemburg");
  ASSERT_NE(entity, nullptr);
  EXPECT_EQ(entity->kind, EntityKind::person);
  EXPECT_EQ(entity->file, "persons.xml");
  ASSERT_EQ(entity->names.size(), 2U);
  EXPECT_EQ(entity->names[0].text, "Rosa Luxemburg");
  EXPECT_EQ(entity->names[0].surname, "Luxemburg");
  EXPECT_EQ(entity->names[0].forename, "Rosa");
  EXPECT_EQ(entity->names[0].language, "de");
  EXPECT_EQ(entity->names[1].text, "Junius");
  EXPECT_EQ(entity->names[1].type, "pseudonym");
  EXPECT_EQ(entity->birth, "1871-03-05");
  EXPECT_EQ(entity->death, "1919-01-15");
  EXPECT_EQ(entity->at.line, 3U);
}

TEST(Authority, SetsPartsOfANameApartAndPutsALinkBeforeTheSurname) {
  const Authority authority = loaded(
      R"(<listPerson><person xml:id="a"><persName><forename>Bettina</forename><nameLink>von</nameLink>
      <surname>Arnim</surname><note>geb. Brentano</note></persName></person></listPerson>)");
  EXPECT_EQ(authority.find("a")->names[0].text, "Bettina von Arnim");
  EXPECT_EQ(authority.find("a")->names[0].surname, "von Arnim");
}

TEST(Authority, ReadsPlacesOrganisationsAndWorks) {
  const Authority authority = loaded(R"(
    <listPlace><place xml:id="koeln"><placeName xml:lang="de">Köln</placeName><placeName>Colonia</placeName>
      <place xml:id="deutz"><placeName>Deutz</placeName></place></place></listPlace>
    <listOrg><org xml:id="spd"><orgName>SPD</orgName></org></listOrg>
    <listBibl>
      <bibl xml:id="zeit"><title level="j" xml:lang="de">Die Neue Zeit</title></bibl>
      <biblStruct xml:id="essay"><analytic><title level="a">Was nun?</title></analytic>
        <monogr><title level="j">Die Neue Zeit</title><imprint><date/></imprint></monogr></biblStruct>
    </listBibl>)");
  EXPECT_EQ(authority.entities().size(), 5U);
  EXPECT_EQ(authority.find("koeln")->kind, EntityKind::place);
  EXPECT_EQ(authority.find("koeln")->names.size(), 2U);
  EXPECT_EQ(authority.find("deutz")->names[0].text, "Deutz");
  EXPECT_EQ(authority.find("koeln")->xml.find("Deutz"), std::string::npos);
  EXPECT_EQ(authority.find("spd")->kind, EntityKind::organisation);
  EXPECT_EQ(authority.find("zeit")->level, "j");
  EXPECT_EQ(authority.find("zeit")->language, "de");
  EXPECT_EQ(authority.find("essay")->names[0].text, "Was nun?");
  EXPECT_EQ(authority.find("essay")->level, "a");
}

TEST(Authority, KeepsAnEntryAsXmlThatStandsOnItsOwn) {
  const Authority authority = loaded(
      "<listOrg><org xml:id=\"a\"><!-- left --><orgName>A &amp; B</orgName>\n  <desc "
      "n=\"&lt;1&quot;\"/></org></listOrg>");
  EXPECT_EQ(authority.find("a")->xml,
            "<org xml:id=\"a\"><!-- left --><orgName>A &amp; B</orgName>\n  <desc "
            "n=\"&lt;1&quot;\"/></org>");
}

TEST(Authority, NamesBothPlacesOfADuplicateKey) {
  Authority authority;
  ASSERT_TRUE(
      authority.load(tei("<listPerson><person xml:id=\"a\"/></listPerson>"), "one.xml", "one.xml"));
  const auto second =
      authority.load(tei("<listPlace>\n<place xml:id=\"b\"/>\n<place xml:id=\"a\"/></listPlace>"),
                     "two.xml", "two.xml");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "authority.duplicate-id");
  EXPECT_EQ(second.error().at, (base::Location{"two.xml", 4, 1}));
  ASSERT_EQ(second.error().notes.size(), 1U);
  EXPECT_EQ(second.error().notes[0].at.file, "one.xml");
  EXPECT_EQ(authority.find("b"), nullptr) << "a file that fails adds nothing";
}

TEST(Authority, SaysWhereAFileHasNoEntries) {
  Authority authority;
  const auto done =
      authority.load("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"/>", "a.xml", "a.xml");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "authority.no-entries");
  EXPECT_EQ(done.error().at.file, "a.xml");
}

TEST(Authority, HandsOnTheFaultsOfTheParser) {
  Authority authority;
  EXPECT_FALSE(authority.load("<TEI><a></TEI>", "a.xml", "a.xml"));
  EXPECT_FALSE(authority.load("", "a.xml", "a.xml"));
}

TEST(Authority, TakesDeepAndWideFilesWithoutRecursion) {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<place xml:id=\"p" + std::to_string(i) + "\">";
  for (int i = 0; i < 20'000; ++i) deep += "</place>";
  std::string wide;
  for (int i = 0; i < 20'000; ++i) wide += "<org xml:id=\"o" + std::to_string(i) + "\"/>";
  Authority authority;
  EXPECT_TRUE(authority.load(tei("<listPlace>" + deep + "</listPlace>"), "a.xml", "a.xml"));
  EXPECT_TRUE(authority.load(tei("<listOrg>" + wide + "</listOrg>"), "b.xml", "b.xml"));
  EXPECT_EQ(authority.entities().size(), 40'000U);
}

// The registers of this repository's edition.
TEST(Authority, OfTheEditionHasANameForEveryEntry) {
  const char* source = std::getenv("APOGRAPH_SOURCE");
  if (source == nullptr) GTEST_SKIP() << "APOGRAPH_SOURCE is not set";
  const auto folder = std::filesystem::path(source) / "tei" / "authority";
  Authority authority;
  for (const char* file : {"persons.xml", "places.xml", "orgs.xml", "works.xml"}) {
    const auto bytes = base::read_file(folder / file);
    ASSERT_TRUE(bytes) << base::to_string(bytes.error());
    const auto done = authority.load(*bytes, (folder / file).string(), file);
    ASSERT_TRUE(done) << base::to_string(done.error());
  }
  EXPECT_GT(authority.entities().size(), 40U);
  for (const Entity& entity : authority.entities()) {
    EXPECT_FALSE(entity.names.empty()) << entity.key;
    EXPECT_EQ(entity.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"), std::string::npos)
        << entity.key;
    EXPECT_EQ(entity.kind == EntityKind::work, !entity.level.empty()) << entity.key;
  }
}

TEST(Authority, FindsWhoHasAnAddressOfTheWeb) {
  const Authority authority = loaded(R"(<listPerson>
    <person xml:id="a"><persName>Anna A.</persName><idno type="GND">118540238</idno></person>
    <person xml:id="b"><persName>Berta B.</persName><idno>http://viaf.org/viaf/7/</idno></person>
    <person xml:id="c" sameAs="https://www.wikidata.org/entity/Q1 https://d-nb.info/gnd/5"><persName>C.</persName></person>
    <person xml:id="d"><persName ref="https://d-nb.info/gnd/6">D.</persName><idno type="VIAF">118540238</idno></person>
    <person xml:id="e"><persName>E.</persName><idno type="gnd">6</idno></person></listPerson>)");
  const auto key = [&](std::string_view uri) {
    const Entity* entity = authority.find_identified(uri);
    return entity == nullptr ? "" : entity->key;
  };
  EXPECT_EQ(key("https://d-nb.info/gnd/118540238"), "a");
  EXPECT_EQ(key("https://www.viaf.org/viaf/118540238/"), "d");
  EXPECT_EQ(key("https://viaf.org/viaf/7"), "b");
  EXPECT_EQ(key("http://wikidata.org/entity/Q1"), "c");
  EXPECT_EQ(key("https://d-nb.info/gnd/5"), "c");
  EXPECT_EQ(key("https://d-nb.info/gnd/6"), "") << "two claim it";
  EXPECT_EQ(key("https://d-nb.info/gnd/7"), "");
  EXPECT_EQ(key("118540238"), "");
}

}  // namespace
}  // namespace authority
