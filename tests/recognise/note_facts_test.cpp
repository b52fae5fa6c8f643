// SPDX-License-Identifier: MIT
#include "recognise/note_facts.hpp"

#include <gtest/gtest.h>

namespace recognise {
namespace {

std::string shown(std::string_view note) {
  std::string text;
  for (const NoteFact& fact : note_facts(note)) {
    text += fact.name + " [" + fact.birth + "-" + fact.death + "] " + fact.description + "|";
  }
  return text;
}

TEST(NoteFactsTest, NamesYearsAndDescriptions) {
  EXPECT_EQ(shown("Alfred Rosmer (1877–1964), French syndicalist. He wrote to Trotsky."),
            "Alfred Rosmer [1877-1964] French syndicalist|");
  EXPECT_EQ(
      shown("Pavel N. Miliukov (1859-1943): historiador y dirigente de los cadetes, exiliado."),
      "Pavel N. Miliukov [1859-1943] historiador y dirigente de los cadetes, exiliado|");
  EXPECT_EQ(shown("Gemeint ist Лев Седов (1906–1938), сын."), "Лев Седов [1906-1938] сын|");
  const auto facts =
      note_facts("Gemeint ist Wilhelm von Mirbach (1871–1918), deutscher Botschafter.");
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].name, "Mirbach") << "a particle is a matter of the lexicon";
  EXPECT_EQ(facts[0].before, "Gemeint ist Wilhelm von Mirbach");
}

TEST(NoteFactsTest, SeveralInANote) {
  EXPECT_EQ(
      shown("Jakob Blumkin (1898–1929), revolutionary; Felix Dzerzhinsky (1877–1926), head of "
            "the Cheka."),
      "Jakob Blumkin [1898-1929] revolutionary|Felix Dzerzhinsky [1877-1926] head of the "
      "Cheka|");
  EXPECT_EQ(shown("Otto Adam (*1859) war Maler."), "Otto Adam [1859-] war Maler|");
}

TEST(NoteFactsTest, WhatIsNoLife) {
  EXPECT_EQ(shown("Cahiers Léon Trotsky (1981), pp. 133-136."), "");
  EXPECT_EQ(shown("during the war (1914-1918) he was in Paris"), "");
  EXPECT_EQ(shown("(1859–1943)"), "");
  EXPECT_EQ(shown(std::string(20000, '(')), "");
}

}  // namespace
}  // namespace recognise
