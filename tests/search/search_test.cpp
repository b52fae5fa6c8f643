// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "search/index.hpp"
#include "search/letter_words.hpp"
#include "search/words.hpp"

namespace search {
namespace {

using Words = std::vector<std::string>;

TEST(Words, AreFolded) {
  EXPECT_EQ(folded_words("La ejecución de Blumkin, 1929."),
            (Words{"la", "ejecucion", "de", "blumkin", "1929"}));
  EXPECT_EQ(folded_words("Straße Łódź Ærø œuvre Þing"),
            (Words{"strasse", "lodz", "aero", "oeuvre", "thing"}));
  EXPECT_EQ(folded_words("ПИСЬМО Йода Ἀθῆναι λόγος"), (Words{"письмо", "иода", "αθηναι", "λογοσ"}));
}

TEST(Words, SoftHyphensAndJoinersAreNoEnds) {
  EXPECT_EQ(folded_words("con\u00ADtrary wo\u2060rd e\u0301te\u0301 ﬁn"),
            (Words{"contrary", "word", "ete", "fin"}));
}

TEST(Words, ThereMayBeNone) {
  EXPECT_EQ(folded_words(""), Words{});
  EXPECT_EQ(folded_words("\u00AD"), Words{});
}

TEST(LetterWords, HoldsItsPassagesAndEachWordOnce) {
  const auto letter = letter_words("a\"b",
                                   "<passages><head>To Anna</head><passage at=\"par-1\">Dear Anna "
                                   "&lt;/script> &amp; \"you\"</passage>"
                                   "<passage at=\"note-1\">Dear.</passage></passages>");
  ASSERT_TRUE(letter);
  EXPECT_EQ(letter->script,
            "apographSearch.text(\"a\\\"b\",[[\"par-1\",\"Dear Anna </script> & "
            "\\\"you\\\"\"],[\"note-1\",\"Dear.\"]]);\n");
  EXPECT_EQ(letter->words, "anna\ndear\nscript\nto\nyou\n");
}

TEST(LetterWords, WhatIsNoXmlIsAnError) {
  EXPECT_FALSE(letter_words("a", "<passages>"));
}

TEST(Index, KnowsTheLettersOfEachWord) {
  Index index;
  index.add("anna\ndear\n");
  index.add("");
  index.add("anna\n");
  for (int i = 0; i < 40; ++i) index.add("");
  index.add("anna\nzoo\n");
  const auto parts = index.parts();
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].first, "anna");
  EXPECT_EQ(parts[0].script, "apographSearch.words(0,\"anna 1,2,15\\ndear 1\\nzoo 18\");\n");
}

TEST(Index, OfNothingHasNoParts) {
  EXPECT_TRUE(Index().parts().empty());
}

TEST(Index, IsCutIntoParts) {
  Index index;
  std::string words;
  for (int i = 10000; i < 40000; ++i) words += "word" + std::to_string(i) + "\n";
  index.add(words);
  const auto parts = index.parts();
  ASSERT_GT(parts.size(), 3U);
  EXPECT_EQ(parts.front().first, "word10000");
  for (const Part& part : parts) {
    EXPECT_LT(part.script.size(), 70000U);
    EXPECT_NE(part.script.find("\"" + part.first + " 1"), part.script.npos);
  }
}

}  // namespace
}  // namespace search
