// SPDX-License-Identifier: MIT
// Several letters in one text.
#include "layout/collection.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "support/golden.hpp"

namespace layout {
namespace {

const lexicon::Lexicon& english() {
  static const lexicon::Lexicon lexicon =
      lexicon::Lexicon::load(support::source_folder() / "share/lexicon", "en").value();
  return lexicon;
}

// The first line of each letter, and of what stands before.
std::vector<std::string> beginnings(const std::string& text, std::string* before = nullptr) {
  const auto source = source::read_text("volume.txt", text).value();
  const Collection collection = split(source, english());
  std::vector<std::string> lines;
  for (const CollectedLetter& letter : collection.letters)
    lines.emplace_back(source.line_text(letter.lines.front()));
  if (before != nullptr && !collection.before.empty())
    *before = source.line_text(collection.before.front());
  return lines;
}

const std::string kBody =
    "The wagon which accompanies this will bring you the rest of the books, and what else there "
    "was.\n";

TEST(Collection, BeginsLettersAtDatelinesAndSalutationsBehindAClosing) {
  EXPECT_EQ(beginnings("York, 3 May 1850.\nDear Sir,\n" + kBody + "Yours truly,\nN.\n" +
                       "Leeds, 4 May 1850.\nMy dear N.,\n" + kBody + "Yours,\nA. B.\n"),
            (std::vector<std::string>{"York, 3 May 1850.", "Leeds, 4 May 1850."}));
}

TEST(Collection, BeginsLettersAtNumbersInSequenceAlone) {
  EXPECT_EQ(beginnings("I.\n\nDear Sir,\n\n" + kBody + "\nII.\n\nDear Sir,\n\n" + kBody +
                       "\n1850\n\n" + kBody + "\nIII.\n\nMadam,\n\n" + kBody),
            (std::vector<std::string>{"I.", "II.", "III."}));
}

// The number of the edition above the heading belongs to the letter that it opens.
TEST(Collection, BeginsLettersAtTheNumberAboveAHeading) {
  const std::string text =
      "XXI\n\nTO ANNE PELHAM\n\nBath, May 3, 1838\n\nMy dear Anne,\n\n"
      "The boat was late, and nobody had told the porter of it, so that we sat upon the boxes "
      "until four and ate the cake that was to be for you.\n\nYours ever,\n\nJ. Moore\n\n"
      "XXII\n\nTO ANNE PELHAM\n\nBath, May 9, 1838\n\nMy dear Anne,\n\n"
      "The boxes came on the Monday, all but the small one, which the man had left in the yard "
      "of the inn because it was not on his list.\n\nYours ever,\n\nJ. Moore\n";
  EXPECT_EQ(beginnings(text), (std::vector<std::string>{"XXI", "XXII"}));
}

TEST(Collection, KeepsWhatStandsBeforeTheFirstLetter) {
  std::string before;
  EXPECT_EQ(beginnings("SELECTED PAPERS\n\n1. To Mary Lewis\n\nYork, 3 May 1850.\n\n" + kBody +
                           "\n2. To Thomas Grey\n\nYork, 4 May 1850.\n\n" + kBody,
                       &before),
            (std::vector<std::string>{"1. To Mary Lewis", "2. To Thomas Grey"}));
  EXPECT_EQ(before, "SELECTED PAPERS");
}

TEST(Collection, LeavesAnEnclosureToItsLetter) {
  EXPECT_EQ(beginnings("Letter to Mary Lewis, 3 May 1850\n\nDear Mary,\n\n" + kBody +
                       "\nYours truly,\n\nAnne\n\nEnclosure\n\nYork, 1 May 1850.\n\nMadam,\n\n" +
                       kBody + "\nYour obedient servant,\n\nT. Grey\n\n" +
                       "Letter to Thomas Grey, 5 May 1850\n\nSir,\n\n" + kBody),
            (std::vector<std::string>{"Letter to Mary Lewis, 3 May 1850",
                                      "Letter to Thomas Grey, 5 May 1850"}));
}

TEST(Collection, FindsNoLetterWhereNothingOpensOne) {
  EXPECT_TRUE(beginnings(kBody + "\n" + kBody).empty());
}

// Whatever the text, every line stands in one part, and the parts have the lines' places.
TEST(Collection, GivesEveryLineToOnePart) {
  std::string volume;
  for (const auto& file :
       support::files_in(support::source_folder() / "tests/letters/cases", ".txt")) {
    volume += base::read_file(file).value() + "\n\n";
    const auto source = source::read_text("volume.txt", volume).value();
    const Collection collection = split(source, english());
    std::vector<int> owners(source.lines.size(), 0);
    for (const std::uint32_t line : collection.before) ++owners[line];
    for (const CollectedLetter& letter : collection.letters) {
      EXPECT_FALSE(letter.lines.empty());
      EXPECT_FALSE(letter.evidence.empty());
      for (const std::uint32_t line : letter.lines) ++owners[line];
    }
    EXPECT_EQ(owners, std::vector<int>(source.lines.size(), 1)) << file;
    EXPECT_EQ(collection.places.size(), source.lines.size());
  }
}

}  // namespace
}  // namespace layout
