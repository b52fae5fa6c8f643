// SPDX-License-Identifier: MIT
// The encoding of a text: as it is marked, as it is named, or as it is most likely.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace source {

/// A text in UTF-8 without byte-order mark; its characters are those of the file, none composed,
/// split or replaced.
struct Decoded {
  std::string text;
  std::string encoding;  // that the file was in, by its IANA name: "UTF-8", "windows-1252"
  std::string doubt;     // a sentence where it was guessed without certainty; else empty
};

/// Decodes the bytes of a text. `encoding` names theirs; where it is empty, a byte-order mark
/// tells, else what is sound UTF-8 or UTF-16 is that, and the rest is told by the frequency of its
/// letters. ISO-8859-1 counts as windows-1252, which holds it. The same bytes are always read
/// alike. Fails with source.too-large, source.binary, source.not-utf8 (a text in UTF-8 but for some
/// bytes), source.unknown-encoding, source.undecodable.
base::Result<Decoded> decode(const std::string& name, std::string bytes,
                             std::string_view encoding = {});

}  // namespace source
