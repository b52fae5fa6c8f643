// SPDX-License-Identifier: MIT
#include "authority/pointers.hpp"

#include <gtest/gtest.h>

namespace authority {
namespace {

const std::vector<Turn> kTurns = {{"persons.xml", "old", "persons.xml", "new"},
                                  {"persons.xml", "far", "people.xml", "new"}};

std::string turned(const std::string& document, const std::string& reference = "") {
  const auto result = with_pointers_turned(document, "l.xml", reference, kTurns);
  EXPECT_TRUE(result) << base::to_string(result.error());
  return result ? result->document : "";
}

TEST(PointersTest, NothingElseIsChanged) {
  const std::string before =
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'>\r\n<!-- persons.xml#old -->"
      "<p  n='#old persons.xml#older'   ><persName\n ref = '../a/persons.xml#old  #other "
      "persons.xml#old'>é &amp; old</persName>"
      "<rs ref=\"#old\" key=\"old\"/><rs ref=\"other.xml#old\"/><rs "
      "ref='../a/persons.xml#far'/></p></TEI>";
  const std::string after =
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'>\r\n<!-- persons.xml#old -->"
      "<p  n='#old persons.xml#older'   ><persName\n ref = '../a/persons.xml#new  #other "
      "persons.xml#new'>é &amp; old</persName>"
      "<rs ref=\"#new\" key=\"new\"/><rs ref=\"other.xml#old\"/><rs "
      "ref='../a/people.xml#new'/></p></TEI>";
  EXPECT_EQ(turned(before), after);
}

TEST(PointersTest, ADocumentsOwnIdIsItsOwn) {
  const std::string letter =
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><p xml:id='old'><ref "
      "target='#old'/><ref target='persons.xml#old'/></p></TEI>";
  EXPECT_EQ(turned(letter),
            "<TEI xmlns='http://www.tei-c.org/ns/1.0'><p xml:id='old'><ref target='#old'/><ref "
            "target='persons.xml#new'/></p></TEI>");
  EXPECT_NE(turned(letter, "persons.xml").find("target='#new'"), std::string::npos)
      << "in the register itself";
  EXPECT_EQ(turned(letter, "places.xml").find("target='#new'"), std::string::npos)
      << "in another one";
}

TEST(PointersTest, WhatReferencesToCharactersHideIsLeftAndTold) {
  const auto result = with_pointers_turned(
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><rs ref='#ol&#100;'/></TEI>", "l.xml", "", kTurns);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->turned.size(), 0U);
  EXPECT_EQ(result->left.size(), 1U);
}

}  // namespace
}  // namespace authority
