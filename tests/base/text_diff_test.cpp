// SPDX-License-Identifier: MIT
#include "base/text_diff.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(UnifiedDiff, IsEmptyForEqualTexts) {
  EXPECT_EQ(unified_diff("a\nb\n", "a\nb\n", "x", "y"), "");
}

TEST(UnifiedDiff, ShowsAChangedLineWithItsContext) {
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n", "x", "y"),
            "--- x\n+++ y\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, ShowsAnInsertionIntoNothing) {
  EXPECT_EQ(unified_diff("", "a\n", "x", "y"), "--- x\n+++ y\n@@ -0,0 +1 @@\n+a\n");
}

TEST(UnifiedDiff, SeparatesDistantChanges) {
  const std::string diff =
      unified_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n", "x", "y");
  EXPECT_EQ(
      diff,
      "--- x\n+++ y\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST(UnifiedDiff, GivesUpOnFindingTheLeastPastTheLimit) {
  EXPECT_EQ(unified_diff("a\nb\n", "c\nd\n", "x", "y", 1),
            "--- x\n+++ y\n@@ -1,2 +1,2 @@\n-a\n-b\n+c\n+d\n");
}

}  // namespace
}  // namespace base
