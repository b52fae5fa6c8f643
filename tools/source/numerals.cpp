// SPDX-License-Identifier: MIT
#include "source/numerals.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace source {
namespace {

constexpr std::uint32_t kLetters = 26;
constexpr std::uint32_t kMostRoman = 3999;
constexpr std::uint32_t kMostRepeated = 8;

std::string roman(std::uint32_t number) {
  static constexpr std::pair<std::uint32_t, std::string_view> kSigns[] = {
      {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
      {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  if (number > kMostRoman) return std::to_string(number);
  std::string text;
  for (const auto& [value, sign] : kSigns) {
    for (; number >= value; number -= value) text += sign;
  }
  return text;
}

std::string letters(std::uint32_t number) {
  if (number == 0) return "0";
  const std::uint32_t count = (number - 1) / kLetters + 1;
  if (count > kMostRepeated) return std::to_string(number);
  return std::string(count, static_cast<char>('a' + (number - 1) % kLetters));
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

}  // namespace

std::string numeral(std::uint32_t number, Numerals kind) {
  switch (kind) {
    case Numerals::lower_letter:
      return letters(number);
    case Numerals::upper_letter:
      return upper(letters(number));
    case Numerals::lower_roman:
      return roman(number);
    case Numerals::upper_roman:
      return upper(roman(number));
    case Numerals::decimal:
      break;
  }
  return std::to_string(number);
}

}  // namespace source
