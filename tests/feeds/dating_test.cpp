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

}  // namespace
}  // namespace feeds
