// SPDX-License-Identifier: MIT
// Fingerprints of contents: they tell whether bytes changed or are alike, and protect against no
// forgery.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

/// The XXH3 128-bit hash of the bytes as 32 hexadecimal digits.
std::string content_hash(std::string_view bytes);

/// A hash of words, byte by byte as they are read and folded (FNV-1a): where it begins, and the
/// next step.
inline constexpr std::uint64_t kWordHashSeed = 0xcbf29ce484222325U;
constexpr std::uint64_t word_hash_step(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
}

}  // namespace base
