// SPDX-License-Identifier: MIT
// A fingerprint of contents: tells whether bytes changed, is no protection against forgery.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// The XXH3 128-bit hash of the bytes as 32 hexadecimal digits.
std::string content_hash(std::string_view bytes);

}  // namespace base
