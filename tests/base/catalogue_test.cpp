// SPDX-License-Identifier: MIT
// The texts of messages: what a catalogue may look like, and that every language says the same.
#include "base/catalogue.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace base {
namespace {

Catalogue read(std::string_view text) {
  auto catalogue = Catalogue::read(text, "x.toml");
  EXPECT_TRUE(catalogue) << to_string(catalogue.error());
  return catalogue ? std::move(*catalogue) : Catalogue();
}

TEST(Catalogue, FillsPlaceholdersByName) {
  const Catalogue texts = read("# words\na = \"{two} before {one}, \\\"{two}\\\"\"\n");
  EXPECT_EQ(texts.text({"a", {{"one", "1"}, {"two", "2"}}}), "2 before 1, \"2\"");
}

TEST(Catalogue, FillsPlaceholdersWithOtherTexts) {
  const Catalogue texts = read("a = \"in {month}\"\nm = \"May\"\n");
  EXPECT_EQ(texts.text({"a", {{"month", Wording{"m"}}}}), "in May");
  EXPECT_EQ(texts.text({"a", {{"month", "m"}}}), "in m");
}

TEST(Catalogue, FallsBackToEnglishAndThenToTheKey) {
  const Catalogue texts = read("");
  EXPECT_EQ(texts.text("and"), "and");
  EXPECT_EQ(texts.text("no such key"), "[no such key]");
}

TEST(Catalogue, RefusesWhatIsNoText) {
  for (const char* line : {"a", "a = b", "a = \"b", "a = \"b\"c\"", "a = \"\\n\""}) {
    const auto catalogue = Catalogue::read(std::string("b = \"b\"\n") + line, "x.toml");
    ASSERT_FALSE(catalogue) << line;
    EXPECT_EQ(catalogue.error().at, (Location{"x.toml", 2, 1}));
  }
}

TEST(Catalogue, WordsADiagnosticWithItsHint) {
  const Diagnostic made = worded("xml.limit", {"d.xml", 1, 2}, {"xml-too-deep", {{"limit", "9"}}});
  EXPECT_EQ(made.message, "elements are nested more than 9 deep");
  EXPECT_EQ(made.hint, "is an end-tag missing?");
  const Diagnostic other = translated(made, read("xml-too-deep = \"más de {limit}\"\n"));
  EXPECT_EQ(other.message, "más de 9");
  EXPECT_EQ(other.hint, "is an end-tag missing?");
  EXPECT_EQ(other.code, "xml.limit");
}

std::filesystem::path folder() {
  const char* source = std::getenv("APOGRAPH_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "share/i18n/messages";
}

TEST(Languages, HaveTheKeysAndPlaceholdersOfEnglish) {
  const Catalogue& english = Catalogue::english();
  EXPECT_GE(english.keys().size(), 250U);
  std::size_t languages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream stream(entry.path());
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto catalogue = Catalogue::read(bytes, entry.path().string());
    ASSERT_TRUE(catalogue) << to_string(catalogue.error());
    EXPECT_EQ(catalogue->keys(), english.keys()) << entry.path();
    for (const std::string& key : english.keys()) {
      EXPECT_EQ(catalogue->placeholders(key), english.placeholders(key)) << entry.path() << key;
    }
    ++languages;
  }
  EXPECT_GE(languages, 2U) << "English and Spanish";
}

}  // namespace
}  // namespace base
