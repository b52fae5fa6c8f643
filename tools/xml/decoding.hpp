// SPDX-License-Identifier: MIT
// Bytes in any encoding that iconv knows as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xml {

/// What the beginning of a document, or the whole of it, says by its byte order mark or its XML
/// declaration; what cannot be decoded, and a character that is cut short, is left out.
std::string decoded(std::string_view bytes);

/// Text in a named encoding, without a byte order mark; none where the encoding is not known or the
/// bytes do not belong to it.
std::optional<std::string> decoded(std::string_view bytes, const std::string& encoding);

}  // namespace xml
