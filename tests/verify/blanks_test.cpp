// SPDX-License-Identifier: MIT
#include "verify/blanks.hpp"

#include <gtest/gtest.h>

namespace verify {
namespace {

TEST(Blanks, CollapseToOne) {
  EXPECT_EQ(collapsed("  a \t\n b\xC2\xA0\xE2\x80\x89"
                      "c "),
            "a b c");
  EXPECT_EQ(collapsed(" \r\n"), "");
  EXPECT_TRUE(is_blank("\xE3\x80\x80 "));
  EXPECT_FALSE(is_blank(" ."));
}

TEST(Blanks, LinesEndAsEditorsWriteThem) {
  const std::vector<std::vector<std::string>> expected = {{"a", "b", "c", "d"}};
  EXPECT_EQ(pages_of("\xEF\xBB\xBF a \n\n b\r\nc\rd"), expected);
}

TEST(Blanks, FormFeedsPartPages) {
  const std::vector<std::vector<std::string>> expected = {{"a"}, {"b", "c"}};
  EXPECT_EQ(pages_of("\fa\f\f \n\fb\nc\n\f"), expected);
  EXPECT_TRUE(pages_of("").empty());
  EXPECT_TRUE(pages_of("\f\f").empty());
}

}  // namespace
}  // namespace verify
