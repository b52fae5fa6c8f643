// SPDX-License-Identifier: MIT
// The last line of a letter that Apograph writes: a processing instruction with a fingerprint of
// all before it. It tells a letter that is as it was written from one that an editor has changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace edition {

/// `none`: the document has no seal, so it was not written by Apograph, or an editor took it away.
enum class Seal : std::uint8_t { none, intact, broken };

/// The document, its end a line end, with `<?apograph written="xxh3:…"?>` as its last line. A seal
/// that it has is replaced.
std::string sealed(std::string_view document);

/// The document without its seal.
std::string_view unsealed(std::string_view document);

Seal seal_of(std::string_view document);

}  // namespace edition
