// SPDX-License-Identifier: MIT
#include "base/line_index.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(LineIndex, CountsLinesAndColumnsFromOneInCodePoints) {
  const LineIndex index("f", "añb\nc\n");
  EXPECT_EQ(index.locate(0), (Location{"f", 1, 1}));
  EXPECT_EQ(index.locate(3), (Location{"f", 1, 3}));
  EXPECT_EQ(index.locate(5), (Location{"f", 2, 1}));
  EXPECT_EQ(index.locate(99), (Location{"f", 3, 1}));
}

TEST(LineIndex, KnowsAllThreeLineEnds) {
  const LineIndex index("f", "a\r\nb\rc\nd");
  EXPECT_EQ(index.line_count(), 4U);
  EXPECT_EQ(index.line(2), "b");
  EXPECT_EQ(index.line(4), "d");
  EXPECT_EQ(index.line(5), "");
}

TEST(LineIndex, AnEmptyTextIsOneLine) {
  EXPECT_EQ(LineIndex("f", "").locate(0), (Location{"f", 1, 1}));
}

}  // namespace
}  // namespace base
