// SPDX-License-Identifier: MIT
#include "authority/proposal_ids.hpp"

#include <memory>
#include <utility>

#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace authority {
namespace {

constexpr std::size_t kLongestId = 60;

std::unique_ptr<icu::Transliterator> transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> latin(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  return U_SUCCESS(status) ? std::move(latin) : nullptr;
}

std::string in_latin(std::string_view name) {
  thread_local const std::unique_ptr<icu::Transliterator> latin = transliterator();
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  if (latin != nullptr) latin->transliterate(text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string id_of_name(std::string_view name) {
  std::string id;
  for (const char c : in_latin(name)) {
    const bool is_letter = c >= 'a' && c <= 'z';
    const bool is_digit = c >= '0' && c <= '9';
    if (is_letter || (is_digit && !id.empty())) {
      id += c;
    } else if (c != '\'' && !id.empty() && id.back() != '-') {
      id += '-';
    }
    if (id.size() == kLongestId) break;
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "entry" : id;
}

}  // namespace authority
