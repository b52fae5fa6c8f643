// SPDX-License-Identifier: MIT
#include "search/words.hpp"

#include <utility>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.hpp"

namespace search {
namespace {

// Characters that are seen only by what they do: a soft hyphen, joiners.
bool is_invisible(UChar32 c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060;
}

bool is_of_word(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0 || is_invisible(c);
}

// Letters that lose nothing by normalisation, and how they are written without the letter.
std::u16string_view plain(UChar32 c) {
  switch (c) {
    case u'ß':
      return u"ss";
    case u'æ':
      return u"ae";
    case u'œ':
      return u"oe";
    case u'ø':
      return u"o";
    case u'đ':
      return u"d";
    case u'ł':
      return u"l";
    case u'ı':
      return u"i";
    case u'þ':
      return u"th";
    case u'ð':
      return u"d";
    case u'ς':
      return u"σ";
    default:
      return {};
  }
}

bool is_plain_ascii(std::string_view word) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::string folded(std::string_view word) {
  std::string result(word);
  if (is_plain_ascii(word)) {
    for (char& c : result) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return result;
  }
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNormal = icu::Normalizer2::getNFKDInstance(status);
  const auto text =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  icu::UnicodeString unmarked;
  const icu::UnicodeString normal = kNormal == nullptr ? text : kNormal->normalize(text, status);
  for (std::int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
    const UChar32 c = normal.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK && !is_invisible(c)) unmarked.append(c);
  }
  unmarked.toLower(icu::Locale::getRoot());
  icu::UnicodeString written;
  for (std::int32_t i = 0; i < unmarked.length(); i = unmarked.moveIndex32(i, 1)) {
    const UChar32 c = unmarked.char32At(i);
    const std::u16string_view other = plain(c);
    if (other.empty()) written.append(c);
    written.append(other.data(), static_cast<std::int32_t>(other.size()));
  }
  result.clear();
  written.toUTF8String(result);
  return result;
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  const auto take = [&](std::string_view word) {
    if (std::string taken = folded(word); !taken.empty()) words.push_back(std::move(taken));
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    if (is_of_word(static_cast<UChar32>(base::utf8::next(text, at)))) continue;
    take(text.substr(begin, here - begin));
    begin = at;
  }
  take(text.substr(begin));
  return words;
}

}  // namespace search
