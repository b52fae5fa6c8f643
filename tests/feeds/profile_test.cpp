// SPDX-License-Identifier: MIT
#include "feeds/profile.hpp"

#include <string>

#include <gtest/gtest.h>

#include "feeds/text.hpp"

namespace feeds {
namespace {

Name name_of_person(const std::string& text) {
  Name name;
  name.text = text;
  return name;
}

Letter letter_of(const std::string& name, const std::string& sender, const std::string& receiver,
                 const std::string& date) {
  Letter letter;
  letter.name = letter.file = letter.id = name;
  Dating when;
  when.when = date;
  letter.correspondence.actions.resize(2);
  Action& sent = letter.correspondence.actions[0];
  sent.type = "sent";
  sent.agents = {name_of_person(sender)};
  sent.dates = {when};
  Action& received = letter.correspondence.actions[1];
  received.type = "received";
  if (!receiver.empty()) received.agents = {name_of_person(receiver)};
  return letter;
}

const Tree& register_tree() {
  static const Tree tree = *Tree::read(
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><standOff><listPerson>"
      "<person xml:id=\"goethe\"><persName><forename>Johann</forename> <surname>Goethe</surname>"
      "</persName><idno type=\"GND\">118540238</idno><birth when=\"1749-08-28\"/></person>"
      "</listPerson></standOff></TEI>",
      "persons.xml");
  return tree;
}

TEST(NeighboursTest, AnswersBelongToTheSameCorrespondence) {
  Edition edition;
  edition.letters = {
      letter_of("a", "Anna", "Bert", "1800-01-01"), letter_of("b", "Cora", "Anna", "1800-01-02"),
      letter_of("c", "Bert", "Anna", "1800-01-03"), letter_of("d", "Anna", "", "1800-01-04")};
  const auto neighbours = neighbours_of(edition);
  ASSERT_EQ(neighbours.size(), 4U);
  EXPECT_EQ(neighbours[0].previous, nullptr);
  EXPECT_EQ(neighbours[0].next, &edition.letters[1]);
  EXPECT_EQ(neighbours[0].next_in_correspondence, &edition.letters[2]);
  EXPECT_EQ(neighbours[2].previous_in_correspondence, &edition.letters[0]);
  EXPECT_EQ(neighbours[1].previous_in_correspondence, nullptr);
  EXPECT_EQ(neighbours[3].previous, &edition.letters[2]);
  EXPECT_EQ(neighbours[3].previous_in_correspondence, nullptr) << "to nobody that is known";
}

TEST(XmlIdTest, EveryTextBecomesOne) {
  EXPECT_EQ(xml_id_of("L00416"), "L00416");
  EXPECT_EQ(xml_id_of("1805-05 Brief"), "_1805-05_Brief");
  EXPECT_EQ(xml_id_of(""), "_");
  EXPECT_EQ(xml_id_of("Müller"), "Müller");
}

TEST(NamesTest, EachReferenceLeadsToItsEntry) {
  Edition edition;
  edition.entities.add(register_tree());
  Letter letter = letter_of("a", "Anna", "Bert", "1800-01-01");
  Name name;
  name.references = {"../authority/persons.xml#goethe", "http://d-nb.info/gnd/118540238",
                     "#nobody"};
  letter.mentions = {name, name};
  EXPECT_EQ(names_document(edition, letter),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<names>\n"
            "  <name from=\"../authority/persons.xml#goethe\" id=\"goethe\" kind=\"person\" "
            "uri=\"https://d-nb.info/gnd/118540238\" />\n"
            "  <name from=\"http://d-nb.info/gnd/118540238\" id=\"goethe\" kind=\"person\" "
            "uri=\"https://d-nb.info/gnd/118540238\" />\n</names>\n");
}

TEST(RegisterDocumentTest, AnEntryIsReadByTheNamesOfThePlatforms) {
  Edition edition;
  edition.title = "Letters";
  edition.entities.add(register_tree());
  Letter letter = letter_of("a", "Anna", "Bert", "1800-01-01");
  letter.title = "Anna to Bert";
  Name name;
  name.references = {"persons.xml#goethe"};
  letter.mentions = {name};
  edition.letters = {letter};
  const std::string document = register_document(
      edition, Kind::person,
      {.title = "Persons", .id = "listperson.xml", .lists_mentions = true, .letters_end = ".xml"});
  for (const char* const part :
       {"<person xml:id=\"goethe\">", "<forename>Johann</forename> <surname>Goethe</surname>",
        "<persName type=\"sort\">Goethe, Johann</persName>", "when-iso=\"1749-08-28\"",
        "<idno type=\"GND\">https://d-nb.info/gnd/118540238</idno>",
        "<note type=\"mentions\" target=\"a.xml\">Anna to Bert</note>"})
    EXPECT_NE(document.find(part), std::string::npos) << part << "\n" << document;
  EXPECT_NE(
      register_document(edition, Kind::place, {.title = "Places", .id = "p"}).find("<p>–</p>"),
      std::string::npos)
      << "a list without entries is no list";
}

}  // namespace
}  // namespace feeds
