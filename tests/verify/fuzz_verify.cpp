// SPDX-License-Identifier: MIT
// Compares any two texts that a NUL parts: nothing may crash, and a clean report means that both
// have as many lines.
#include <cstdint>
#include <cstdlib>

#include "verify/verify.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view both(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(both.find('\0'), both.size());
  const std::string_view source = end == both.size() ? std::string_view{} : both.substr(end + 1);
  const auto report = verify::compare(both.substr(0, end), "l.xml", source, "s.txt");
  if (report && report->is_clean() && report->source_lines != report->layer_lines) std::abort();
  return 0;
}
