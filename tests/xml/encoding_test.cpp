// SPDX-License-Identifier: MIT
// Documents in other encodings than UTF-8, and documents that are not where they say.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <libxml/catalog.h>
#include <unistd.h>

#include "trace.hpp"
#include "xml/decoding.hpp"
#include "xml/reader.hpp"

namespace xml {
namespace {

using namespace std::string_literals;

std::string trace(std::string_view document) {
  Trace trace;
  const base::Result<void> result = read(document, "d.xml", trace);
  return result ? trace.lines : base::to_string(result.error());
}

// The same through a pipe, so that no seeking and no size can help.
std::string trace_piped(std::string_view document) {
  const std::filesystem::path path = "/dev/fd/";
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return "no pipe";
  if (write(ends[1], document.data(), document.size()) < 0) return "no room";
  close(ends[1]);
  Trace trace;
  const base::Result<void> result = read_file(path / std::to_string(ends[0]), trace);
  close(ends[0]);
  return result ? trace.lines : result.error().code + ": " + result.error().message;
}

std::string utf16(std::string_view ascii_and_e_acute, bool is_little) {
  std::string bytes;
  for (const char c : ascii_and_e_acute) {
    const char unit = c == '#' ? '\xE9' : c;
    bytes += is_little ? std::string{unit, '\0'} : std::string{'\0', unit};
  }
  return bytes;
}

const char* const kEvents =
    "1:40 <r a=\"é\"@1:43/1:46>\n1:49 \"é\"\n1:50 <b>\n1:50 </b>\n1:54 </r>\n";

TEST(Encoding, Utf16) {
  const std::string text = "<?xml version='1.0' encoding='UTF-16'?><r a='#'>#<b/></r>";
  EXPECT_EQ(trace("\xFF\xFE" + utf16(text, true)), kEvents);
  EXPECT_EQ(trace("\xFE\xFF" + utf16(text, false)), kEvents);
  EXPECT_EQ(trace(utf16(text, true)), kEvents);
  EXPECT_EQ(trace_piped("\xFE\xFF" + utf16(text, false)), kEvents);
}

TEST(Encoding, OneByteACharacter) {
  for (const char* const name : {"ISO-8859-1", "windows-1252", "latin1"}) {
    const std::string document =
        "<?xml version='1.0' encoding='" + std::string(name) + "'?>\n<r a='\xE9'>\xE9<b/></r>";
    const std::string events =
        "2:1 <r a=\"é\"@2:4/2:7>\n2:10 \"é\"\n2:11 <b>\n2:11 </b>\n2:15 </r>\n";
    EXPECT_EQ(trace(document), events) << name;
    EXPECT_EQ(trace_piped(document), events) << name;
  }
}

TEST(Encoding, AMarkInFrontOfUtf8IsNoText) {
  EXPECT_EQ(trace("\xEF\xBB\xBF<r>é</r>"), "1:1 <r>\n1:4 \"é\"\n1:5 </r>\n");
  EXPECT_EQ(trace_piped("\xEF\xBB\xBF<r>é</r>"), "1:1 <r>\n1:4 \"é\"\n1:5 </r>\n");
}

TEST(Encoding, SaysWhatItCannotDecode) {
  EXPECT_EQ(trace("<?xml version='1.0' encoding='klingon'?><r/>"),
            "d.xml:1:1: error: the encoding \"klingon\" is not known (save the document as UTF-8 "
            "and declare that)");
  EXPECT_EQ(trace("<r>\n<p>\xE9t\xE9</p></r>"),
            "d.xml:2:4: error: found bytes that are not UTF-8 (save the document as UTF-8, or "
            "declare its encoding: <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>)");
  EXPECT_EQ(trace("<?xml version='1.0' encoding='Shift_JIS'?>\n<r>\xA0\xFF</r>"),
            "d.xml:2:4: error: the bytes here are no text in the encoding that the document "
            "declares (declare the encoding in which the document was saved)");
}

TEST(Encoding, WhatIsNoFileIsSaid) {
  Trace trace;
  EXPECT_EQ(read_file("/nowhere/d.xml", trace).error().code, "file.not-found");
  EXPECT_EQ(read_file("/", trace).error().code, "file.is-folder");
}

class Dtd : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "apograph-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    write("d.dtd", "<!ENTITY % more SYSTEM 'sub/more.ent'>%more;\n<!ATTLIST r a CDATA 'd'>");
    std::filesystem::create_directory(folder_ / "sub");
    write("sub/more.ent", "<!ENTITY e 'é'><!ENTITY part SYSTEM 'part.xml'>");
    write("sub/part.xml", "<?xml version='1.0' encoding='UTF-8'?><b>x</b>");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const char* name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string trace(std::string_view document, bool load) const {
    Trace trace;
    ReadOptions options;
    options.load_dtd = load;
    const auto result = read(document, (folder_ / "d.xml").string(), trace, options);
    return result ? trace.lines : result.error().code;
  }

