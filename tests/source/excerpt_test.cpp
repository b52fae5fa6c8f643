// SPDX-License-Identifier: MIT
// Lines of a document as a text of their own, with what the document knows of them.
#include "source/excerpt.hpp"

#include <gtest/gtest.h>

#include "source/formats.hpp"
#include "source/places.hpp"

namespace source {
namespace {

constexpr const char* kPage =
    "<html><body><p>First letter.</p><p>The <i>Lantern <b>Keeper</b></i><a id='a1' "
    "href='#n1'>1</a> "
    "is<br/>dear.</p><p>Second letter.</p><img src='http://example.org/x.png' alt='a boat'>"
    "<ul><li>bread</li></ul>"
    "<p id='n1'><a href='#a1'>1</a> A <i>novel</i>.</p></body></html>";

SourceText page() {
  auto text = read("page.html", kPage);
  EXPECT_TRUE(text) << base::to_string(text.error());
  return std::move(*text);
}

// Some lines of the page as a text by itself.
SourceText part(const SourceText& whole, const std::vector<std::uint32_t>& lines) {
  const std::vector<std::uint32_t> pages(whole.lines.size(), 0);
  return read_text("part.txt", part_of(whole, lines, pages)).value();
}

TEST(Excerpt, WritesRangesOfLines) {
  EXPECT_EQ(line_ranges({0, 1, 2, 5, 7, 8}), (std::vector<std::string>{"1-3", "6", "8-9"}));
  EXPECT_TRUE(line_ranges({}).empty());
}

TEST(Excerpt, TakesRunsPartsAndNotesOfItsLines) {
  const SourceText whole = page();
  ASSERT_EQ(whole.lines.size(), 6U) << dump(whole);
  SourceText letter = part(whole, {1, 2, 5});
  ASSERT_TRUE(take_format(letter, whole, {"2-3", "6"}));
  ASSERT_EQ(letter.notes.size(), 1U);
  EXPECT_EQ(letter.notes[0].marker.of(letter.text), "¹");
  EXPECT_EQ(letter.notes[0].body_marker.of(letter.text), "1");
  EXPECT_EQ(letter.notes[0].begin, 2U);
  EXPECT_EQ(letter.notes[0].end, 3U);
  std::vector<std::string> italic;
  for (const source::Run& run : letter.runs) {
    if (run.style == RunStyle::italic) italic.emplace_back(run.span.of(letter.text));
  }
  EXPECT_EQ(italic, (std::vector<std::string>{"Lantern Keeper", "novel"}));
  EXPECT_TRUE(letter.knows_paragraphs);
  ASSERT_EQ(letter.parts.size(), 2U);
  EXPECT_EQ(letter.parts[0].begin, 0U);
  EXPECT_EQ(letter.parts[0].end, 2U);
  EXPECT_TRUE(letter.pictures.empty());
}

TEST(Excerpt, TakesImagesWhereTheirLineIs) {
  const SourceText whole = page();
  SourceText letter = part(whole, {3, 4});
  ASSERT_TRUE(take_format(letter, whole, {"4-5"}));
  ASSERT_EQ(letter.pictures.size(), 1U);
  EXPECT_EQ(letter.pictures[0].description, "a boat");
  EXPECT_EQ(letter.pictures[0].at, letter.lines[0].span.end);
  EXPECT_TRUE(letter.notes.empty());
}

TEST(Excerpt, ANoteWithoutItsAnchorIsText) {
  const SourceText whole = page();
  SourceText letter = part(whole, {3, 5});
  ASSERT_TRUE(take_format(letter, whole, {"4", "6"}));
  EXPECT_TRUE(letter.notes.empty());
}

TEST(Excerpt, TakesNothingOfOtherLines) {
  const SourceText whole = page();
  for (const std::vector<std::string>& ranges : {std::vector<std::string>{"3-4"},
                                                 {"2"},
                                                 {"2-4"},
                                                 {"3", "2"},
                                                 {"0-1"},
                                                 {"x"},
                                                 {"2-99999999999"},
                                                 {"7-8"},
                                                 {}}) {
    SourceText letter = part(whole, {1, 2});
    EXPECT_FALSE(take_format(letter, whole, ranges));
    EXPECT_TRUE(letter.runs.empty());
  }
}

}  // namespace
}  // namespace source
