// SPDX-License-Identifier: MIT
// Schemas and documents made to hurt: bounded time and memory, a clear answer.
#include <thread>

#include <gtest/gtest.h>

#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"

namespace {

using rng::validate::Schema;

constexpr const char* kOpen = "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>";
constexpr const char* kClose = "</start></grammar>";

class OneFile final : public rng::syntax::ResourceLoader {
 public:
  explicit OneFile(std::string bytes) : bytes_(std::move(bytes)) {}
  base::Result<std::string> load(const std::string&) override { return bytes_; }

 private:
  std::string bytes_;
};

std::unique_ptr<const Schema> load(const std::string& text, base::DiagnosticList& faults) {
  return rng::validate::load_schema_bytes(text, "schema.rng", faults);
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

rng::explain::Outcome validate(const Schema& schema, const std::string& document) {
  base::DiagnosticList faults;
  rng::explain::ValidationOptions options;
  options.read.limits.depth = 2'000'000;
  return rng::explain::Validator(schema, options).validate_bytes(document, "d.xml", faults);
}

TEST(Limits, ManyOptionalsOfOneName) {
  const std::size_t n = 1'000;
  base::DiagnosticList faults;
  const std::string a = "<element name='a'><empty/></element>";
  const auto schema = load(std::string(kOpen) + "<element name='r'>" +
                               repeated("<optional>" + a + "</optional>", n) + repeated(a, n) +
                               "</element>" + kClose,
                           faults);
  ASSERT_NE(schema, nullptr);
  EXPECT_TRUE(validate(*schema, "<r>" + repeated("<a/>", n) + "</r>").is_valid());
  EXPECT_TRUE(validate(*schema, "<r>" + repeated("<a/>", 2 * n) + "</r>").is_valid());
  EXPECT_FALSE(validate(*schema, "<r>" + repeated("<a/>", n - 1) + "</r>").is_valid());
  EXPECT_FALSE(validate(*schema, "<r>" + repeated("<a/>", 2 * n + 1) + "</r>").is_valid());
}

TEST(Limits, AnInterleaveOfHundreds) {
  std::string pattern;
  std::string document;
  for (int i = 0; i < 400; ++i) {
    const std::string name = "e" + std::to_string(i);
    pattern += "<element name='" + name + "'><empty/></element>";
    document = "<" + name + "/>" + document;
  }
  base::DiagnosticList faults;
  const auto schema = load(std::string(kOpen) + "<element name='r'><interleave>" + pattern +
                               "</interleave></element>" + kClose,
                           faults);
  ASSERT_NE(schema, nullptr);
  EXPECT_TRUE(validate(*schema, "<r>" + document + "</r>").is_valid());
  EXPECT_FALSE(validate(*schema, "<r>" + document + "<e0/></r>").is_valid());
}

TEST(Limits, ADocumentAMillionDeep) {
  base::DiagnosticList faults;
  const auto schema = load(
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='a'/></start>"
      "<define name='a'><element name='a'><optional><ref name='a'/></optional></element>"
      "</define></grammar>",
      faults);
  ASSERT_NE(schema, nullptr);
  const std::size_t depth = 1'000'000;
  EXPECT_TRUE(validate(*schema, repeated("<a>", depth) + repeated("</a>", depth)).is_valid());
  EXPECT_FALSE(
      validate(*schema, repeated("<a>", depth) + "<b/>" + repeated("</a>", depth)).is_valid());
}

TEST(Limits, ASchemaThatNestsTooDeeply) {
  const std::size_t depth = 100'000;
  base::DiagnosticList faults;
  EXPECT_EQ(
      load(std::string(kOpen) + repeated("<group>", depth) + repeated("</group>", depth) + kClose,
           faults),
      nullptr);
  ASSERT_FALSE(faults.items.empty());
  EXPECT_EQ(faults.items.front().code, "schema.too-deep");
}

TEST(Limits, ALongChainOfDefinitions) {
  std::string defines;
  const int n = 20'000;
  for (int i = 0; i < n; ++i) {
    defines += "<define name='d" + std::to_string(i) + "'><ref name='d" + std::to_string(i + 1) +
               "'/></define>";
  }
  defines +=
      "<define name='d" + std::to_string(n) + "'><element name='a'><empty/></element></define>";
  base::DiagnosticList faults;
  const auto schema = load(
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref "
      "name='d0'/></start>" +
          defines + "</grammar>",
      faults);
  ASSERT_NE(schema, nullptr);
  EXPECT_TRUE(validate(*schema, "<a/>").is_valid());
}

TEST(Limits, DefinitionsThatDouble) {
  for (const char* const between : {" , ", " & "}) {
    std::string schema = "start = element r { d0 }\n";
    for (int i = 0; i < 40; ++i) {
      const std::string next = "d" + std::to_string(i + 1);
      schema += "d" + std::to_string(i) + " = " + next + between + next + "\n";
    }
    base::DiagnosticList faults;
    EXPECT_EQ(load(schema + "d40 = element x { empty }?", faults), nullptr);
    ASSERT_FALSE(faults.items.empty());
    EXPECT_EQ(faults.items.front().code, "schema.too-large");
    EXPECT_GT(faults.items.front().at.line, 1U);
  }
}

TEST(Limits, ASchemaThatIncludesItself) {
  OneFile loader(
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><include href='b.rng'/>"
      "</grammar>");
  rng::validate::LoadOptions options;
  options.loader = &loader;
  base::DiagnosticList faults;
  EXPECT_EQ(rng::validate::load_schema("a.rng", faults, options), nullptr);
  ASSERT_FALSE(faults.items.empty());
  EXPECT_EQ(faults.items.front().code, "schema.includes-itself");
  EXPECT_EQ(faults.items.front().at.file, "b.rng");
}

TEST(Limits, AMissingInclude) {
  base::DiagnosticList faults;
  EXPECT_EQ(load("<grammar xmlns='http://relaxng.org/ns/structure/1.0'>\n"
                 "  <include href='there-is-no-such-file.rng'/></grammar>",
                 faults),
            nullptr);
  ASSERT_FALSE(faults.items.empty());
  EXPECT_EQ(base::to_string(faults.items.front()).substr(0, 22), "schema.rng:2:3: error:");
}

TEST(Limits, AnIncludeFromTheNetwork) {
  base::DiagnosticList faults;
  EXPECT_EQ(load("<grammar xmlns='http://relaxng.org/ns/structure/1.0'>"
                 "<include href='http://example.org/a.rng'/></grammar>",
                 faults),
            nullptr);
  ASSERT_FALSE(faults.items.empty());
  EXPECT_EQ(faults.items.front().code, "schema.not-local");
}

TEST(Limits, CachesThatOutgrowTheirBudgetAreForgotten) {
  // Every order of these leads to another state.
  std::string pattern;
  for (int i = 0; i < 40; ++i) {
    pattern += "<optional><element name='e" + std::to_string(i) + "'><text/></element></optional>";
  }
  base::DiagnosticList faults;
  const auto schema =
      load(std::string(kOpen) + "<element name='r'><oneOrMore><element name='s'><interleave>" +
               pattern + "</interleave></element></oneOrMore></element>" + kClose,
           faults);
  ASSERT_NE(schema, nullptr);
  std::string document = "<r>";
  std::uint32_t random = 1;
  for (int s = 0; s < 4'000; ++s) {
    document += "<s>";
    std::uint64_t used = 0;
    for (int i = 0; i < 30; ++i) {
      random = random * 1'664'525 + 1'013'904'223;
      const std::uint32_t e = (random >> 16U) % 40;
      if ((used >> e & 1U) != 0) continue;
      used |= std::uint64_t{1} << e;
      document += "<e" + std::to_string(e) + ">x</e" + std::to_string(e) + ">";
    }
    document += "</s>";
  }
  EXPECT_TRUE(validate(*schema, document + "</r>").is_valid());
  EXPECT_EQ(validate(*schema, document + "<s><e1/><e1/></s></r>").errors, 1U);
}

TEST(Threads, ShareOneSchema) {
  base::DiagnosticList faults;
  const auto schema = load(std::string(kOpen) +
                               "<element name='r'><zeroOrMore><element name='a'><attribute "
                               "name='n'><data datatypeLibrary='http://www.w3.org/2001/"
                               "XMLSchema-datatypes' type='token'><param name='pattern'>[a-z]+"
                               "</param></data></attribute></element></zeroOrMore></element>" +
                               kClose,
                           faults);
  ASSERT_NE(schema, nullptr);
  std::vector<std::size_t> errors(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    threads.emplace_back([&, i] {
      errors[i] =
          validate(*schema, "<r>" + repeated("<a n='abc'/><a n='1'/>", 500) + "</r>").errors;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(errors, std::vector<std::size_t>(4, 500));
}

}  // namespace