  std::filesystem::path folder_;
};

TEST_F(Dtd, IsReadOnlyWhereThatIsAskedFor) {
  const std::string document = "<!DOCTYPE r SYSTEM 'd.dtd'>\n<r>&e;&part;</r>";
  EXPECT_EQ(trace(document, true),
            "2:1 <r a=\"d\"@2:1/2:1>\n2:4 \"é\"\n2:7 <b>\n2:7 \"x\"\n2:7 </b>\n2:13 </r>\n");
  EXPECT_EQ(trace(document, false), "xml.entity-undeclared");
  EXPECT_EQ(trace("<!DOCTYPE r SYSTEM 'd.dtd'>\n<r/>", false), "2:1 <r>\n2:1 </r>\n");
}

TEST_F(Dtd, IsNeverFetched) {
  EXPECT_EQ(trace("<!DOCTYPE r PUBLIC 'x' 'http://127.0.0.1:1/d.dtd'>\n<r/>", true),
            "2:1 <r>\n2:1 </r>\n");
  EXPECT_EQ(trace("<!DOCTYPE r PUBLIC 'x' 'http://127.0.0.1:1/d.dtd'>\n<r>&e;</r>", true),
            "xml.entity-undeclared");
  EXPECT_EQ(trace("<!DOCTYPE r [<!ENTITY e SYSTEM 'ftp://127.0.0.1:1/e'>]>\n<r>&e;</r>", true),
            "xml.external-entity");
}

TEST_F(Dtd, ThatIsMissingIsLikeOneUnread) {
  EXPECT_EQ(trace("<!DOCTYPE r SYSTEM 'none.dtd'>\n<r/>", true), "2:1 <r>\n2:1 </r>\n");
}

TEST_F(Dtd, ParameterEntitiesOutsideAreUnreadToo) {
  const std::string document = "<!DOCTYPE r [<!ENTITY % p SYSTEM 'sub/more.ent'>%p;]>\n<r>&e;</r>";
  EXPECT_EQ(trace(document, false), "xml.entity-undeclared");
  EXPECT_EQ(trace(document, true), "2:1 <r>\n2:4 \"é\"\n2:7 </r>\n");
}

TEST_F(Dtd, IsLookedForInTheCatalog) {
  write("catalog.xml",
        "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>"
        "<public publicId='-//Apograph//DTD' uri='d.dtd'/></catalog>");
  const std::string document = "<!DOCTYPE r PUBLIC '-//Apograph//DTD' 'none.dtd'>\n<r>&e;</r>";
  EXPECT_EQ(trace(document, true), "xml.entity-undeclared");
  ASSERT_EQ(xmlLoadCatalog((folder_ / "catalog.xml").c_str()), 0);
  EXPECT_EQ(trace(document, true), "2:1 <r a=\"d\"@2:1/2:1>\n2:4 \"é\"\n2:7 </r>\n");
  EXPECT_EQ(trace(document, false), "xml.entity-undeclared");
}

TEST_F(Dtd, SaysWhereADtdIsWrong) {
  write("bad.dtd", "<!ENTITY e 'x'>\n<!ENTITY>");
  Trace trace;
  ReadOptions options;
  options.load_dtd = true;
  const auto result =
      read("<!DOCTYPE r SYSTEM 'bad.dtd'>\n<r/>", (folder_ / "d.xml").string(), trace, options);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().at.file, (folder_ / "bad.dtd").string());
  EXPECT_EQ(result.error().at.line, 2U);
}

}  // namespace
TEST(Encoding, OfADocumentCanBeWrittenAgain) {
  for (const std::string& bytes :
       {std::string("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xFC</a>"),
        std::string("\xFF\xFE<\0a\0/\0>\0", 10), std::string("\xEF\xBB\xBF<a/>")}) {
    const auto document = xml::decoded_document(bytes);
    ASSERT_TRUE(document);
    const auto again = document->is_utf8 ? std::optional(document->text)
                                         : xml::encoded(document->text, document->encoding);
    EXPECT_EQ(document->mark + again.value_or("?"), bytes);
  }
  EXPECT_EQ(xml::encoded("Б", "ISO-8859-1"), std::nullopt);
  EXPECT_FALSE(xml::decoded_document("<?xml version='1.0' encoding='klingon'?><a/>"));
}

}  // namespace xml
