// SPDX-License-Identifier: MIT
// Any document that is well-formed, and documents drawn from the bytes where the first says so:
// without what is added to it, it is what it was, byte for byte, and it reads the same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

#include "random_letter.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const annotate_tests::Desk desk;
  if (size == 0) return 0;
  const std::span<const std::uint8_t> rest(data + 1, size - 1);
  const std::string document =
      data[0] % 4 == 1 ? std::string(rest.begin(), rest.end()) : annotate_tests::letter_of(rest);
  const std::string fault = annotate_tests::fault_of(desk, document);
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s:\n%s\n", fault.c_str(), document.c_str());
  std::abort();
}
