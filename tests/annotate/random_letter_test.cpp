// SPDX-License-Identifier: MIT
#include "random_letter.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using annotate_tests::Desk;

TEST(RandomLetters, AreWhatTheyWereWithoutTheAdditions) {
  const Desk desk;
  std::mt19937 random(1);
  std::size_t added = 0;
  for (int i = 0; i < 1000; ++i) {
    std::vector<std::uint8_t> bytes(random() % 80);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
    const std::string document = annotate_tests::letter_of(bytes);
    ASSERT_EQ(annotate_tests::fault_of(desk, document), "") << document;
    added += desk.annotate(document).additions.size();
  }
  EXPECT_GT(added, 500U);
}

// Nothing is done twice for each level or each name.
TEST(HostileLetters, TakeTimeInProportion) {
  const Desk desk;
  std::string deep, wide, tagged;
  for (int i = 0; i < 10'000; ++i) deep += "<hi>";
  deep += "Weimar";
  for (int i = 0; i < 10'000; ++i) deep += "</hi>";
  for (int i = 0; i < 10'000; ++i) wide += "Weimar, <hi>Wei</hi>mar, ";
  for (int i = 0; i < 10'000; ++i) tagged += "<placeName>Weimar</placeName> <x:y xmlns:x='urn:x'/>";
  for (const std::string& body : {deep, wide, tagged}) {
    EXPECT_EQ(annotate_tests::fault_of(desk, annotate_tests::letter("<p>" + body + "</p>")), "");
  }
}

}  // namespace
