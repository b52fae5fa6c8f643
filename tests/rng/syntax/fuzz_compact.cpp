// SPDX-License-Identifier: MIT
// Parses any bytes as a schema in the compact syntax: nothing may crash, a schema that is not built
// has a fault, and every fault a place.
#include <cstdint>
#include <cstdlib>

#include "rng/syntax/parse.hpp"
#include "rng/syntax/trace_builder.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  rng::syntax::SchemaText text;
  text.bytes = std::string_view(reinterpret_cast<const char*>(data + 1), size - 1);
  text.name = "s.rnc";
  rng_tests::TraceBuilder builder(data[0] % 2 == 0);
  base::DiagnosticList faults;
  const auto pattern = rng::syntax::parse_compact(text, builder, faults);
  if (pattern.has_value() == faults.has_errors()) std::abort();
  for (const base::Diagnostic& fault : faults.items) {
    if (fault.at.line == 0 || fault.at.column == 0 || fault.message.empty()) std::abort();
  }
  return 0;
}
