// SPDX-License-Identifier: MIT
#include "rng/convert/page.hpp"

#include <gtest/gtest.h>

namespace {

using rng::convert::Page;
using rng::convert::Piece;

Piece braces(Page& page, Piece inner) {
  return page.group(
      page.together({page.text("{"), page.nest(2, page.together({page.line(), inner})), page.line(),
                     page.text("}")}));
}

TEST(Page, BreaksTheOuterGroupFirst) {
  Page page;
  const Piece inner = braces(page, page.text("inner"));
  const Piece outer = braces(page, page.together({page.text("a "), inner}));
  EXPECT_EQ(page.print(outer, 40), "{ a { inner } }");
  EXPECT_EQ(page.print(outer, 14), "{\n  a { inner }\n}");
  EXPECT_EQ(page.print(outer, 8), "{\n  a {\n    inner\n  }\n}");
}

TEST(Page, CountsWhatStandsBehindAGroup) {
  Page page;
  const Piece group = page.group(page.together({page.text("a"), page.line(), page.text("b")}));
  const Piece all = page.together({group, page.text(")*"), page.line(), page.text("c")});
  EXPECT_EQ(page.print(all, 5), "a b)*\nc");
  EXPECT_EQ(page.print(all, 4), "a\nb)*\nc");
}

TEST(Page, FillsLines) {
  Page page;
  const Piece fill =
      page.fill({page.text("aa |"), page.text("bb |"), page.text("cc |"), page.text("dd")});
  const Piece all = page.together({page.text("("), page.nest(1, fill), page.text(")*")});
  EXPECT_EQ(page.print(all, 80), "(aa | bb | cc | dd)*");
  EXPECT_EQ(page.print(all, 11), "(aa | bb |\n cc | dd)*");
  EXPECT_EQ(page.print(all, 9), "(aa |\n bb |\n cc |\n dd)*");
}

TEST(Page, AHardLineBreaksTheGroupsAround) {
  Page page;
  const Piece all =
      braces(page, page.together({page.text("# \xC3\xA4"), page.hard_line(), page.text("b")}));
  EXPECT_EQ(page.print(all, 80), "{\n  # \xC3\xA4\n  b\n}");
  EXPECT_TRUE(page.is_broken(all));
}

TEST(Page, LeavesNoBlanksAtLineEnds) {
  Page page;
  const Piece all = page.nest(
      2, page.together({page.text("a "), page.hard_line(), page.hard_line(), page.text("b")}));
  EXPECT_EQ(page.print(all, 80), "a\n\n  b");
}

TEST(Page, IsNotTroubledByDepth) {
  Page page;
  Piece piece = page.text("x");
  for (int i = 0; i < 100'000; ++i) piece = page.group(page.nest(0, piece));
  EXPECT_EQ(page.print(piece, 80), "x");
}

}  // namespace
