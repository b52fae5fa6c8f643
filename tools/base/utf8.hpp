// SPDX-License-Identifier: MIT
// UTF-8 as an encoding: well-formedness, decoding, counting. What a character *is* belongs to ICU.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace base::utf8 {

/// The offset of the first byte that is not well-formed UTF-8 (no overlong forms, no surrogates,
/// nothing past U+10FFFF), or none.
std::optional<std::size_t> first_malformed(std::string_view text);

/// The number of code points in well-formed text.
std::size_t code_point_count(std::string_view text);

/// The same as `next`, for a code point of several bytes.
char32_t next_beyond_ascii(std::string_view text, std::size_t& at);

/// Reads the code point at `at` of well-formed text and moves `at` past it.
inline char32_t next(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0x80) return next_beyond_ascii(text, at);
  ++at;
  return lead;
}

/// Reads the code point that ends at `at` and moves `at` to its beginning; `at` must not be 0.
char32_t previous(std::string_view text, std::size_t& at);

/// Appends a code point to `out`.
void append(std::string& out, char32_t code_point);

/// The bytes of a code point.
std::string encode(char32_t code_point);

/// True for the characters that XML 1.0 can hold (section 2.2, production 2).
bool is_xml_char(char32_t code_point);

}  // namespace base::utf8
