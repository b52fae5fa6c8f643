// SPDX-License-Identifier: MIT
#include "base/written_date.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(WrittenDate, DatesThatCanBeReadInOneWayAreRepaired) {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"1905-5-3", "1905-05-03"},     {"1905-05-00", "1905-05"},
      {"1905-00-00", "1905"},         {"19050503", "1905-05-03"},
      {"3.5.1905", "1905-05-03"},     {"1905/05/03", "1905-05-03"},
      {"1905-05-03Z", "1905-05-03"},  {"1905-05-03+01:00", "1905-05-03"},
      {" 1905-05-03 ", "1905-05-03"}, {"1905-05-03T12:00:00", "1905-05-03"},
      {"1905-5", "1905-05"},
  };
  for (const auto& [text, date] : rows) EXPECT_EQ(repaired_date(text), date) << text;
  for (const std::string_view unclear :
       {"", "3.5.05", "1905-02-30", "May 1905", "1905-00-03", "05/03/1905", "ca. 1905", "190505"}) {
    EXPECT_EQ(repaired_date(unclear), std::nullopt) << unclear;
  }
}

}  // namespace
}  // namespace base
