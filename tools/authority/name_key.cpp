// SPDX-License-Identifier: MIT
#include "authority/name_key.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/text.hpp"

namespace authority {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

icu::UnicodeString normalised(const icu::Normalizer2* by, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  if (by == nullptr) return text;
  icu::UnicodeString result = by->normalize(text, status);
  return U_SUCCESS(status) ? result : text;
}

icu::UnicodeString case_folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kFold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return normalised(kFold, from_utf8(text));
}

char16_t plain_sign(char16_t c) {
  if (c == u'’' || c == u'‘' || c == u'ʼ' || c == u'`' || c == u'´') return u'\'';
  if (c >= u'‐' && c <= u'―') return u'-';
  return c;
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

std::string folded_name(std::string_view name) {
  if (is_ascii(name)) return base::collapsed(base::lower_case(name));
  icu::UnicodeString text = case_folded(name);
  for (std::int32_t i = 0; i < text.length(); ++i) text.setCharAt(i, plain_sign(text.charAt(i)));
  std::string folded;
  text.toUTF8String(folded);
  return base::collapsed(folded);
}

std::string key_of_name(const NameForm& form) {
  if (!form.surname.empty() && !form.forename.empty()) {
    return folded_name(form.forename + ' ' + form.surname);
  }
  const std::string_view text = form.text;
  const std::size_t comma = text.find(',');
  const bool is_inverted = comma != std::string_view::npos &&
                           text.find(',', comma + 1) == std::string_view::npos &&
                           form.surname.empty();
  if (!is_inverted) return folded_name(text);
  return folded_name(std::string(text.substr(comma + 1)) + ' ' +
                     std::string(text.substr(0, comma)));
}

std::string plain_word(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kParts = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString text = normalised(kParts, case_folded(word));
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text.charAt(i);
    const bool is_mark = c >= 0x300 && c <= 0x36F;
    if (!is_mark) plain.append(c == u'_' || c == u'-' ? u' ' : plain_sign(c));
  }
  std::string result;
  plain.toUTF8String(result);
  return base::collapsed(result);
}

}  // namespace authority
