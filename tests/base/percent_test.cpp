// SPDX-License-Identifier: MIT
#include "base/percent.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Percent, encodesEachByteThatIsNotKept) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != ' '; };
  EXPECT_EQ(percent_encoded("Köln am Rhein", is_ascii), "K%C3%B6ln%20am%20Rhein");
}

TEST(Percent, decodesTripletsAndLeavesWhatOnlyResemblesThem) {
  EXPECT_EQ(percent_decoded("K%C3%b6ln%20am"), "Köln am");
  EXPECT_EQ(percent_decoded("100 % %4 %zz %"), "100 % %4 %zz %");
}

}  // namespace
}  // namespace base
