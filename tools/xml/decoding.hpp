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

/// A document whose bytes can be written again as they were.
struct DecodedDocument {
  std::string text;      // UTF-8, without a byte order mark
  std::string mark;      // the byte order mark, or empty
  std::string encoding;  // as it is declared or marked: "UTF-8", "ISO-8859-1"
  bool is_utf8 = true;
};

/// As `decoded` does; none where the encoding is not known or a byte does not belong to it. UTF-8
/// is taken as it is.
std::optional<DecodedDocument> decoded_document(std::string_view bytes);

/// UTF-8 in another encoding; none where that has no sign for a character.
std::optional<std::string> encoded(std::string_view text, const std::string& encoding);

}  // namespace xml
