// SPDX-License-Identifier: MIT
#include "authority/table.hpp"

#include "authority/registers.hpp"

namespace authority {
namespace {

using Codes = std::vector<std::string>;

RegisterFile table(const std::string& csv, base::DiagnosticList& findings,
                   EntityKind kind = EntityKind::person) {
  auto file = read_table(csv, "t.csv", kind, findings);
  EXPECT_TRUE(file) << base::to_string(file.error());
  return std::move(*file);
}

Entity one(const std::string& csv, EntityKind kind = EntityKind::person) {
  base::DiagnosticList findings;
  const RegisterFile file = table(csv, findings, kind);
  EXPECT_EQ(codes_of(findings), Codes{});
  EXPECT_EQ(file.entries().size(), 1U);
  return file.entries().empty() ? Entity() : file.entries().front().entity;
}

TEST(TableTest, HeadingsOfFourLanguages) {
  for (const std::string csv : {
           "surname,forename,variants,born,died,GND\nTrotsky,Lev,Leo "
           "Trotzki,1879-11-07,1940,118642979\n",
           "Apellidos;Nombre;Otros nombres;Año de nacimiento;Fallecimiento;GND\nTrotsky;Lev;Leo "
           "Trotzki;7.11.1879;1940;118642979\n",
           "Nom;Prénom;Autres noms;Date de naissance;Décès;gnd\nTrotsky;Lev;Leo "
           "Trotzki;1879-11-07;1940;https://d-nb.info/gnd/118642979\n",
           "Nachname\tVorname\tNamensvarianten\tGeburtsdatum\tSterbejahr\tGND-"
           "ID\nTrotsky\tLev\tLeo "
           "Trotzki\t7.11.1879\t1940\t118642979\n",
       }) {
    const Entity entity = one(csv);
    ASSERT_EQ(entity.names.size(), 2U) << csv;
    EXPECT_EQ(entity.names[0].text, "Lev Trotsky") << csv;
    EXPECT_EQ(entity.names[0].surname, "Trotsky");
    EXPECT_EQ(entity.names[1].text, "Leo Trotzki");
    EXPECT_EQ(entity.birth, "1879-11-07");
    EXPECT_EQ(entity.death, "1940");
    ASSERT_EQ(entity.identifiers.size(), 1U);
    EXPECT_EQ(entity.identifiers[0].key, "gnd 118642979");
  }
}

TEST(TableTest, ValuesOfACell) {
  EXPECT_EQ(one("name,variants\nA B,C; D;E\n").names.size(), 4U);
  EXPECT_EQ(one("name,variants\nA B,C; D | E\n").names[1].text, "C; D");
  EXPECT_EQ(one("name,variants\nA B,C \\| D\n").names[1].text, "C | D");
  EXPECT_EQ(one("name,note\nA B,\"one; and the same\"\n").notes,
            std::vector<std::string>{"one; and the same"});
  const Entity dated = one("name,dates\nA B,(1859–1943)\n");
  EXPECT_EQ(dated.birth + dated.death, "18591943");
  const Entity between = one("name,birth\nA B,1850..1859\n");
  EXPECT_EQ(between.birth, "");
  EXPECT_EQ(between.born.earliest + '-' + between.born.latest, "1850-1859");
  const Entity place =
      one("Name,Koordinaten,GeoNames\nWien,\"48,2083 16,3731\",2761369\n", EntityKind::place);
  EXPECT_EQ(place.latitude + ' ' + place.longitude, "48.2083 16.3731");
}

TEST(TableTest, WhatIsNotTakenIsReported) {
  base::DiagnosticList findings;
  const RegisterFile file = table(
      "name,colour,birth,kind,identifiers\nA B,red,um 1850,,\n,,1859,,\nC D,,,animal,\nE F,,,,77\n"
      "G\x01,,,,\n",
      findings);
  EXPECT_EQ(codes_of(findings), (Codes{"csv-column", "csv-date", "csv-no-name", "csv-kind",
                                       "csv-identifier", "csv-character"}));
  EXPECT_EQ(findings.items[1].at, (base::Location{"t.csv", 2, 0}));
  ASSERT_EQ(file.entries().size(), 2U);
  EXPECT_EQ(file.entries()[1].entity.at, (base::Location{"t.csv", 5, 0}));
  EXPECT_FALSE(read_table("colour\nred\n", "t.csv", EntityKind::person, findings));
  EXPECT_FALSE(read_table("name\n\"A\n", "t.csv", EntityKind::person, findings));
}

// What a table can say comes back from it.
TEST(TableTest, ComesBackAsItWent) {
  const RegisterFile before = file_of(tei(R"(<listPerson>
    <person xml:id="a" sex="F"><persName>Gräfin <forename>Anna</forename> <surname>von Adam</surname></persName>
      <persName>A | B; C</persName><persName>back\slash</persName><birth notBefore="1850"/><death when="1899-05"/>
      <idno type="GND">118540238</idno><idno type="GND">118540239</idno><idno type="PMB">50</idno>
      <idno type="URL">https://example.org/a?b=1</idno><note>one; two</note><note>three</note></person>
    <person xml:id="b" cert="low"><persName>Otto</persName></person></listPerson>
    <listPlace><place xml:id="c"><placeName>Wien &amp; Umgebung</placeName><location><geo>48.2 16.4</geo></location></place></listPlace>
    <listBibl><bibl xml:id="d"><title level="m">Faust</title><textLang mainLang="de"/></bibl></listBibl>)"));
  std::vector<const Entity*> entities;
  for (const FoundEntry& entry : before.entries()) entities.push_back(&entry.entity);
  const std::string csv = csv_of(entities);
  base::DiagnosticList findings;
  const RegisterFile after = table(csv, findings);
  EXPECT_EQ(codes_of(findings), Codes{});
  std::vector<const Entity*> again;
  for (const FoundEntry& entry : after.entries()) again.push_back(&entry.entity);
  EXPECT_EQ(csv_of(again), csv);
  ASSERT_EQ(again.size(), 4U);
  EXPECT_EQ(again[0]->names[0].surname, "von Adam");
  EXPECT_EQ(again[0]->names[1].text, "A | B; C");
  EXPECT_EQ(again[0]->identifiers.size(), 4U);
}

}  // namespace
}  // namespace authority
