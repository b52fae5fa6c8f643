// SPDX-License-Identifier: MIT
// Reads anything as the address of an entry in an authority file: the canonical form of a sound one
// must be read as the same again.
#include <cstdint>
#include <cstdlib>

#include "authority/link.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view both(reinterpret_cast<const char*>(data), size);
  const std::size_t end = both.find('\n');
  const auto link = end == std::string_view::npos
                        ? authority::read_link(both)
                        : authority::read_link(both.substr(end + 1), both.substr(0, end));
  if (!link || !link->is_sound) return 0;
  const auto again = authority::read_link(uri_of(*link));
  if (!again || !again->is_sound || again->scheme != link->scheme ||
      again->identifier != link->identifier) {
    std::abort();
  }
  return 0;
}
