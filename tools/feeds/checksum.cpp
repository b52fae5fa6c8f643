// SPDX-License-Identifier: MIT
#include "feeds/checksum.hpp"

#include <array>
#include <cstddef>
#include <span>

#include "base/loaded_library.hpp"

namespace feeds {
namespace {

// As openssl/sha.h declares them.
struct Library {
  unsigned char* (*sha256)(const unsigned char*, std::size_t, unsigned char*) = nullptr;
  unsigned char* (*sha512)(const unsigned char*, std::size_t, unsigned char*) = nullptr;
  bool is_whole = false;

  Library() {
    base::LoadedLibrary file({"libcrypto.so.3"});
    file.find(sha256, "SHA256");
    file.find(sha512, "SHA512");
    is_whole = file.is_whole();
  }
};

std::string hexadecimal(std::span<const unsigned char> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

}  // namespace

base::Result<Checksums> checksums_of(std::string_view bytes) {
  static const Library kLibrary;
  if (!kLibrary.is_whole) {
    return base::failure("checksum.missing", {"libcrypto.so.3"},
                         "OpenSSL's library, which makes the checksums, is not installed",
                         "install libssl3");
  }
  const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
  std::array<unsigned char, 32> sha256{};
  std::array<unsigned char, 64> sha512{};
  kLibrary.sha256(data, bytes.size(), sha256.data());
  kLibrary.sha512(data, bytes.size(), sha512.data());
  return Checksums{hexadecimal(sha256), hexadecimal(sha512)};
}

}  // namespace feeds
