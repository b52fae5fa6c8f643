// SPDX-License-Identifier: MIT
// Whatever the text: it converts, the TEI is valid, and verify finds every character again.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "letters/nothing_lost.hpp"

namespace letters {
namespace {

void expect_nothing_lost(const std::string& text) {
  const std::string fault = conversion_fault(text, "es");
  if (!fault.empty()) base::write_file("hostile.txt", text);
  EXPECT_TRUE(fault.empty()) << fault << "\nthe text (also in hostile.txt):\n" << text;
}

// Fragments that decide something in some room, mixed at random.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kFragments = {"Blumkin",
                                                      "Juan Pérez",
                                                      "estimado",
                                                      "amigo",
                                                      "carta",
                                                      "telegrama:",
                                                      "el",
                                                      "de",
                                                      "que",
                                                      "1",
                                                      "2",
                                                      "3",
                                                      "1 ",
                                                      "2. ",
                                                      "[1]",
                                                      "[2] ",
                                                      "¹",
                                                      "²",
                                                      "*",
                                                      "†",
                                                      "(1859-1943)",
                                                      "29 de diciembre",
                                                      "de 1929 a 1930",
                                                      "durante el verano",
                                                      "“",
                                                      "”",
                                                      "«",
                                                      "»",
                                                      "\"",
                                                      "'",
                                                      "(",
                                                      ")",
                                                      "[",
                                                      "]",
                                                      "[...]",
                                                      "[sic]",
                                                      "[?]",
                                                      ".",
                                                      ",",
                                                      ":",
                                                      ";",
                                                      "!",
                                                      "?",
                                                      "…",
                                                      "-",
                                                      "-\n",
                                                      "¬\n",
                                                      "\u00AD\n",
                                                      "\n",
                                                      "\n\n",
                                                      "\n\n\n",
                                                      "\f",
                                                      "\n\f",
                                                      "\r\n",
                                                      "\r",
                                                      "\t",
                                                      "  ",
                                                      " ",
                                                      " ",
                                                      " ",
                                                      "http://a.b/c",
                                                      "a@b.es",
                                                      "www.x.org",
                                                      "P.D.",
                                                      "Notas\n",
                                                      "Suyo,",
                                                      "- 1 -\n",
                                                      "número 7/8",
                                                      "páginas 1-2",
                                                      "«N»",
                                                      "&",
                                                      "<",
                                                      ">",
                                                      "]]>",
                                                      "\x01",
                                                      "\x0B",
                                                      "\u0085",
                                                      "\u2028",
                                                      "\u00A0",
                                                      "\uFEFF",
                                                      "é",
                                                      "e\u0301",
                                                      "ß",
                                                      "Привет",
                                                      "שלום",
                                                      "😀",
                                                      "Alfred\nRosmer",
                                                      "Véase “Título”, en Libro, tomo I"};
  std::uniform_int_distribution<std::size_t> fragment(0, kFragments.size() - 1);
  std::uniform_int_distribution<int> length(1, 120);
  std::uniform_int_distribution<int> blank(0, 2);
  std::string text;
  for (int i = length(random); i > 0; --i) {
    text += kFragments[fragment(random)];
    if (blank(random) != 0) text += ' ';
  }
  return text;
}

TEST(Hostile, NothingIsLostOfRandomTexts) {
  std::mt19937 random(1930);
  for (int i = 0; i < 1500 && !testing::Test::HasFailure(); ++i)
    expect_nothing_lost(random_text(random));
}

TEST(Hostile, NothingIsLostOfThePartsOfRandomTexts) {
  std::mt19937 random(1858);
  for (int i = 0; i < 150 && !testing::Test::HasFailure(); ++i) {
    std::string volume;
    for (int letter = 0; letter < 4; ++letter) {
      volume += random_text(random);
      volume += letter % 2 == 0
                    ? "\n\fMadrid, 3 de mayo de 1850\n\nEstimado amigo:\n\n"
                    : "\nSuyo,\nJuan\n\nMadrid, 4 de mayo de 1850\n\nQuerida amiga:\n\n";
    }
    EXPECT_EQ(split_fault(volume, "es"), "") << volume;
  }
}

TEST(Hostile, NothingIsLostOfTheFoundingLetterCutAnywhere) {
  const std::string letter =
      base::read_file(support::source_folder() / "tei/sources/trotsky-rosmer-1930.txt").value();
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> line(0, 150);
  for (int i = 0; i < 60 && !testing::Test::HasFailure(); ++i) {
    std::size_t begin = 0;
    for (std::size_t n = line(random); n > 0 && begin != std::string::npos; --n)
      begin = letter.find('\n', begin) + 1;
    std::size_t end = letter.size();
    for (std::size_t n = line(random) / 4; n > 0 && end > begin + 1; --n)
      end = letter.rfind('\n', end - 1);
    expect_nothing_lost(letter.substr(begin, end > begin ? end - begin : 0));
  }
}

TEST(Hostile, LongLinesAndManyLines) {
  expect_nothing_lost(std::string(200'000, 'a'));
  expect_nothing_lost(std::string(20'000, '('));
  std::string marks;
  for (int i = 0; i < 20'000; ++i) marks += "«";
  expect_nothing_lost(marks);
  std::string notes;
  for (int i = 1; i < 600; ++i) notes += "palabra" + std::to_string(i) + " y\n";
  for (int i = 1; i < 600; ++i) notes += std::to_string(i) + " Nota.\n";
  expect_nothing_lost(notes);
}

// What is looked for over many paragraphs is looked for once.
TEST(Hostile, ManyItemsStanzasAndIndentedLines) {
  const std::string opening = "Estimado amigo:\n\n" + std::string(100, 'a') + " bien.\n\n";
  for (const char* part :
       {"- uno y dos\n", "Los barcos van por el agua,\nAl viento de la tarde,\n\n",
        "     los barcos van por el agua y\n     no vuelven.\n\n"}) {
    std::string text = opening;
    for (int i = 0; i < 4'000; ++i) text += part;
    expect_nothing_lost(text);
  }
}

}  // namespace
}  // namespace letters
