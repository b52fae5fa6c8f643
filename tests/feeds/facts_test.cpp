// SPDX-License-Identifier: MIT
#include "feeds/facts.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "feeds/document_kind.hpp"
#include "feeds/reading_text.hpp"

namespace feeds {
namespace {

Tree tree_of(const std::string& content) {
  return *Tree::read("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">" + content + "</TEI>", "a.xml");
}

std::string read(const std::string& body) {
  return reading_text(tree_of("<text><body>" + body + "</body></text>").root().child("text"));
}

TEST(ReadingTextTest, OneFormOfEachChoice) {
  EXPECT_EQ(read("<p>I <choice><sic>recieve</sic><corr>receive</corr></choice> it, "
                 "<choice><abbr>Ld.</abbr><expan>Lord</expan></choice> A</p>"),
            "I receive it, Lord A\n");
  EXPECT_EQ(read("<p><choice><corr>b</corr><sic>a</sic></choice> <choice><orig>c</orig></choice> "
                 "<subst><del>d</del><add>e</add></subst> <app><lem>f</lem><rdg>g</rdg></app></p>"),
            "b c e f\n");
}

TEST(ReadingTextTest, WordsAcrossLinesAreWhole) {
  EXPECT_EQ(read("<p><lb n=\"1\"/>to the con<pc force=\"weak\">-</pc>\n  <lb n=\"2\" "
                 "break=\"no\"/>trary of\n"
                 "<lb n=\"3\"/>all</p>"),
            "to the contrary of all\n");
  EXPECT_EQ(read("<p>the six<pc force=\"weak\">-</pc>\r\n  <fw>12</fw>\n <pb n=\"2\"/> <lb "
                 "break=\"no\"/>\n"
                 "  teenth, seven<pb n=\"3\" break=\"no\"/>\n<lb/>teenth</p>"),
            "the sixteenth, seventeenth\n");
}

TEST(ReadingTextTest, NotesAndRunningHeadsAreLeftOut) {
  EXPECT_EQ(read("<head>To B</head><p>a<note>n</note> <fw>3</fw><gap/> "
                 "b</p><closer><salute>Yours</salute> <signed>A</signed></closer>"),
            "To B\na […] b\nYours\nA\n");
}

TEST(RegisterTest, EntriesAreFoundByKeyAndByAddress) {
  Register entries;
  entries.add(tree_of(
      "<standOff><listPerson><person xml:id=\"goethe\"><persName><forename>Johann</forename> "
      "<surname>Goethe</surname></persName><persName>G.</persName><persName>G.</persName><idno "
      "type=\"GND\">118540238</idno>"
      "<idno type=\"VIAF\">http://viaf.org/viaf/24602065</idno><birth "
      "when=\"1749-08-28\"/></person></listPerson>"
      "<listPlace><place xml:id=\"weimar\"><placeName>Weimar</placeName><location><geo>50.98 "
      "11.32</geo></location>"
      "<place xml:id=\"park\"><placeName>Park</placeName></place></place></listPlace></standOff>"));
  const Entity* const person = entries.find("goethe");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->sorted_name(), "Goethe, Johann");
  EXPECT_EQ(person->variants, std::vector<std::string>{"G."});
  EXPECT_EQ(person->birth, "1749-08-28");
  for (const std::string_view reference :
       {"../authority/persons.xml#goethe", "#goethe", "http://d-nb.info/gnd/118540238",
        "https://viaf.org/viaf/24602065/"}) {
    Name name;
    name.references = {std::string(reference)};
    EXPECT_EQ(entries.find(name), person) << reference;
  }
  EXPECT_EQ(entries.find("weimar")->latitude, "50.98");
  EXPECT_EQ(entries.find("weimar")->variants.size(), 0U)
      << "the name of the place within belongs to that";
  EXPECT_NE(entries.find("park"), nullptr);
}

TEST(RegisterTest, CoordinatesAreReadAsTheyAreMeant) {
  const auto position = [](const std::string& geo) {
    Register entries;
    entries.add(
        tree_of("<standOff><listPlace><place xml:id=\"p\"><placeName>P</placeName><location>"
                "<country>C</country></location><location><geo>" +
                geo + "</geo></location></place></listPlace></standOff>"));
    return entries.find("p")->latitude + "|" + entries.find("p")->longitude;
  };
  EXPECT_EQ(position("48.2 16.37"), "48.2|16.37");
  EXPECT_EQ(position("48.2, -16.37"), "48.2|-16.37");
  EXPECT_EQ(position("48.2,16.37"), "48.2|16.37");
  EXPECT_EQ(position("48,13743 11,57549"), "48.13743|11.57549");
  EXPECT_EQ(position("48,13743, 11,57549"), "|") << "four numbers, or two";
  EXPECT_EQ(position("98.2 16.37"), "|");
  EXPECT_EQ(position("48°12′ N 16°22′ E"), "|");
}

TEST(LetterTest, ALetterSaysWhoWroteWhenAndWhere) {
  const Tree tree = tree_of(
      "<teiHeader><fileDesc><titleStmt><title>A to "
      "B</title></titleStmt></fileDesc><profileDesc><correspDesc>"
      "<correspAction type=\"sent\"><persName ref=\"#a\">A</persName><placeName>W</placeName><date "
      "notBefore=\"1799\" notAfter=\"1800\"/>"
      "</correspAction><correspAction "
      "type=\"received\"><orgName>B</orgName></correspAction></correspDesc></profileDesc>"
      "<revisionDesc><change when=\"2026-01-02\"/><change "
      "when=\"2025-01-02\"/></revisionDesc></teiHeader>"
      "<text xml:lang=\"de\"><body><p>To <persName ref=\"#c\">C</persName> in <rs "
      "type=\"place\">W</rs>, a <title>t</title></p></body></text>");
  const Letter letter = read_letter(tree, "a");
  EXPECT_EQ(letter.title, "A to B");
  EXPECT_EQ(letter.agents("sent").front().text, "A");
  EXPECT_EQ(letter.agents("received").front().kind, Kind::organisation);
  EXPECT_EQ(edtf(letter.date()), "[1799..1800]");
  EXPECT_EQ(letter.language, "de");
  EXPECT_EQ(letter.changed, "2026-01-02");
  EXPECT_EQ(letter.mentions.size(), 2U);
}

TEST(LetterTest, WhatItListsIsNotMentioned) {
  const Tree tree = tree_of(
      "<teiHeader><profileDesc><particDesc><listPerson><person "
      "xml:id=\"d\"><persName>D</persName></person></listPerson></particDesc></profileDesc>"
      "<fileDesc><sourceDesc><listBibl><bibl xml:id=\"s\"><title>S</title></bibl></listBibl>"
      "</sourceDesc></fileDesc></teiHeader><text><body><p>To <persName ref=\"#c\">C.</persName></p>"
      "</body><back><listPerson><person xml:id=\"c\"><persName>Clara</persName></person>"
      "</listPerson></back></text>");
  const Letter letter = read_letter(tree, "a");
  ASSERT_EQ(letter.mentions.size(), 1U);
  EXPECT_EQ(letter.text, "To C.\n");
  EXPECT_TRUE(Register::has_entries(tree));
  Register entries;
  entries.add_of_letter(tree);
  EXPECT_EQ(entries.find(letter.mentions[0])->name, "Clara");
  EXPECT_NE(entries.find("d"), nullptr);
  EXPECT_EQ(entries.find("s"), nullptr) << "the source of the letter is no work that it names";
}

TEST(DocumentKindTest, RegistersAreToldFromLetters) {
  const std::string list =
      "<listPerson><person xml:id=\"c\"><persName>Clara Schumann, a pianist"
      "</persName></person></listPerson>";
  const std::string description =
      "<teiHeader><profileDesc><correspDesc/></profileDesc></teiHeader>";
  const auto kind = [](const std::string& content) { return kind_of(tree_of(content)); };
  const auto body = [](const std::string& content) {
    return "<text><body>" + content + "</body></text>";
  };
  EXPECT_EQ(kind(body("<p>Dear B</p>")), DocumentKind::letter);
  EXPECT_EQ(kind(body("<p/>")), DocumentKind::letter);
  EXPECT_EQ(kind(body(list)), DocumentKind::lists);
  EXPECT_EQ(kind(body("<head>Persons</head>" + list)), DocumentKind::lists);
  EXPECT_EQ(kind(body("<p>x</p><listBibl><bibl><title>Title</title></bibl></listBibl>")),
            DocumentKind::lists);
  EXPECT_EQ(kind(description + body("<p>x</p>" + list)), DocumentKind::letter);
  EXPECT_EQ(kind(body("<opener><salute>A</salute></opener>" + list)), DocumentKind::letter);
  EXPECT_EQ(kind("<text><body><p>x</p></body><back>" + list + "</back></text>"),
            DocumentKind::letter);
  EXPECT_EQ(kind("<text><body><p/></body><back>" + list + "</back></text>"), DocumentKind::lists);
  EXPECT_EQ(kind("<standOff>" + list + "</standOff>"), DocumentKind::lists);
  EXPECT_EQ(kind(description + "<facsimile/>"), DocumentKind::letter);
}

TEST(DocumentKindTest, AnIndexOfLettersIsNone) {
  const std::string two =
      "<teiHeader><profileDesc><correspDesc/><correspDesc/></profileDesc>"
      "</teiHeader><text><body><p>";
  EXPECT_EQ(kind_of(tree_of(two + "</p></body></text>")), DocumentKind::index);
  EXPECT_EQ(kind_of(tree_of(two + "x</p></body></text>")), DocumentKind::letter);
  EXPECT_EQ(kind_of(*Tree::read("<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\"/>", "a.xml")),
            DocumentKind::other);
  EXPECT_EQ(kind_of(*Tree::read("<TEI/>", "a.xml")), DocumentKind::other);
}

TEST(EditionTest, NoTwoLettersShareAFile) {
  Edition edition;
  for (const char* const name : {"a", "a b", "a", "a-2", "a_b", "a+b"}) {
    Letter& letter = edition.letters.emplace_back();
    letter.name = letter.id = name;
  }
  base::DiagnosticList found;
  finish(edition, found);
  std::string names;
  std::string files;
  for (const Letter& letter : edition.letters) {
    names += letter.name + "|";
    files += letter.file + "|";
  }
  EXPECT_EQ(names, "a|a b|a+b|a-2|a-3|a_b|");
  EXPECT_EQ(files, "a|a_b-2|a_b-3|a-2|a-3|a_b|");
  EXPECT_EQ(found.items.size(), 1U) << "of the two with the same id";
}

TEST(LetterTest, OfSeveralTitlesItsOwn) {
  const auto title = [](const std::string& titles) {
    return read_letter(tree_of("<teiHeader><fileDesc><titleStmt>" + titles +
                               "</titleStmt></fileDesc></teiHeader><text/>"),
                       "a")
        .title;
  };
  EXPECT_EQ(title("<title level=\"s\">Letters</title><title level=\"a\">A to B</title>"), "A to B");
  EXPECT_EQ(title("<title type=\"sub\">1843</title><title>A to B</title>"), "A to B");
  EXPECT_EQ(title("<title>1843</title><title type=\"main\">A to B</title>"), "A to B");
  EXPECT_EQ(title("<title level=\"s\">Letters</title>"), "Letters");
  EXPECT_EQ(title(""), "a");
}

TEST(LetterTest, TheFirstDateWithAValueCounts) {
  const Letter letter = read_letter(
      tree_of("<teiHeader><profileDesc><correspDesc><correspAction type=\"sent\"><date "
              "when=\"--05\">in May</date>"
              "<date when=\"1843-05\"/></correspAction></correspDesc></profileDesc></teiHeader>"),
      "a");
  EXPECT_EQ(edtf(letter.date()), "1843-05");
}

TEST(LetterTest, NamesOfOtherNamespacesAreNotTheirs) {
  const Tree tree = *Tree::read(
      "<t:TEI "
      "xmlns:t=\"http://www.tei-c.org/ns/1.0\"><t:text><t:body><t:p><t:persName>A</t:persName>"
      "<persName xmlns=\"http://example.org\">B</persName></t:p></t:body></t:text></t:TEI>",
      "a.xml");
  const Letter letter = read_letter(tree, "a");
  ASSERT_EQ(letter.mentions.size(), 1U);
  EXPECT_EQ(letter.mentions[0].text, "A");
  EXPECT_TRUE(Tree::read(tree.bytes(), "b.xml").has_value()) << tree.bytes();
}

TEST(CsvTest, CellsComeBackAsTheyWent) {
  const std::vector<std::string> cells = {"a", "with, comma", "with \"marks\"", "two\nlines", "",
                                          "ü"};
  const auto table = base::CsvTable::read("1,2,3,4,5,6\n" + base::csv_row(cells), "t.csv");
  ASSERT_TRUE(table.has_value());
  ASSERT_EQ(table->rows().size(), 1U);
  EXPECT_EQ(table->rows()[0].cells, cells);
  EXPECT_EQ(table->rows()[0].line, 2U);
  EXPECT_FALSE(base::CsvTable::read("a,b\n\"c,d\n", "t.csv").has_value());
}

}  // namespace
}  // namespace feeds
