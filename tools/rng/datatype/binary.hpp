// SPDX-License-Identifier: MIT
// Octets written as hexadecimal digits (XML Schema Part 2, §3.2.15).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rng::datatype {

/// The octets that pairs of hexadecimal digits denote, or none.
std::optional<std::string> decode_hex(std::string_view text);

}  // namespace rng::datatype
