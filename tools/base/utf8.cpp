// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>

#include "base/bytes.hpp"

namespace base::utf8 {
namespace {

constexpr bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// The length of the sequence that a byte leads, 0 for a byte that leads none.
constexpr std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// The bounds of the second byte exclude overlong forms, surrogates and what lies past U+10FFFF
// (Unicode, table 3-7).
constexpr bool is_second_byte(unsigned char lead, unsigned char byte) {
  switch (lead) {
    case 0xE0:
      return byte >= 0xA0 && byte <= 0xBF;
    case 0xED:
      return byte >= 0x80 && byte <= 0x9F;
    case 0xF0:
      return byte >= 0x90 && byte <= 0xBF;
    case 0xF4:
      return byte >= 0x80 && byte <= 0x8F;
    default:
      return is_continuation(byte);
  }
}

bool is_well_formed_at(std::string_view text, std::size_t at, std::size_t length) {
  if (length == 0 || at + length > text.size()) return false;
  if (!is_second_byte(static_cast<unsigned char>(text[at]),
                      static_cast<unsigned char>(text[at + 1]))) {
    return false;
  }
  const std::string_view rest = text.substr(at + 2, length - 2);
  return std::all_of(rest.begin(), rest.end(),
                     [](char byte) { return is_continuation(static_cast<unsigned char>(byte)); });
}

}  // namespace

std::optional<std::size_t> first_malformed(std::string_view text) {
  for (std::size_t at = find_outside(text, 0, 0x80); at < text.size();
       at = find_outside(text, 0, 0x80, at)) {
    const std::size_t length = sequence_length(static_cast<unsigned char>(text[at]));
    if (!is_well_formed_at(text, at, length)) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t code_point_count(std::string_view text) {
  return text.size() - count_continuations(text);
}

char32_t next_beyond_ascii(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = std::max<std::size_t>(1, sequence_length(lead));
  if (length == 1) {
    ++at;
    return lead;
  }
  char32_t code_point = lead & (0xFFU >> (length + 1));
  const std::size_t end = std::min(at + length, text.size());
  for (++at; at < end; ++at) {
    code_point = (code_point << 6U) | (static_cast<unsigned char>(text[at]) & 0x3FU);
  }
  return code_point;
}

char32_t previous(std::string_view text, std::size_t& at) {
  do {
    --at;
  } while (at > 0 && is_continuation(static_cast<unsigned char>(text[at])));
  std::size_t forward = at;
  return next(text, forward);
}

void append(std::string& out, char32_t code_point) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | (code_point >> 6U));
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0U | (code_point >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (code_point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string encode(char32_t code_point) {
  std::string out;
  append(out, code_point);
  return out;
}

bool is_xml_char(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace base::utf8
