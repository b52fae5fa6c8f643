// SPDX-License-Identifier: MIT
#include "base/xml_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace base {
namespace {

using namespace std::string_literals;

TEST(XmlText, HoldsLettersBlanksAndLineEnds) {
  const std::string text = "Señora,\n\t«Привет» \U0001F58B \uFEFF\uFFFD";
  EXPECT_EQ(find_unwritable(text), text.size());
  EXPECT_EQ(find_unwritable(""), 0U);
}

TEST(XmlText, FindsControlCharactersOneBehindTheOther) {
  const std::string text = "ab\fc\r\n"s + '\0' + "d";
  EXPECT_EQ(find_unwritable(text), 2U);
  EXPECT_EQ(find_unwritable(text, 3), 4U);
  EXPECT_EQ(find_unwritable(text, 5), 6U);
  EXPECT_EQ(find_unwritable(text, 7), text.size());
}

TEST(XmlText, FindsWhatIsNoCharacter) {
  EXPECT_EQ(find_unwritable("a\uFFFE"), 1U);
  EXPECT_EQ(find_unwritable("ab\uFFFF"), 2U);
}

}  // namespace
}  // namespace base
