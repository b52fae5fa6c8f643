// SPDX-License-Identifier: MIT
// Percent-encoding (RFC 3986, 2.1): a byte as "%C3".
#pragma once

#include <string>
#include <string_view>

namespace base {

/// The text with every byte encoded for which `is_kept(char)` is false.
template <typename Predicate>
std::string percent_encoded(std::string_view text, Predicate is_kept) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (is_kept(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4U];
    encoded += kDigits[byte & 0xFU];
  }
  return encoded;
}

/// The text with encoded bytes as they are; what only resembles one stays.
std::string percent_decoded(std::string_view text);

}  // namespace base
