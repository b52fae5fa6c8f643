// SPDX-License-Identifier: MIT
#include "authority/proposal.hpp"

#include <gtest/gtest.h>

namespace authority {
namespace {

Proposal person(const std::string& forename, const std::string& surname) {
  Proposal proposal;
  proposal.name = forename + ' ' + surname;
  proposal.forename = forename;
  proposal.surname = surname;
  proposal.certainty = "medium";
  proposal.evidence = "a forename (1): a.txt 3";
  return proposal;
}

Proposal place(const std::string& name) {
  Proposal proposal;
  proposal.kind = EntityKind::place;
  proposal.name = name;
  proposal.certainty = "low";
  proposal.evidence = "in a dateline (1): a.txt 1";
  return proposal;
}

std::string written(std::string_view existing, const std::vector<Proposal>& proposals,
                    const Authority& taken = {}) {
  const auto text = with_proposals(existing, "names.xml", proposals, taken, "1.0");
  EXPECT_TRUE(text) << base::to_string(text.error());
  return text.value_or("");
}

Authority loaded(const std::string& text) {
  Authority authority;
  const auto done = authority.load(text, "names.xml", "names.xml");
  EXPECT_TRUE(done) << base::to_string(done.error());
  return authority;
}

TEST(Proposal, BecomesAnEntryOfANewFile) {
  Proposal miaja = person("", "Miaja");
  miaja.title = "general";
  miaja.birth = "1878";
  const Authority authority =
      loaded(written("", {person("Łucja", "O’Neill"), miaja, place("Łódź")}));
  const Entity* entity = authority.find("oneill-lucja");
  ASSERT_NE(entity, nullptr);
  EXPECT_EQ(entity->names[0].text, "Łucja O’Neill");
  EXPECT_EQ(entity->names[0].surname, "O’Neill");
  EXPECT_EQ(entity->certainty, "medium");
  ASSERT_NE(authority.find("miaja-general"), nullptr);
  EXPECT_EQ(authority.find("miaja-general")->birth, "1878");
  ASSERT_NE(authority.find("lodz"), nullptr);
  EXPECT_EQ(authority.find("lodz")->kind, EntityKind::place);
}

TEST(Proposal, GivesNoXmlIdTwice) {
  const Authority taken = loaded(written("", {person("Alfred", "Rosmer")}));
  const std::string text =
      written("", {person("Alfred", "Rosmer"), person("Alfred", "Rosmer")}, taken);
  EXPECT_NE(text.find("\"rosmer-alfred-2\""), std::string::npos);
  EXPECT_NE(text.find("\"rosmer-alfred-3\""), std::string::npos);
  EXPECT_EQ(text.find("\"rosmer-alfred\""), std::string::npos);
}

TEST(Proposal, LeavesEveryByteOfAFileAsItIs) {
  const std::string existing =
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><!-- mine --><standOff>\r\n"
      "\t<listPerson>\r\n\t\t<person  xml:id = 'trotsky'>\r\n\t\t\t<persName>Lew Trotzki</persName>"
      "</person  >\r\n\t</listPerson>\r\n</standOff></TEI>\n";
  const std::string text = written(existing, {person("Alfred", "Rosmer"), place("Paris")});
  // What was there is what is left where the new is taken out.
  std::size_t at = 0;
  for (const char c : text) {
    if (at < existing.size() && c == existing[at]) ++at;
  }
  EXPECT_EQ(at, existing.size());
  const std::size_t person_at = text.find("rosmer-alfred");
  EXPECT_LT(text.find("</person  >"), person_at);
  EXPECT_LT(person_at, text.find("</listPerson>"));
  EXPECT_LT(text.find("</listPerson>"), text.find("<listPlace>"));
  EXPECT_EQ(loaded(text).entities().size(), 3U);
}

TEST(Proposal, IsNotAddedToAFileInAnotherEncoding) {
  const auto text = with_proposals(
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><TEI xmlns=\"http://www.tei-c.org/ns/1.0\"/>",
      "names.xml", {place("Paris")}, {}, "1.0");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, "authority.not-utf-8");
}

}  // namespace
}  // namespace authority
