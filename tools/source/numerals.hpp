// SPDX-License-Identifier: MIT
// Numbers as word processors print them. Inside the room only.
#pragma once

#include <cstdint>
#include <string>

namespace source {

enum class Numerals : std::uint8_t {
  decimal,
  lower_letter,
  upper_letter,
  lower_roman,
  upper_roman
};

/// "3", "c", "C", "iii", "III". Behind z follow aa, bb.
std::string numeral(std::uint32_t number, Numerals kind);

}  // namespace source
