// SPDX-License-Identifier: MIT
// Documents that want to take all the time, all the memory or other people's files, each with a
// bound that is far above what it takes and far below what it would take unguarded.
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "trace.hpp"
#include "xml/document.hpp"
#include "xml/reader.hpp"

namespace xml {
namespace {

// Counts, so that tests of large documents compare numbers.
class Count final : public PositionedHandler {
 public:
  void set_position(const Position& position) override { position_ = &position; }
  void start_element(const Name&, std::span<const Attribute> attributes,
                     std::span<const NamespaceDeclaration>) override {
    ++elements;
    for (const Attribute& attribute : attributes) bytes += attribute.value.size();
    if (!attributes.empty()) last_value = position_->attribute_value(attributes.size() - 1);
    last_tag = position_->event();
  }
  void end_element(const Name&) override {}
  void text(std::string_view characters) override { bytes += characters.size(); }
  void comment(std::string_view characters) override { bytes += characters.size(); }

  std::size_t elements = 0;
  std::size_t bytes = 0;
  base::Location last_tag;
  base::Location last_value;

 private:
  const Position* position_ = nullptr;
};

class Hostile : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "apograph-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // Writes the parts to a file: the first, `count` times the second, the third.
  std::filesystem::path file(std::string_view head, std::string_view part, std::size_t count,
                             std::string_view tail) const {
    const std::filesystem::path path = folder_ / "d.xml";
    std::ofstream out(path, std::ios::binary);
    out << head;
    for (std::size_t i = 0; i < count; ++i) out << part;
    out << tail;
    return path;
  }

  std::filesystem::path folder_;
};

std::string code_of(const base::Result<void>& result) {
  return result ? "read" : result.error().code;
}

TEST_F(Hostile, AnAttributeOf100MillionBytes) {
  const std::string hundred(100, 'x');
  Count count;
  EXPECT_EQ(code_of(read_file(file("<r>\n<a b='1' c='", hundred, 1'000'000, "'/>\n</r>"), count)),
            "read");
  EXPECT_EQ(count.bytes, 100'000'003U);
  EXPECT_EQ(count.last_tag, (base::Location{(folder_ / "d.xml").string(), 2, 1}));
  EXPECT_EQ(count.last_value, (base::Location{(folder_ / "d.xml").string(), 2, 13}));
}

TEST_F(Hostile, ATextOf100MillionBytesInOneLine) {
  const std::string hundred(100, 'x');
  Count count;
  EXPECT_EQ(code_of(read_file(file("<r>", hundred, 1'000'000, "<a/></r>"), count)), "read");
  EXPECT_EQ(count.bytes, 100'000'000U);
  EXPECT_EQ(count.last_tag.column, 100'000'004U);
}

TEST_F(Hostile, ManyAttributes) {
  std::string tag = "<r>\n<a";
  for (int i = 0; i < 200'000; ++i) tag += fmt::format(" a{}='{}'", i, i);
  Count count;
  const auto result = read(tag + "/></r>", "d.xml", count);
  ASSERT_FALSE(result);
  EXPECT_EQ(base::to_string(result.error()),
            "d.xml:2:1: error: a tag has more than 10000 attributes (split the element)");
}

TEST_F(Hostile, ManyEqualsSignsAreNoAttributes) {
  const std::string hundred(100, '=');
  Count count;
  EXPECT_EQ(code_of(read_file(file("<r a='", hundred, 100'000, "'>=</r>"), count)), "read");
  EXPECT_EQ(code_of(read_file(file("<r>", hundred, 100'000, "</r>"), count)), "read");
  EXPECT_EQ(code_of(read_file(file("<r><!--", hundred, 100'000, "--></r>"), count)), "read");
}

TEST_F(Hostile, ManyNamespaces) {
  std::string tag = "<r";
  for (int i = 0; i < 200'000; ++i) tag += fmt::format(" xmlns:a{}='urn:{}'", i, i);
  Count count;
  EXPECT_EQ(code_of(read(tag + "/>", "d.xml", count)), "xml.limit");
}

TEST_F(Hostile, AMillionDeep) {
  Count count;
  EXPECT_EQ(code_of(read_file(file("", "<a>", 1'000'000, ""), count)), "xml.limit");
  ReadOptions options;
  options.limits.depth = 2'000'000;
  const auto result = read_file(file("", "<a>", 1'000'000, ""), count, options);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "the document ends while <a> is still open");
}

TEST_F(Hostile, ATokenWithoutEnd) {
  ReadOptions options;
  options.limits.tag_bytes = 1'000'000;
  const std::string hundred(100, 'x');
  for (const char* const head :
       {"<r>\n<!--", "<r>\n<?x ", "<r>\n<![CDATA[", "<r>\n<a b='", "<r>\n<"}) {
    Count count;
    const auto result = read_file(file(head, hundred, 100'000, ""), count, options);
    ASSERT_FALSE(result) << head;
    EXPECT_EQ(result.error().code, "xml.limit") << head;
    EXPECT_EQ(result.error().at.line, 2U) << head;
  }
}

TEST_F(Hostile, LinesBeyond65535AreCounted) {
  Count count;
  const auto path = file("<r>", "<p\nn='é'/>\r\n", 100'000, "<a \n é='x'/><b></r>");
  const auto result = read_file(path, count);
  ASSERT_FALSE(result);
  EXPECT_EQ(base::to_string(result.error()),
            path.string() +
                ":200002:12: error: found the end-tag </r> where </b> was "
                "expected (close <b> before, or correct the name)");
  ASSERT_EQ(result.error().notes.size(), 1U);
  EXPECT_EQ(result.error().notes[0].at.line, 200'002U);
  EXPECT_EQ(count.last_value.line, 200'002U);
  EXPECT_EQ(count.last_value.column, 5U);
}

TEST_F(Hostile, MemoryIsFlatInLength) {
  Count count;
  const auto path =
      file("<r>", "<p n='é'>Text, and an entity &amp; more.</p>\n", 1'000'000, "</r>");
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  EXPECT_EQ(code_of(read_file(path, count)), "read");
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 8'000);
}

TEST_F(Hostile, EntitiesThatReferToEachOther) {
  Count count;
  EXPECT_NE(
      code_of(read("<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r>&a;</r>", "d", count)),
      "read");
  EXPECT_NE(
      code_of(read("<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r a='&a;'/>", "d", count)),
      "read");
  EXPECT_NE(
      code_of(read("<!DOCTYPE r [<!ENTITY % a '%b;'><!ENTITY % b '%a;'>%a;]><r/>", "d", count)),
      "read");
}

TEST_F(Hostile, ALargeEntityOftenUsed) {
  std::string document = "<!DOCTYPE r [<!ENTITY a '" + std::string(1'000'000, 'x') + "'>]><r>";
  for (int i = 0; i < 1000; ++i) document += "&a;";
  Count count;
  EXPECT_EQ(code_of(read(document + "</r>", "d.xml", count)), "xml.limit");
}

TEST_F(Hostile, BytesThatAreNoDocument) {
  std::string bytes;
  std::uint32_t seed = 1;
  for (int i = 0; i < 100'000; ++i) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    bytes += static_cast<char>(seed >> 24U);
  }
  Count count;
  EXPECT_EQ(code_of(read(bytes, "d.xml", count)), "xml.not-well-formed");
  EXPECT_EQ(code_of(read(std::string(1000, '\0'), "d.xml", count)), "xml.not-well-formed");
  EXPECT_EQ(code_of(read("%PDF-1.7", "d.xml", count)), "xml.not-well-formed");
}

}  // namespace
}  // namespace xml
