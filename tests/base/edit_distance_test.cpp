// SPDX-License-Identifier: MIT
#include "base/edit_distance.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsSubstitutionsAndSwaps) {
  EXPECT_EQ(edit_distance("when", "when", 3), 0U);
  EXPECT_EQ(edit_distance("wen", "when", 3), 1U);
  EXPECT_EQ(edit_distance("whenn", "when", 3), 1U);
  EXPECT_EQ(edit_distance("whan", "when", 3), 1U);
  EXPECT_EQ(edit_distance("wehn", "when", 3), 1U);
  EXPECT_EQ(edit_distance("", "abc", 3), 3U);
}

TEST(EditDistance, CountsCodePointsNotBytes) {
  EXPECT_EQ(edit_distance("Félix", "Felix", 3), 1U);
}

TEST(EditDistance, StopsPastTheLimit) {
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 2), 3U);
}

}  // namespace
}  // namespace base
