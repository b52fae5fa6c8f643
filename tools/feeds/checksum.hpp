// SPDX-License-Identifier: MIT
// Checksums against damage and forgery, by OpenSSL's libcrypto, loaded when it is used: the program
// starts without it.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace feeds {

/// As hexadecimal digits in lower case (FIPS 180-4).
struct Checksums {
  std::string sha256, sha512;
};

/// Fails with checksum.missing where the library is not installed.
base::Result<Checksums> checksums_of(std::string_view bytes);

}  // namespace feeds
