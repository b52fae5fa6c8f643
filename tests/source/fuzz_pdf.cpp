// SPDX-License-Identifier: MIT
// Whatever apograph-pdf may write, be it damaged: it is a fault, or a text whose lines and runs lie
// in it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "source/pdf_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read =
      source::read_pdf_words("letter.pdf", {reinterpret_cast<const char*>(data), size});
  if (!read) return 0;
  const auto length = static_cast<std::uint32_t>(read->text.size());
  if (read->lines.empty()) std::abort();
  for (const source::Run& run : read->runs) {
    if (run.span.begin >= run.span.end || run.span.end > length) std::abort();
  }
  for (const source::Line& line : read->lines) {
    if (line.span.is_empty() || line.span.end > length || line.width == 0) std::abort();
  }
  return 0;
}
