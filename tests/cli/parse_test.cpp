// SPDX-License-Identifier: MIT
#include "cli/parse.hpp"

#include <array>

#include <gtest/gtest.h>

#include "cli/example_program.hpp"

namespace cli {
namespace {

base::Result<Request> parsed(const std::vector<std::string>& words) {
  return parse(example::kProgram, words);
}

TEST(Parse, FindsCommandOptionsAndOperands) {
  const auto request = parsed({"copy", "-o", "there", "--tag=a", "--tag", "b", "here", "-"});
  ASSERT_TRUE(request) << request.error().message;
  ASSERT_EQ(request->command, &example::kCopy);
  EXPECT_EQ(request->arguments.value("output"), "there");
  EXPECT_EQ(request->arguments.values("tag"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(request->arguments.operands(), (std::vector<std::string>{"here", "-"}));
  EXPECT_FALSE(request->arguments.has("force"));
}

TEST(Parse, TakesTheLastValueOfAnOptionThatIsNotRepeatable) {
  const auto request = parsed({"copy", "-o", "a", "-o", "b", "here"});
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->arguments.value("output"), "b");
}

TEST(Parse, AnOptionTakesOneValueAndNoOperand) {
  const auto request = parsed({"copy", "--tag", "a", "here"});
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->arguments.values("tag"), std::vector<std::string>{"a"});
  EXPECT_EQ(request->arguments.operands(), std::vector<std::string>{"here"});
}

TEST(Parse, TakesADashAsAValue) {
  const auto request = parsed({"copy", "here", "-o", "-"});
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->arguments.value("output"), "-");
}

TEST(Parse, TakesWordsBehindTwoDashesAsOperands) {
  const auto request = parsed({"copy", "--", "--force"});
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->arguments.operands(), std::vector<std::string>{"--force"});
}

TEST(Parse, FindsACommandOfTwoWords) {
  const auto request = parsed({"list", "names"});
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->command, &example::kListNames);
}

struct Fault {
  std::vector<std::string> words;
  std::string_view file, message, hint;
};

TEST(Parse, SaysWhatIsWrongWithACall) {
  const std::array<Fault, 7> faults = {{
      {{"cpy"}, "example", "there is no command “cpy”", "did you mean copy?"},
      {{"xyzzy"}, "example", "there is no command “xyzzy”", "see example --help"},
      {{"copy", "--outptu=a", "b"},
       "example copy",
       "there is no option --outptu",
       "did you mean --output?"},
      {{"copy", "a", "-o"}, "example copy", "--output wants a value", "see example copy --help"},
      {{"copy", "--mode", "fats", "a"},
       "example copy",
       "--mode was “fats”, expected one of fast, safe",
       "see example copy --help"},
      {{"copy"}, "example copy", "FROM is missing", "see example copy --help"},
      {{"list", "names", "a"},
       "example list names",
       "“a” was not expected",
       "see example list names --help"},
  }};
  for (const Fault& fault : faults) {
    const auto request = parsed(fault.words);
    ASSERT_FALSE(request) << fault.message;
    EXPECT_EQ(request.error().code, "cli.usage");
    EXPECT_EQ(request.error().at.file, fault.file);
    EXPECT_EQ(request.error().message, fault.message);
    EXPECT_EQ(request.error().hint, fault.hint);
  }
}

TEST(Parse, GivesHelpAndVersionAsText) {
  const auto version = parsed({"--version"});
  ASSERT_TRUE(version);
  EXPECT_EQ(version->text, "example 1.2\n");
  const auto help = parsed({"copy", "--help"});
  ASSERT_TRUE(help);
  EXPECT_EQ(help->command, nullptr);
  EXPECT_EQ(help->text, R"(Usage: example copy [OPTION]… FROM…

Copies things. It takes care that nothing is lost on the way, and says so where
it is.

Operands:
  FROM                      what is copied

Options:
  -o, --output FILE         where to
      --tag TAG             a word to remember it by; may be repeated
      --mode MODE           how: fast, safe
  -f, --force               even if it is there
  -h, --help                print this help

Examples:
  example copy a -o b
      copy a to b
)");
}

}  // namespace
}  // namespace cli
