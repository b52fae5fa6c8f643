// SPDX-License-Identifier: MIT
#include "source/places.hpp"

#include <gtest/gtest.h>

namespace source {
namespace {

SourceText part(const std::string& text) {
  return read_text("part.txt", text).value();
}

TEST(Places, AreWrittenAsRangesAndReadAgain) {
  SourceText text = part("a\nb\nc\nd\ne\n");
  ASSERT_TRUE(place_lines(text, {"12:37-38", "12:41", "13:1-2"}, {"13:1"}));
  EXPECT_EQ(text.places[1], (LinePlace{"12", 38, false}));
  EXPECT_EQ(text.places[2], (LinePlace{"12", 41, false}));
  EXPECT_EQ(text.places[3], (LinePlace{"13", 1, true}));
  EXPECT_EQ(ranges_of(text.places), (std::vector<std::string>{"12:37-38", "12:41", "13:1-2"}));
  EXPECT_EQ(ranges_of(text.places, true), std::vector<std::string>{"13:1"});
}

TEST(Places, MustBeAsManyAsThereAreLines) {
  SourceText text = part("a\nb\n");
  EXPECT_EQ(place_lines(text, {"1:1-3"}, {}).error().code, "source.places-differ");
  EXPECT_EQ(place_lines(text, {"1:1"}, {}).error().code, "source.places-differ");
  EXPECT_EQ(place_lines(text, {"1:1-4000000"}, {}).error().code, "source.places-differ");
}

TEST(Places, ThatCannotBeReadAreFaults) {
  SourceText text = part("a\n");
  for (const char* wrong : {"", "1", "1:", ":", "1:0", "1:2-1", "1:x", "1:1-", "1:99999999999"}) {
    EXPECT_EQ(place_lines(text, {wrong}, {}).error().code, "source.bad-place") << wrong;
  }
}

TEST(Places, APartKeepsBlanksAndFormFeedsBetweenItsLines) {
  const SourceText whole = part("  a \n\nb\n\fc\n\td\n");
  const std::vector<std::uint32_t> pages = {0, 0, 1, 1};
  EXPECT_EQ(part_of(whole, {0, 1}, pages), "  a \n\nb\n");
  EXPECT_EQ(part_of(whole, {1, 2, 3}, pages), "b\n\fc\n\td\n");
  EXPECT_EQ(part_of(whole, {0, 3}, pages), "  a \n\f\td\n");
  EXPECT_EQ(part_of(whole, {2}, pages), "c\n");
}

}  // namespace
}  // namespace source
