// SPDX-License-Identifier: MIT
#include "base/xml_text.hpp"

namespace base {
namespace {

// U+FFFE and U+FFFF; well-formed UTF-8 holds no surrogates.
constexpr std::string_view kNoCharacters = "\xEF\xBF\xBE\xEF\xBF\xBF";

// True for most bytes of a text: none of them begins what XML cannot hold.
constexpr bool is_plain(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x20 && value < 0xEF;
}

}  // namespace

std::size_t find_unwritable(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    if (is_plain(text[at]) || text[at] == '\n' || text[at] == '\t') continue;
    const std::string_view sequence = text.substr(at, 3);
    const bool is_control = static_cast<unsigned char>(text[at]) < 0x20;
    if (is_control || sequence == kNoCharacters.substr(0, 3) || sequence == kNoCharacters.substr(3))
      return at;
  }
  return at;
}

}  // namespace base
