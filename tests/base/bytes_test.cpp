// SPDX-License-Identifier: MIT
#include "base/bytes.hpp"

#include <string>

#include <gtest/gtest.h>

namespace base {
namespace {

// Byte by byte.
std::size_t plainly(std::string_view text, unsigned low, unsigned high, std::size_t at) {
  const auto is_inside = [&](char byte) {
    return static_cast<unsigned char>(byte) >= low && static_cast<unsigned char>(byte) < high;
  };
  while (at < text.size() && is_inside(text[at])) ++at;
  return at;
}

TEST(Bytes, AreFoundAtEveryPlaceOfAnEight) {
  for (unsigned byte = 0; byte < 0x100; ++byte) {
    for (std::size_t place = 0; place < 19; ++place) {
      std::string text(19, 'a');
      text[place] = static_cast<char>(byte);
      for (const unsigned low : {0x00U, 0x0EU, 0x20U}) {
        for (const unsigned high : {0x80U, 0xEFU, 0x100U})
          EXPECT_EQ(find_outside(text, low, high), plainly(text, low, high, 0)) << byte;
      }
    }
  }
}

TEST(Bytes, AreFoundBehindOthers) {
  const std::string text = "\n\x01\x02 abc\xEF\xBB\xBF\r\n0123456789\f";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    EXPECT_EQ(find_outside(text, 0x0E, 0x100, at), plainly(text, 0x0E, 0x100, at)) << at;
    EXPECT_EQ(find_outside(text, 0x20, 0xEF, at), plainly(text, 0x20, 0xEF, at)) << at;
  }
}

TEST(Bytes, ThatContinueACharacterAreCounted) {
  std::string text;
  std::size_t count = 0;
  for (unsigned byte = 0; byte < 0x100; ++byte) {
    EXPECT_EQ(count_continuations(text), count) << byte;
    text += static_cast<char>(byte);
    count += byte >= 0x80 && byte < 0xC0 ? 1U : 0U;
  }
  EXPECT_EQ(count_continuations("aä€𝄞"), 6U);
}

TEST(Bytes, OfNothingAreNowhere) {
  EXPECT_EQ(find_outside("", 0x20, 0x80), 0U);
}

}  // namespace
}  // namespace base
