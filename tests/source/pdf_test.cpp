// SPDX-License-Identifier: MIT
// What apograph-pdf writes, written here by hand: pages as a typesetter would lay them out.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "source/pdf_lines.hpp"
#include "source/pdf_text.hpp"
#include "source/pdf_words.hpp"

namespace source {
namespace {

// A document, word by word; lengths in points. A letter is half as wide as its size.
class Pdf {
 public:
  Pdf& page(std::string_view label = "") {
    ++pages_;
    body_ += fmt::format("page 40000 60000 {}\n", label);
    return *this;
  }
  Pdf& font(std::string_view name) {
    body_ += fmt::format("font {} {}\n", fonts_++, name);
    return *this;
  }
  // Words of a line, a blank of a third of the size between them; `y` is where its letters stand.
  Pdf& line(int x, int y, std::string_view text, int size = 10, int font = 0) {
    int left = 100 * x;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      const std::string_view word = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      const int right = left + 50 * size * static_cast<int>(word.size());
      body_ += fmt::format("word {} {} {} {} {} {} 0 {} {}\n", left, 100 * y - 80 * size, right,
                           100 * y + 20 * size, 100 * size, font, text.empty() ? 0 : 1, word);
      left = right + 33 * size;
    }
    right_ = left - 33 * size;
    return *this;
  }
  // A raised mark directly behind the line written last, in its size.
  Pdf& raised(int y, std::string_view mark, int size = 10) {
    body_ += fmt::format("word {} {} {} {} {} 0 0 0 {}\n", right_, 100 * y - 90 * size,
                         right_ + 30 * size, 100 * y - 30 * size, 60 * size, mark);
    return *this;
  }
  std::string text() const {
    return fmt::format("apograph-pdf 1\npages {}\n{}end\n", pages_, body_);
  }

