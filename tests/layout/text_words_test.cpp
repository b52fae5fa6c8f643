// SPDX-License-Identifier: MIT
#include "layout/text_words.hpp"

#include <gtest/gtest.h>

namespace layout {
namespace {

TextWords words_of(std::string_view line, bool begins_with_half = false,
                   bool ends_with_half = false) {
  TextWords words;
  words.add_line(line, begins_with_half, ends_with_half);
  return words;
}

TEST(TextWords, KnowWordsWhateverTheirCase) {
  TextWords words = words_of("Der Große Ökonom, ΝΊΚΗ und ЛЕВ, die oﬃzielle Straße");
  EXPECT_TRUE(words.contains("große"));
  EXPECT_TRUE(words.contains("ÖKO", "", "nom"));
  EXPECT_TRUE(words.contains("νίκη"));
  EXPECT_TRUE(words.contains("лев"));
  EXPECT_TRUE(words.contains("STRASSE"));
  EXPECT_TRUE(words.contains("of", "", "fizielle"));
  EXPECT_FALSE(words.contains("öko"));
  EXPECT_FALSE(words.contains("Gross"));
}

TEST(TextWords, KnowWhatAHyphenJoins) {
  TextWords words = words_of("ein Wohl-Wollen und É-t; da - hin, so1-wie");
  EXPECT_TRUE(words.contains("wohl", "-", "wollen"));
  EXPECT_TRUE(words.contains("Wollen"));
  EXPECT_TRUE(words.contains("é", "-", "T"));
  EXPECT_FALSE(words.contains("wohl", "", "wollen"));
  EXPECT_FALSE(words.contains("da", "-", "hin"));
  EXPECT_FALSE(words.contains("so", "-", "wie"));
}

TEST(TextWords, CountNoHalves) {
  TextWords words = words_of("gegnung am Morgen mit Freun-", true, true);
  EXPECT_FALSE(words.contains("gegnung"));
  EXPECT_FALSE(words.contains("Freun"));
  EXPECT_TRUE(words.contains("am"));
  EXPECT_TRUE(words.contains("mit"));
}

TEST(TextWords, BeginAndEndWithLetters) {
  EXPECT_EQ(first_word("äußerst schön"), "äußerst");
  EXPECT_EQ(first_word("1930"), "");
  EXPECT_EQ(last_word("sehr schön"), "schön");
  EXPECT_EQ(last_word("schön."), "");
}

}  // namespace
}  // namespace layout
