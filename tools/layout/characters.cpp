// SPDX-License-Identifier: MIT
#include "layout/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.hpp"

namespace layout {
namespace {

// Most of a text is ASCII, for which no table is asked.
constexpr bool is_ascii(char32_t c) {
  return c < 0x80;
}
constexpr bool is_ascii_upper(char32_t c) {
  return c >= U'A' && c <= U'Z';
}
constexpr bool is_ascii_lower(char32_t c) {
  return c >= U'a' && c <= U'z';
}

bool is_word_character(char32_t c) {
  if (is_ascii(c)) return is_ascii_lower(c) || is_ascii_upper(c) || (c >= U'0' && c <= U'9');
  return u_isalnum(static_cast<UChar32>(c)) != 0 ||
         u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

bool is_word_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  std::size_t before = at;
  std::size_t after = at;
  return !is_word_character(base::utf8::previous(text, before)) ||
         !is_word_character(base::utf8::next(text, after));
}

}  // namespace

bool is_letter(char32_t c) {
  if (is_ascii(c)) return is_ascii_lower(c) || is_ascii_upper(c);
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
  if (is_ascii(c)) return is_ascii_upper(c);
  return u_isupper(static_cast<UChar32>(c)) != 0 || u_istitle(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
  if (is_ascii(c)) return is_ascii_lower(c);
  return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_closing(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || c == U'"' || c == U'\'' ||
         c == U'“';
}

bool is_opening(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION || c == U'"' || c == U'\'' ||
         c == U'¿' || c == U'¡';
}

char32_t closing_mark(char32_t c) {
  switch (c) {
    case U'“':
      return U'”';
    case U'«':
      return U'»';
    case U'»':
      return U'«';
    case U'„':
      return U'“';
    case U'‘':
      return U'’';
    case U'‚':
      return U'‘';
    case U'‹':
      return U'›';
    case U'"':
      return U'"';
    default:
      return 0;
  }
}

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : base::utf8::next(text, at);
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  return text.empty() ? 0 : base::utf8::previous(text, at);
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = text.size();
    const char32_t c = base::utf8::previous(text, at);
    if (c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U':') return true;
    if (!is_closing(c)) return false;
    text = text.substr(0, at);
  }
  return false;
}

bool begins_lower(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::utf8::next(text, at);
    if (is_letter(c)) return is_lower(c);
    if (!is_opening(c)) return false;
  }
  return false;
}

bool begins_like_sentence(std::string_view text) {
  const char32_t c = first_character(text);
  return is_upper(c) || is_opening(c) || u_isdigit(static_cast<UChar32>(c)) != 0 || c == U'—' ||
         c == U'–' || c == U'-';
}

namespace {

// Russian as it was spelt before 1918, in the letters of today: «другъ», «мѣсяцъ», «маія».
std::string in_new_spelling(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"ѣ", "е"}, {"і", "и"}, {"ѳ", "ф"}, {"ѵ", "и"}};
  if (text.find_first_of("\xD0\xD1") == std::string::npos) return text;
  for (const auto& [old, now] : kLetters) {
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + 1))
      text.replace(at, old.size(), now);
  }
  static constexpr std::string_view kHardSign = "ъ";
  for (std::size_t at = text.find(kHardSign); at != std::string::npos;
       at = text.find(kHardSign, at)) {
    const std::size_t behind = at + kHardSign.size();
    std::size_t next = behind;
    const bool is_last = behind == text.size() || !is_letter(base::utf8::next(text, next));
    if (is_last) {
      text.erase(at, kHardSign.size());
    } else {
      at = behind;
    }
  }
  return text;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool is_all_ascii = true;
  for (const char byte : text) {
    const bool is_blank = byte == ' ' || byte == '\t' || byte == '\n';
    if (is_blank && (out.empty() || out.back() == ' ')) continue;
    is_all_ascii = is_all_ascii && static_cast<unsigned char>(byte) < 0x80;
    out += is_blank ? ' ' : (byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte);
  }
  if (is_all_ascii) return out;
  std::string result;
  icu::UnicodeString::fromUTF8(out).foldCase().toUTF8String(result);
  return in_new_spelling(std::move(result));
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return !word.empty() && text.starts_with(word) && is_word_boundary(text, word.size());
}

bool contains_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    if (is_word_boundary(text, at) && is_word_boundary(text, at + word.size())) return true;
  }
  return false;
}

std::size_t word_count(std::string_view text) {
  std::size_t count = 0;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::utf8::next(text, at);
    const bool is_word =
        is_word_character(c) || (is_inside && (c == U'-' || c == U'\'' || c == U'’'));
    if (is_word && !is_inside) ++count;
    is_inside = is_word;
  }
  return count;
}

}  // namespace layout