 private:
  std::string body_;
  int pages_ = 0;
  int fonts_ = 0;
  int right_ = 0;
};

SourceText read(const Pdf& pdf) {
  return read_pdf_words("letter.pdf", pdf.text()).value();
}

TEST(PdfText, LinesAreOrderedByHeightAndPagesEndWithAFormFeed) {
  Pdf pdf;
  pdf.font("Serif").page().line(50, 62, "second line").line(50, 50, "first line");
  pdf.page().line(50, 50, "third line");
  const SourceText text = read(pdf);
  EXPECT_EQ(text.text, "first line\nsecond line\n\fthird line\n\f");
  EXPECT_TRUE(text.marks_pages);
  EXPECT_TRUE(text.lines[2].begins_page);
  EXPECT_EQ(text.lines[0].size, 100);
}

TEST(PdfText, IndentsAndBlankLinesAreWhatIsSeen) {
  Pdf pdf;
  pdf.font("Serif").page();
  for (int i = 0; i < 9; ++i) pdf.line(50, 50 + 12 * i, "a line of the text as it is set");
  pdf.line(65, 158, "a paragraph begins");
  pdf.line(50, 182, "another stands apart");
  pdf.line(150, 194, "to the right");
  const SourceText text = read(pdf);
  EXPECT_EQ(text.lines[8].indent, 0);
  EXPECT_EQ(text.lines[9].indent, 3);
  EXPECT_EQ(text.lines[9].blank_before, 0);
  EXPECT_EQ(text.lines[10].blank_before, 1);
  EXPECT_EQ(text.lines[11].indent, 20);
}

TEST(PdfText, ARaisedMarkBelongsToItsLineAndIsARun) {
  Pdf pdf;
  pdf.font("Serif").page().line(50, 50, "in the year 1863").raised(50, "3");
  pdf.line(50, 62, "the fire was out");
  const SourceText text = read(pdf);
  EXPECT_EQ(text.text, "in the year 18633\nthe fire was out\n\f");
  ASSERT_EQ(text.runs.size(), 1);
  EXPECT_EQ(text.runs[0].style, RunStyle::superscript);
  EXPECT_EQ(text.runs[0].span, (base::Span{16, 17}));
}

TEST(PdfText, FontsAreNamedAsTheFieldNamesThem) {
  Pdf pdf;
  pdf.font("ABCDEF+LMRoman10-Regular").font("ABCDEF+LMRoman10-Italic").font("CMBX10");
  pdf.page().line(50, 50, "plain text of some length, and more of it");
  pdf.line(50, 62, "a title of two", 10, 1).line(50, 74, "bold", 10, 2);
  const SourceText text = read(pdf);
  ASSERT_EQ(text.runs.size(), 2);
  EXPECT_EQ(text.runs[0].style, RunStyle::italic);
  EXPECT_EQ(text.runs[0].span.of(text.text), "a title of two");
  EXPECT_EQ(text.runs[1].style, RunStyle::bold);
}

TEST(PdfText, AFontThatMostOfTheTextIsSetInIsNoEmphasis) {
  Pdf pdf;
  pdf.font("Garamond-Italic").page().line(50, 50, "all of it");
  EXPECT_TRUE(read(pdf).runs.empty());
}

TEST(PdfText, TwoColumnsAreReadOneAfterTheOther) {
  Pdf pdf;
  pdf.font("Serif").page().line(50, 30, "a title that goes across both of the columns below");
  for (int i = 0; i < 8; ++i) {
    pdf.line(50, 60 + 12 * i, fmt::format("left column line {}", i));
    pdf.line(160, 64 + 12 * i, fmt::format("right column line {}", i));
  }
  pdf.line(50, 170, "a foot that goes across both of the columns above it");
  const SourceText text = read(pdf);
  ASSERT_EQ(text.lines.size(), 18);
  EXPECT_EQ(text.line_text(1), "left column line 0");
  EXPECT_EQ(text.line_text(8), "left column line 7");
  EXPECT_EQ(text.line_text(9), "right column line 0");
  EXPECT_EQ(text.line_text(17), "a foot that goes across both of the columns above it");
  EXPECT_EQ(text.lines[9].indent, 0);
  EXPECT_EQ(text.lines[9].blank_before, 0);
}

TEST(PdfText, ATableIsNoColumns) {
  Pdf pdf;
  pdf.font("Serif").page().line(50, 30, "what the flour cost in the years of the war, by month");
  for (int i = 0; i < 8; ++i) {
    pdf.line(50, 60 + 12 * i, "1").line(200, 60 + 12 * i, "a rye").line(290, 60 + 12 * i, "12");
  }
  const SourceText text = read(pdf);
  EXPECT_EQ(text.lines.size(), 9);
}

TEST(PdfText, LabelsNamePagesUnlessTheyOnlyCount) {
  Pdf counted;
  counted.font("Serif").page("1").line(50, 50, "one").page("2").line(50, 50, "two");
  EXPECT_TRUE(read(counted).pages.empty());
  Pdf named;
  named.font("Serif").page("iv").line(50, 50, "one").page("").line(50, 50, "two");
  EXPECT_EQ(read(named).pages, (std::vector<PageName>{{0, "iv"}}));
}

TEST(PdfText, APageWithoutTextIsRemarkedAndKeepsTheOthersNumbers) {
  Pdf pdf;
  pdf.font("Serif").page("1").line(50, 50, "one").page("2").page("3").line(50, 50, "three");
  const SourceText text = read(pdf);
  ASSERT_EQ(text.remarks.size(), 1);
  EXPECT_EQ(text.remarks[0].code, "source.page-without-text");
  EXPECT_EQ(text.pages, (std::vector<PageName>{{1, "3"}}));
}

TEST(PdfText, ImagesAloneAreAFault) {
  Pdf pdf;
  pdf.page().page();
  EXPECT_EQ(read_pdf_words("scan.pdf", pdf.text()).error().code, "source.image-only");
}

TEST(PdfText, LigaturesAreSpeltOutAndAccentsComposed) {
  Pdf pdf;
  pdf.font("Serif").page().line(50, 50, "o\uFB03ce e\u0301te\u0301 \uFEFFx");
  EXPECT_EQ(read(pdf).line_text(0), "office \u00E9t\u00E9 \uFFFDx");
}

TEST(PdfText, TurnedTextComesLast) {
  Pdf pdf;
  pdf.font("Serif").page();
  std::string words = pdf.text();
  const std::string turned = "word 100 100 1100 9000 1000 0 1 0 margin\n";
  words.insert(words.find("end\n"), turned + "word 5000 5000 9000 6000 1000 0 0 0 text\n");
  EXPECT_EQ(read_pdf_words("a.pdf", words).value().text, "text\n\nmargin\n\f");
}

TEST(PdfWords, FaultsOfTheProgramAreNamed) {
  const auto code = [](std::string_view text) {
    return parse_pdf_words("a.pdf", text).error().code;
  };
  EXPECT_EQ(code("apograph-pdf 1\nfault locked\n"), "source.pdf-encrypted");
  EXPECT_EQ(code("apograph-pdf 1\nfault broken\n"), "source.pdf-broken");
}

TEST(PdfWords, WhatIsNotInTheFormatIsNotRead) {
  const std::string head = "apograph-pdf 1\npages 1\nfont 0 F\npage 1 1 \n";
  ASSERT_TRUE(parse_pdf_words("a.pdf", head + "word 0 0 1 1 1 0 0 0 x\nend\n"));
  for (const std::string& wrong : std::vector<std::string>{
           "",
           "garbage",
           "apograph-pdf 2\npages 1\nend\n",
           "apograph-pdf 1\n",
           "apograph-pdf 1\npages 0\nend\n",
           "apograph-pdf 1\npages 2\npage 1 1 \nend\n",
           head,
           head + "word 0 0 1 1 1 0 0 0 x\n",
           head + "end\nmore\n",
           head + "word 0 0 1 1 1 0 0 0 \nend\n",
           head + "word 0 0 1 1 1 1 0 0 x\nend\n",
           head + "word 0 0 1 1 1 0 4 0 x\nend\n",
           head + "word 0 0 1 1 1 0 0 2 x\nend\n",
           head + "word 0 0 1 1 -1 0 0 0 x\nend\n",
           head + "word 0 0 1 99999999999 1 0 0 0 x\nend\n",
           head + "word 0 0 1 1.5 1 0 0 0 x\nend\n",
           head + "word 0 0 1 1 1 0 0 0 x\ty\nend\n",
           head + "word 0 0 1 1 1 0 0 0 \xFF\nend\n",
           head + "font 2 G\nend\n",
           head + "page 1\nend\n",
           head + "line\nend\n",
           "apograph-pdf 1\npages 1\nfont 0 F\nword 0 0 1 1 1 0 0 0 x\nend\n"}) {
    const auto read = parse_pdf_words("a.pdf", wrong);
    ASSERT_FALSE(read) << wrong;
    EXPECT_EQ(read.error().code, "source.pdf-unread") << wrong;
  }
}

TEST(PdfLines, AnInitialStandsInTheFirstOfItsLines) {
  Pdf pdf;
  pdf.font("Serif").page();
  pdf.line(70, 50, "nce upon a time there was")
      .line(70, 62, "a letter that began so")
      .line(50, 74, "and then went on");
  const std::string words = pdf.text();
  std::string with = words;
  with.insert(with.find("end\n"), "word 5000 4200 6900 6400 2500 0 0 0 O\n");
  const SourceText text = read_pdf_words("a.pdf", with).value();
  ASSERT_EQ(text.lines.size(), 3);
  EXPECT_EQ(text.line_text(0), "Once upon a time there was");
}

}  // namespace
}  // namespace source
