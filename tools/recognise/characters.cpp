// SPDX-License-Identifier: MIT
#include "recognise/characters.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.hpp"

namespace recognise {
namespace {

using Kind = Character::Kind;

constexpr UChar32 kSoftHyphen = 0xAD;
constexpr UChar32 kTypographicApostrophe = 0x2019;

Kind kind_of(UChar32 c) {
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == kSoftHyphen) return Kind::combining;
  if (u_isUUppercase(c) || u_istitle(c)) return Kind::upper;
  if (u_isULowercase(c)) return Kind::lower;
  if (u_isalpha(c)) return Kind::letter;
  if (u_isdigit(c)) return Kind::digit;
  if (u_isUWhiteSpace(c)) return Kind::blank;
  return Kind::other;
}

// Letters that have no decomposition but a plain spelling.
std::string_view plain_spelling(UChar32 folded) {
  static constexpr std::array<std::pair<UChar32, std::string_view>, 9> kSpellings{{
      {0xDF, "ss"},
      {0xE6, "ae"},
      {0xF0, "d"},
      {0xF8, "o"},
      {0x111, "d"},
      {0x131, "i"},
      {0x142, "l"},
      {0x153, "oe"},
      {0x17F, "s"},
  }};
  for (const auto& [letter, spelling] : kSpellings) {
    if (letter == folded) return spelling;
  }
  return {};
}

// The base letter: marks are taken off one by one (a decomposition begins with the base).
UChar32 base_letter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 8> parts{};
  const std::int32_t count = unorm2_getDecomposition(
      nfd, c, parts.data(), static_cast<std::int32_t>(parts.size()), &status);
  if (U_FAILURE(status) || count <= 0) return c;
  UChar32 base = c;
  std::int32_t at = 0;
  U16_NEXT(parts.data(), at, count, base);
  return base;
}

// The few letters whose folded form is longer than themselves (Ⱥ, Ⱦ) stay as they are.
std::string folded_of(UChar32 c) {
  if (c == kSoftHyphen) return {};
  if (c == kTypographicApostrophe) return "'";
  std::string own = base::utf8::encode(static_cast<char32_t>(c));
  std::string folded =
      base::utf8::encode(static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
  return folded.size() <= own.size() ? folded : own;
}

std::string plain_of(UChar32 c) {
  const UChar32 letter = base_letter(u_foldCase(c, U_FOLD_CASE_DEFAULT));
  const std::string_view spelling = plain_spelling(letter);
  if (!spelling.empty()) return std::string(spelling);
  return base::utf8::encode(static_cast<char32_t>(letter));
}

Character character_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  Character out;
  out.kind = kind_of(c);
  const std::string folded = folded_of(c);
  out.folded_size = static_cast<std::uint8_t>(folded.size());
  std::copy(folded.begin(), folded.end(), out.folded_bytes.begin());
  if (!out.is_letter()) return out;
  const std::string plain = plain_of(c);
  out.plain_size = static_cast<std::uint8_t>(plain.size());
  std::copy(plain.begin(), plain.end(), out.plain_bytes.begin());
  return out;
}

using Table = std::array<Character, Characters::kLetters + Characters::kMarks>;

const Character* made_table() {
  static const auto* const kTable = [] {
    auto* table = new Table;
    for (char32_t i = 0; i < Characters::kLetters; ++i) (*table)[i] = character_of(i);
    for (char32_t i = 0; i < Characters::kMarks; ++i)
      (*table)[Characters::kLetters + i] = character_of(Characters::kFirstMark + i);
    return table;
  }();
  return kTable->data();
}

}  // namespace

Characters::Characters() : table_(made_table()) {}

const Character& Characters::other(char32_t c) {
  other_ = character_of(c);
  return other_;
}

}  // namespace recognise
