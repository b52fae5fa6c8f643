// SPDX-License-Identifier: MIT
// Letters in, dumps out: tests/layout/cases/NAME.txt beside NAME.expected; the language is the
// name's first part.
#include "layout/layout.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "support/golden.hpp"

namespace layout {
namespace {

std::string dump_of(const std::filesystem::path& file, const std::string& language) {
  const auto lexicon =
      lexicon::Lexicon::load(support::source_folder() / "share/lexicon", language).value();
  const auto source = source::read_text(file.filename(), base::read_file(file).value()).value();
  return dump(analyse(source, lexicon), source);
}

class LayoutCase : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(LayoutCase, DumpIsAsExpected) {
  std::filesystem::path golden = GetParam();
  golden.replace_extension(".expected");
  support::expect_golden(golden, dump_of(GetParam(), GetParam().filename().string().substr(0, 2)));
}

INSTANTIATE_TEST_SUITE_P(
    Layout, LayoutCase,
    testing::ValuesIn(support::files_in(support::source_folder() / "tests/layout/cases", ".txt")),
    support::case_name);

TEST(Layout, TheFoundingLetterIsAsExpected) {
  support::expect_golden(
      support::source_folder() / "tests/layout/trotsky-rosmer-1930.expected",
      dump_of(support::source_folder() / "tei/sources/trotsky-rosmer-1930.txt", "es"));
}

}  // namespace
}  // namespace layout
