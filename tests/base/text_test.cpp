// SPDX-License-Identifier: MIT
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Trimmed, LeavesOnlyTheSpaceWithin) {
  EXPECT_EQ(trimmed(" \t\r\na b\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed("\u00A0"), "\u00A0");
}

TEST(Collapsed, HasSingleBlanks) {
  EXPECT_EQ(collapsed(" a \n\t b\r\nc "), "a b c");
  EXPECT_EQ(collapsed(" \n"), "");
}

TEST(WordsOf, StandBetweenWhiteSpace) {
  EXPECT_EQ(words_of(" #a\n#b  c"), (std::vector<std::string_view>{"#a", "#b", "c"}));
  EXPECT_TRUE(words_of(" ").empty());
}

TEST(LowerCase, LeavesLettersBeyondAscii) {
  EXPECT_EQ(lower_case("AbC1\u00C9"), "abc1\u00C9");
}

TEST(IsDate, AsksTheCalendar) {
  for (const char* good : {"1929", "1929-12", "1929-12-29", "2000-02-29", "1928-02-29"}) {
    EXPECT_TRUE(is_date(good)) << good;
  }
  for (const char* bad : {"", "29", "1929-13", "1929-00", "1929-02-29", "1900-02-29", "1929-1-2",
                          "1929-04-31", "1929/12/29", "0000", "1929-12-29T00:00"}) {
    EXPECT_FALSE(is_date(bad)) << bad;
  }
}

TEST(LinesOf, AreOneMoreThanTheLineFeeds) {
  EXPECT_EQ(lines_of(""), std::vector<std::string_view>{""});
  EXPECT_EQ(lines_of("a\n\nb\n"), (std::vector<std::string_view>{"a", "", "b", ""}));
}

}  // namespace
}  // namespace base
