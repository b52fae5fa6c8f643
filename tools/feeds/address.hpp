// SPDX-License-Identifier: MIT
// Addresses of the web (RFC 3986). Inside the room only.
#pragma once

#include <string>
#include <string_view>

namespace feeds {

/// A reference as an address, where it stands in what is found at `base` (§5.2).
std::string resolved_address(std::string_view base, std::string_view reference);

/// A text as one segment of a path, or one value of a URI template: everything but letters, digits
/// and "-._~" is percent-encoded.
std::string address_segment(std::string_view text);

/// An address in which what no URI may hold, such as blanks and umlauts, is percent-encoded.
std::string encoded_address(std::string_view address);

}  // namespace feeds
