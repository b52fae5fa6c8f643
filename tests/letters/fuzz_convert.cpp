// SPDX-License-Identifier: MIT
// Any bytes as a letter, or as several to be split, in any language or one that is found out: what
// is converted is valid, and no character of the text is lost.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "letters/nothing_lost.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array kLanguages = {"",   "ca", "de", "en", "es", "fr",
                                            "it", "nl", "pl", "pt", "ru"};
  if (size == 0) return 0;
  const std::string language = kLanguages.at((data[0] & 0x7FU) % kLanguages.size());
  const bool is_split = data[0] >= 0x80;
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  const std::string fault =
      is_split ? letters::split_fault(text, language) : letters::conversion_fault(text, language);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
