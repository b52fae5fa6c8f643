// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace base::utf8 {
namespace {

TEST(Utf8, AcceptsEveryLength) {
  EXPECT_EQ(first_malformed("aé€😀"), std::nullopt);
}

TEST(Utf8, FindsTheFirstMalformedByte) {
  EXPECT_EQ(first_malformed("ab\xFF"), 2U);            // no lead byte
  EXPECT_EQ(first_malformed("a\xC3"), 1U);             // cut short
  EXPECT_EQ(first_malformed("\xC0\xAF"), 0U);          // overlong
  EXPECT_EQ(first_malformed("\xE0\x80\xAF"), 0U);      // overlong
  EXPECT_EQ(first_malformed("\xED\xA0\x80"), 0U);      // surrogate
  EXPECT_EQ(first_malformed("\xF4\x90\x80\x80"), 0U);  // past U+10FFFF
  EXPECT_EQ(first_malformed("\xE2\x82z"), 0U);         // wrong third byte
}

TEST(Utf8, WalksForwardAndBackward) {
  const std::string text = "é😀";
  std::size_t at = 0;
  EXPECT_EQ(next(text, at), U'é');
  EXPECT_EQ(next(text, at), U'😀');
  EXPECT_EQ(at, text.size());
  EXPECT_EQ(previous(text, at), U'😀');
  EXPECT_EQ(previous(text, at), U'é');
  EXPECT_EQ(at, 0U);
}

TEST(Utf8, EncodesWhatItDecodes) {
  for (const char32_t c : {U'a', U'é', U'€', U'😀', U'\U0010FFFF'}) {
    const std::string text = encode(c);
    std::size_t at = 0;
    EXPECT_EQ(next(text, at), c);
  }
}

TEST(Utf8, KnowsWhatXmlCanHold) {
  EXPECT_TRUE(is_xml_char(U'\t'));
  EXPECT_FALSE(is_xml_char(0x0C));
  EXPECT_FALSE(is_xml_char(0xFFFE));
  EXPECT_TRUE(is_xml_char(0x10FFFF));
}

}  // namespace
}  // namespace base::utf8
