// SPDX-License-Identifier: MIT
// Octets written as text (XML Schema Part 2, §3.2.15, §3.2.16).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rng::datatype {

/// The octets that pairs of hexadecimal digits denote, or none.
std::optional<std::string> decode_hex(std::string_view text);

/// The octets that a text in Base64, perhaps with blanks, denotes, or none. Bits that no octet
/// takes must be 0.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace rng::datatype
