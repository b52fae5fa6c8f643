// SPDX-License-Identifier: MIT
// Octets written in Base64 (RFC 4648; XML Schema Part 2, §3.2.16).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

/// The octets that a text in Base64, perhaps with blanks, denotes, or none. Bits that no octet
/// takes must be 0.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace base
