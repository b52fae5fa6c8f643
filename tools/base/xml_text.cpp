// SPDX-License-Identifier: MIT
#include "base/xml_text.hpp"

#include "base/bytes.hpp"

namespace base {
namespace {

// U+FFFE and U+FFFF; well-formed UTF-8 holds no surrogates.
constexpr std::string_view kNoCharacters = "\xEF\xBF\xBE\xEF\xBF\xBF";

// The next byte that may begin what XML cannot hold.
std::size_t next_suspect(std::string_view text, std::size_t at) {
  return find_outside(text, 0x20, 0xEF, at);
}

}  // namespace

std::size_t find_unwritable(std::string_view text, std::size_t at) {
  for (at = next_suspect(text, at); at < text.size(); at = next_suspect(text, at + 1)) {
    if (text[at] == '\n' || text[at] == '\t') continue;
    const std::string_view sequence = text.substr(at, 3);
    const bool is_control = static_cast<unsigned char>(text[at]) < 0x20;
    if (is_control || sequence == kNoCharacters.substr(0, 3) || sequence == kNoCharacters.substr(3))
      return at;
  }
  return at;
}

}  // namespace base
