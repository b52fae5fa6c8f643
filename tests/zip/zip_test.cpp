// SPDX-License-Identifier: MIT
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "zip/reader.hpp"
#include "zip/writer.hpp"

namespace zip {
namespace {

std::string container_of(const std::vector<std::pair<std::string, std::string>>& members) {
  auto writer = Writer::create("made.zip").value();
  for (const auto& [name, bytes] : members) writer.add(name, bytes);
  return writer.finish().value();
}

std::string code_of(const base::Result<Reader>& reader) {
  return reader ? "" : reader.error().code;
}

TEST(Zip, ReadsWhatWasWritten) {
  const std::string long_text(200'000, 'a');
  const std::string bytes =
      container_of({{"empty", ""}, {"folder/größe.xml", "<ä/>"}, {"long", long_text}});
  const auto reader = Reader::open(bytes, "made.zip");
  ASSERT_TRUE(reader) << to_string(reader.error());
  EXPECT_EQ(reader->members().size(), 3U);
  EXPECT_EQ(reader->members().at("long"), 200'000U);
  EXPECT_EQ(reader->read("empty").value(), "");
  EXPECT_EQ(reader->read("folder/größe.xml").value(), "<ä/>");
  EXPECT_EQ(reader->read("long").value(), long_text);
  EXPECT_LT(bytes.size(), 2'000U);
}

TEST(Zip, SaysWhichMemberIsMissing) {
  const auto reader = Reader::open(container_of({{"a", "x"}}), "made.zip").value();
  EXPECT_TRUE(reader.has("a"));
  EXPECT_FALSE(reader.has("word/document.xml"));
  const auto missing = reader.read("word/document.xml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, "zip.no-member");
  EXPECT_EQ(missing.error().message, "word/document.xml is missing in it");
  EXPECT_EQ(missing.error().at.file, "made.zip");
}

// The header of a member that is stored: no extra field, so that its bytes begin at 38 (EPUB
// OCF 4.3).
TEST(Zip, StoresAMimetypeWhereReadersLookForIt) {
  auto writer = Writer::create("book.epub").value();
  writer.add_stored("mimetype", "application/epub+zip");
  writer.add("content.opf", std::string(1'000, ' '));
  const std::string bytes = writer.finish().value();
  EXPECT_EQ(bytes.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(bytes.substr(30, 28), "mimetypeapplication/epub+zip");
}

TEST(Zip, WritesTheSameBytesAgain) {
  const std::vector<std::pair<std::string, std::string>> members = {{"a", "one"}, {"b", "two"}};
  const std::string first = container_of(members);
  EXPECT_EQ(first, container_of(members));
  // 1980-01-01, 0:00, in the first member's header.
  EXPECT_EQ(first.substr(10, 4), std::string("\0\0\x21\0", 4));
}

TEST(Zip, RefusesWhatIsNoContainer) {
  EXPECT_EQ(code_of(Reader::open("no container at all", "a.docx")), "zip.damaged");
  EXPECT_EQ(code_of(Reader::open("", "a.docx")), "zip.damaged");
  const std::string whole = container_of({{"a", "some text"}});
  EXPECT_EQ(code_of(Reader::open(whole.substr(0, whole.size() / 2), "a.docx")), "zip.damaged");
}

TEST(Zip, FindsAMemberThatIsDamaged) {
  std::string bytes = container_of({{"a", "some text that is long enough to be hit"}});
  bytes[40] = static_cast<char>(bytes[40] ^ 0x55);
  const auto reader = Reader::open(bytes, "a.docx");
  ASSERT_TRUE(reader) << to_string(reader.error());
  const auto content = reader->read("a");
  ASSERT_FALSE(content);
  EXPECT_EQ(content.error().code, "zip.damaged");
}

TEST(Zip, NeverUnpacksMoreThanIsAnnounced) {
  std::string bytes = container_of({{"a", std::string(50'000, 'x')}});
  // The uncompressed size, in the member's own header and in the directory of all.
  const auto directory = bytes.find("PK\x01\x02");
  for (const std::size_t at : {std::size_t{22}, directory + 24}) {
    bytes[at] = 10;
    bytes[at + 1] = bytes[at + 2] = 0;
  }
  const auto reader = Reader::open(bytes, "a.docx");
  ASSERT_TRUE(reader) << to_string(reader.error());
  EXPECT_EQ(reader->members().at("a"), 10U);
  const auto content = reader->read("a");
  ASSERT_FALSE(content);
  EXPECT_EQ(content.error().code, "zip.damaged");
}

TEST(Zip, RefusesBombs) {
  const std::string blanks(20U << 20U, ' ');
  const std::string bomb = container_of({{"a", blanks}});
  const auto reader = Reader::open(bomb, "a.docx");
  EXPECT_EQ(code_of(reader), "zip.too-large");
  Limits limits;
  limits.ratio = 10'000;
  EXPECT_TRUE(Reader::open(bomb, "a.docx", limits));
  limits.bytes = 19U << 20U;
  EXPECT_EQ(code_of(Reader::open(bomb, "a.docx", limits)), "zip.too-large");
}

TEST(Zip, RefusesTooManyMembers) {
  std::vector<std::pair<std::string, std::string>> members;
  for (int i = 0; i < 30; ++i) members.emplace_back(std::to_string(i), "x");
  Limits limits;
  limits.members = 29;
  EXPECT_EQ(code_of(Reader::open(container_of(members), "a.docx", limits)), "zip.too-many-members");
}

TEST(Zip, RefusesWhatIsEncrypted) {
  std::string bytes = container_of({{"a", "secret"}});
  const auto directory = bytes.find("PK\x01\x02");
  bytes[6] = static_cast<char>(bytes[6] | 1);
  bytes[directory + 8] = static_cast<char>(bytes[directory + 8] | 1);
  EXPECT_EQ(code_of(Reader::open(bytes, "a.docx")), "zip.encrypted");
}

TEST(Zip, RefusesAMemberThatStandsThereTwice) {
  std::string bytes = container_of({{"ab", "one"}, {"ac", "two"}});
  for (auto at = bytes.find("ac"); at != bytes.npos; at = bytes.find("ac", at)) bytes[at + 1] = 'b';
  EXPECT_EQ(code_of(Reader::open(bytes, "a.docx")), "zip.member-twice");
}

TEST(Zip, WritesNoContainerWithoutMembers) {
  const auto bytes = Writer::create("made.zip").value().finish();
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, "zip.failed");
}

TEST(Zip, WritesNoMemberTwice) {
  auto writer = Writer::create("made.zip").value();
  writer.add("a", "one");
  writer.add("a", "two");
  const auto bytes = writer.finish();
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, "zip.failed");
}

}  // namespace
}  // namespace zip
