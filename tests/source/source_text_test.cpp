// SPDX-License-Identifier: MIT
#include "source/source_text.hpp"

#include <gtest/gtest.h>

namespace source {
namespace {

SourceText read(std::string bytes) {
  return read_text("letter.txt", std::move(bytes)).value();
}

std::string code_of(std::string bytes) {
  return read_text("letter.txt", std::move(bytes)).error().code;
}

TEST(ReadText, LinesHaveNoBlanksAtTheirEnds) {
  const SourceText text = read("  Dear  friend, \n\n\tI am well.\n");
  ASSERT_EQ(text.lines.size(), 2U);
  EXPECT_EQ(text.line_text(0), "Dear  friend,");
  EXPECT_EQ(text.lines[0].indent, 2U);
  EXPECT_TRUE(text.lines[0].ends_with_blank);
  EXPECT_EQ(text.line_text(1), "I am well.");
  EXPECT_EQ(text.lines[1].indent, 8U);
  EXPECT_EQ(text.lines[1].blank_before, 1U);
  EXPECT_FALSE(text.lines[1].ends_with_blank);
}

TEST(ReadText, AllLineEndsCountAsOne) {
  const SourceText text = read("a\r\n\r\nb\rc\n");
  ASSERT_EQ(text.lines.size(), 3U);
  EXPECT_EQ(text.lines[1].blank_before, 1U);
  EXPECT_EQ(text.lines[2].blank_before, 0U);
}

TEST(ReadText, FormFeedsMarkPagesWhereverTheyStand) {
  const SourceText text = read("a\n\fb\nc\f\nd");
  ASSERT_EQ(text.lines.size(), 4U);
  EXPECT_FALSE(text.lines[0].begins_page);
  EXPECT_TRUE(text.lines[1].begins_page);
  EXPECT_FALSE(text.lines[2].begins_page);
  EXPECT_TRUE(text.lines[3].begins_page);
  EXPECT_EQ(text.lines[3].blank_before, 0U);
}

TEST(ReadText, AByteOrderMarkIsNoText) {
  EXPECT_EQ(read("\xEF\xBB\xBFHi").line_text(0), "Hi");
}

TEST(ReadText, SaysWhyItIsNoLetter) {
  EXPECT_EQ(code_of(""), "source.empty");
  EXPECT_EQ(code_of(" \n\f\t\n"), "source.empty");
  EXPECT_EQ(code_of(std::string("a\0b", 3)), "source.binary");
  EXPECT_EQ(code_of("\xFF\xFEh"), "source.undecodable");
}

TEST(ReadText, TheDumpShowsEveryLine) {
  EXPECT_EQ(dump(read("a\n\n b")),
            "source letter.txt (UTF-8), 2 lines\n    1 +0 >0 |a|\n    2 +1 >1 |b|\n");
}

}  // namespace
}  // namespace source
