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

TEST(LinesOf, AreOneMoreThanTheLineFeeds) {
  EXPECT_EQ(lines_of(""), std::vector<std::string_view>{""});
  EXPECT_EQ(lines_of("a\n\nb\n"), (std::vector<std::string_view>{"a", "", "b", ""}));
}

}  // namespace
}  // namespace base
