// SPDX-License-Identifier: MIT
#include "authority/check.hpp"

#include "authority/registers.hpp"

namespace authority {
namespace {

using Codes = std::vector<std::string>;

base::DiagnosticList checked(const std::string& persons) {
  const RegisterFile file = file_of(tei("<listPerson>\n" + persons + "\n</listPerson>"));
  std::vector<const Entity*> entities;
  for (const FoundEntry& entry : file.entries()) entities.push_back(&entry.entity);
  base::DiagnosticList findings;
  check_entries(entities, findings);
  return findings;
}

std::string person(const std::string& id, const std::string& rest) {
  return "<person xml:id=\"" + id + "\">" + rest + "</person>\n";
}

TEST(CheckTest, SoundEntriesHaveNoFindings) {
  const auto findings =
      checked(person("a",
                     "<persName>Anna Adam</persName><birth when='1859'/><death when='1943'/>"
                     "<idno type='GND'>118540238</idno>") +
              person("b", "<persName>Berta Beer</persName><idno type='VIAF'>24602065</idno>"));
  EXPECT_EQ(codes_of(findings), Codes{});
}

TEST(CheckTest, AnEntryByItself) {
  const auto code = [](const std::string& rest) { return codes_of(checked(person("a", rest))); };
  EXPECT_EQ(code("<note>who?</note>"), Codes{"no-name"});
  EXPECT_EQ(code("<persName>A. B.</persName><birth when='1943'/><death when='1859'/>"),
            Codes{"dates-contradict"});
  EXPECT_EQ(code("<persName>A. B.</persName><birth notBefore='1870' notAfter='1860'/>"),
            Codes{"dates-contradict"});
  EXPECT_EQ(code("<persName>A. B.</persName><birth when='1859-02-30'/>"), Codes{"date-malformed"});
  EXPECT_EQ(code("<persName>A. B.</persName><birth when='1759'/><death when='1943'/>"),
            Codes{"long-life"});
  EXPECT_EQ(code("<persName>A. B.</persName><idno type='GND'>118540239</idno>"),
            Codes{"identifier"});
  EXPECT_EQ(code("<persName>A. B.</persName><idno type='ORCID'>0000-0002-1825-0079</idno>"),
            Codes{"identifier"});
  EXPECT_EQ(code("<persName>A. B.</persName><idno type='GND'>118540238</idno>"
                 "<idno>https://d-nb.info/gnd/11705867X</idno>"),
            Codes{"identifier-twice"});
  EXPECT_EQ(code("<persName>A. B.</persName><birth when='1859'/><death when='1859-05-03'/>"),
            Codes{});
}

TEST(CheckTest, EntriesBesideEachOther) {
  const auto code = [](const std::string& a, const std::string& b) {
    return codes_of(checked(person("a", a) + person("b", b)));
  };
  EXPECT_EQ(code("<persName>Anna Adam</persName><idno type='GND'>118540238</idno>",
                 "<persName>Berta Beer</persName><idno>http://d-nb.info/gnd/118540238</idno>"),
            Codes{"same-identifier"});
  EXPECT_EQ(code("<persName>Adam, Anna</persName>",
                 "<persName><forename>Anna</forename> <surname>Adam</surname></persName>"),
            Codes{"same-name"});
  EXPECT_EQ(code("<persName>Anna Adam</persName><birth when='1859'/>",
                 "<persName>Anna Adam</persName><birth when='1900'/>"),
            Codes{})
      << "dates tell them apart";
  EXPECT_EQ(code("<persName>Anna Adam</persName><idno type='GND'>118540238</idno>",
                 "<persName>Anna Adam</persName><idno type='GND'>11705867X</idno>"),
            Codes{})
      << "identifiers tell them apart";
  EXPECT_EQ(code("<persName>Anna Adam</persName><persName>Adam</persName>",
                 "<persName>Otto Adam</persName><persName>Adam</persName>"),
            Codes{"shared-variant"});
  EXPECT_EQ(codes_of(checked(person("a", "<persName>Anna Adam</persName>") +
                             person("a", "<persName>Berta Beer</persName>"))),
            Codes{"duplicate-id"});
}

TEST(CheckTest, SaysWhereAndWhatToDo) {
  const auto findings = checked(person("a",
                                       "<persName>A. B.</persName>\n"
                                       "  <idno type='GND'>118540239</idno>"));
  ASSERT_EQ(findings.items.size(), 1U);
  EXPECT_EQ(findings.items[0].at, (base::Location{"persons.xml", 5, 3}));
  EXPECT_NE(findings.items[0].message.find("118540239"), std::string::npos);
  EXPECT_FALSE(findings.items[0].hint.empty());
}

// Each is held against a bounded number of namesakes.
TEST(CheckTest, ManyOfOneNameAreCheckedInTime) {
  std::string persons;
  for (int i = 0; i < 20'000; ++i) {
    persons += person("p" + std::to_string(i), "<persName>Hans Maier</persName>");
  }
  EXPECT_GE(checked(persons).items.size(), 19'999U);
}

}  // namespace
}  // namespace authority
