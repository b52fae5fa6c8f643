// SPDX-License-Identifier: MIT
#include "feeds/dating.hpp"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace feeds {
namespace {

TEST(DatingTest, EdtfComesBackAsItWent) {
  for (const std::string_view text :
       {"1929", "1929-12", "1929-12-29", "1929-12-29?", "1929-12-29/1930-01-02", "../1930",
        "1929/..", "[1929-12-29..1930-01-31]", "[1929..]", "[..1930]"}) {
    const auto date = dating_of_edtf(text);
    ASSERT_TRUE(date.has_value()) << text;
    EXPECT_EQ(edtf(*date), text);
  }
  EXPECT_FALSE(dating_of_edtf("about 1929").has_value());
}

TEST(DatingTest, WhatIsNoDateIsNotUsable) {
  Dating date;
  date.when = "May 1843";
  date.from = "1843-05-03T10:00:00";
  date.to = "--05-04";
  date.not_before = "1843";
  const Dating known = usable(date);
  EXPECT_EQ(known.when + "|" + known.from + "|" + known.to + "|" + known.not_before,
            "|1843-05-03||1843");
}

}  // namespace
}  // namespace feeds
