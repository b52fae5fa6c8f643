// SPDX-License-Identifier: MIT
// Files that real programs wrote (formats/README.md) in, dumps out; and files that nobody should
// have written.
#include "source/formats.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "support/golden.hpp"
#include "zip/writer.hpp"

namespace source {
namespace {

std::filesystem::path folder() {
  return support::source_folder() / "tests/source/formats";
}

class FormatCase : public testing::TestWithParam<std::string> {};

TEST_P(FormatCase, DumpIsAsExpected) {
  const std::filesystem::path file = folder() / GetParam();
  const auto text = read(GetParam(), base::read_file(file).value());
  ASSERT_TRUE(text) << base::to_string(text.error());
  support::expect_golden(file.string() + ".expected", dump(*text));
}

INSTANTIATE_TEST_SUITE_P(Formats, FormatCase,
                         testing::Values("letter.docx", "letter.odt", "notes.docx", "notes.md",
                                         "page.html", "plain.xml"),
                         [](const auto& case_info) {
                           std::string name = case_info.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

TEST(Formats, AreToldByTheirFirstBytesAndTheirNames) {
  EXPECT_EQ(format_of("letter", "%PDF-1.7"), Format::pdf);
  EXPECT_EQ(format_of("letter.txt", "{\\rtf1 x}"), Format::none);
  EXPECT_EQ(format_of("letter.md", "*Dear* Clara"), Format::markdown);
  EXPECT_EQ(format_of("letter", "<!DOCTYPE html><p>Dear Clara"), Format::html);
  EXPECT_EQ(format_of("letter.xml", "<?xml version=\"1.0\"?><!-- x --><TEI xmlns=\"…\">"),
            Format::tei);
  EXPECT_EQ(format_of("letter.txt", "<p>Dear Clara"), Format::text);
  EXPECT_EQ(format_of("letter", "Dear Clara"), Format::text);
}

TEST(Formats, SayWhatToDoWithThoseThatAreNotRead) {
  const auto rtf = read("letter.rtf", "{\\rtf1 Dear Clara}");
  ASSERT_FALSE(rtf);
  EXPECT_EQ(rtf.error().code, "source.unread-format");
  EXPECT_NE(rtf.error().hint.find("soffice"), std::string::npos);
}

std::string docx(const std::string& body, const std::string& more = {}) {
  auto writer = zip::Writer::create("letter.docx").value();
  writer.add("[Content_Types].xml", "<Types/>");
  writer.add("word/document.xml",
             "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"
             "main\"><w:body>" +
                 body + "</w:body></w:document>");
  if (!more.empty()) writer.add("word/more", more);
  return writer.finish().value();
}

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string code_of(const std::string& name, std::string bytes) {
  const auto text = read(name, std::move(bytes));
  return text ? "none" : text.error().code;
}

TEST(Formats, TruncatedContainersAreFaults) {
  const std::string whole = base::read_file(folder() / "letter.docx").value();
  for (const std::size_t size : {100UL, 2000UL, whole.size() - 1}) {
    EXPECT_EQ(code_of("letter.docx", whole.substr(0, size)), "zip.damaged") << size;
  }
}

TEST(Formats, ContainersThatUnpackToFarMoreAreFaults) {
  const std::string paragraph = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
  EXPECT_EQ(code_of("letter.docx", docx(paragraph, std::string(std::size_t{64} << 20U, 'a'))),
            "zip.too-large");
}

TEST(Formats, DeepElementsAreFaults) {
  EXPECT_EQ(code_of("letter.docx", docx(times(5000, "<w:sdt>") + times(5000, "</w:sdt>"))),
            "xml.limit");
}

TEST(Formats, TextBoxesInTextBoxesAreReadOnce) {
  const auto text =
      read("letter.docx", docx("<w:p>" + times(100, "<w:r><w:pict><w:txbxContent><w:p>") +
                               "<w:r><w:t>inner</w:t></w:r>" +
                               times(100, "</w:p></w:txbxContent></w:pict></w:r>") + "</w:p>"));
  ASSERT_TRUE(text);
  EXPECT_EQ(text->text, "inner\n");
}

TEST(Formats, EncryptedOdtIsAFault) {
  auto writer = zip::Writer::create("letter.odt").value();
  writer.add_stored("mimetype", "application/vnd.oasis.opendocument.text");
  writer.add("META-INF/manifest.xml",
             "<manifest:manifest xmlns:manifest=\"m\"><manifest:encryption-data/>"
             "</manifest:manifest>");
  writer.add("content.xml", "\x01\x02");
  EXPECT_EQ(code_of("letter.odt", writer.finish().value()), "source.encrypted");
}

TEST(Formats, FilesWithoutTextAreFaults) {
  EXPECT_EQ(code_of("letter.docx", docx("<w:p/>")), "source.empty");
  EXPECT_EQ(code_of("letter.html", "<html><body><script>x</script></body></html>"), "source.empty");
  EXPECT_EQ(code_of("letter.md", " \n"), "source.empty");
}

// A paragraph that begins with a page break keeps what it is, though notes are written before it.
TEST(Formats, APageBreakLeavesTheParagraphWhatItIs) {
  const auto text = read(
      "letter.docx",
      docx("<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r>"
           "<w:br w:type=\"page\"/><w:t>Two</w:t></w:r></w:p>"));
  ASSERT_TRUE(text);
  ASSERT_EQ(text->lines.size(), 2U);
  EXPECT_TRUE(text->lines[1].begins_page);
  EXPECT_TRUE(text->parts[1].is_right);
}

TEST(Formats, DeepHtmlIsReadWithoutItsDepth) {
  const auto text = read("letter.html", "<html><body>" + times(5000, "<font>") + "Dear Clara");
  ASSERT_TRUE(text) << base::to_string(text.error());
  EXPECT_EQ(text->text, "Dear Clara\n");
}

}  // namespace
}  // namespace source
