// SPDX-License-Identifier: MIT
#include "lexicon/lexicon.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"

namespace lexicon {
namespace {

std::filesystem::path written(const std::string& text) {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "lexicon.toml";
  EXPECT_TRUE(base::write_file(file, text));
  return file;
}

constexpr const char* kLexicon = R"(language = "xx"
[letter]
closing = ["yours",
  "[sic]"]
[heading.more]
letter = ["letter"]
[vocabulary]
function_words = ["the"]
[names]
titles = ["Mr"]
)";

TEST(Lexicon, ReadsNoOtherTablesThanAreAskedFor) {
  const auto lexicon = Lexicon::load_tables(written(kLexicon), {"heading", "vocabulary"});
  ASSERT_TRUE(lexicon);
  EXPECT_EQ(lexicon->language(), "xx");
  EXPECT_EQ(lexicon->words("heading.more.letter"), std::vector<std::string>{"letter"});
  EXPECT_EQ(lexicon->words("vocabulary.function_words"), std::vector<std::string>{"the"});
  EXPECT_TRUE(lexicon->words("letter.closing").empty());
  EXPECT_TRUE(lexicon->words("names.titles").empty());
}

TEST(Lexicon, TellsTheLineOfAFaultInATableThatIsAskedFor) {
  const std::string text = std::string(kLexicon) + "[heading]\nletter = [7]\n";
  const auto lexicon = Lexicon::load_tables(written(text), {"heading"});
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().code, "lexicon.not-words");
  EXPECT_EQ(lexicon.error().at.line, 12U);
}

}  // namespace
}  // namespace lexicon
