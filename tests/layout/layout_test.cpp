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

// Every letter five points wide, in a column of 65.
void measure_lines(source::SourceText& source) {
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string_view line = source.line_text(i);
    source.lines[i].room = static_cast<std::uint16_t>(50 * (65 - line.size()));
    source.lines[i].first_word =
        static_cast<std::uint16_t>(50 * line.substr(0, line.find(' ')).size() + 25);
  }
}

// Behind a full line a short one without a gap goes on where paragraphs stand apart; at the end of
// a page a line that had room for the next word ends its paragraph.
TEST(Layout, GoesByTheRoomThatLinesLeave) {
  const auto lexicon =
      lexicon::Lexicon::load(support::source_folder() / "share/lexicon", "en").value();
  const std::string text =
      "Dear Mary,\n\n"
      "The harbour was full of ships on the day on which we came and\n"
      "nobody knew where the boat lay that was to bring us over to the\n"
      "other side. We waited until noon.\n\n"
      "Then a boy came running who told us that the captain had gone to\n"
      "see his mother, and that we were to wait for him at the old inn.\n"
      "Greetings to Mary\n\n"
      "It was five before he came, and we were glad to see him at last.\n"
      "We sailed when the tide turned, in the fog, and saw nothing.\n\f"
      "The other side was a small town with a church and two streets in\n"
      "which nobody was to be seen.\n\n"
      "Yours ever,\n\nEdward\n";
  auto source = source::read_text("letter.txt", text).value();
  const std::string before = dump(analyse(source, lexicon), source);
  EXPECT_EQ(before.find("old inn. ⏎7:Greetings"), std::string::npos) << before;
  measure_lines(source);
  const std::string after = dump(analyse(source, lexicon), source);
  EXPECT_NE(after.find("old inn. ⏎7:Greetings"), std::string::npos) << after;
  EXPECT_NE(after.find("[paragraph] ⎘2:⏎1:The other side"), std::string::npos) << after;
}

// The letter's pages are inferred from its notes.
TEST(Layout, GoesByWhatAnEditorDecidedOfNotesAndPages) {
  const auto lexicon =
      lexicon::Lexicon::load(support::source_folder() / "share/lexicon", "en").value();
  const std::string text =
      "Dear Sir,\n\nThe first of these remarks [1] is the longer one, and it goes\n"
      "on as you would expect it to go on, over a line and into the\n\n1. A note.\n\n"
      "next page, where it ends. Then comes a second remark [2] that\nis short.\n\n"
      "2. Another note.\n";
  const auto source = source::read_text("letter.txt", text).value();
  const auto line = [&](const char* words) {
    const auto begin = static_cast<std::uint32_t>(text.find(words));
    return base::Span{begin, begin + 5};
  };
  const Layout plain = analyse(source, lexicon);
  ASSERT_EQ(plain.notes.size(), 2U);
  ASSERT_EQ(plain.pages.size(), 2U);
  EXPECT_FALSE(plain.pages[1].is_confirmed);

  EXPECT_TRUE(analyse(source, lexicon, {{}, {}, {line("next page")}}).pages[1].is_confirmed);
  EXPECT_EQ(analyse(source, lexicon, {{}, {line("next page")}, {}}).pages.size(), 1U);
  const Layout without = analyse(source, lexicon, {{line("2. Another")}, {}, {}});
  ASSERT_EQ(without.notes.size(), 1U);
  EXPECT_EQ(without.notes[0].number, "1");
}

}  // namespace
}  // namespace layout
