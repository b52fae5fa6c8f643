// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "source/source_text.hpp"

namespace source {

std::string dump(const SourceText& text) {
  std::string out =
      fmt::format("source {} ({}), {} lines\n", text.name, text.encoding, text.lines.size());
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const Line& line = text.lines[i];
    if (line.begins_page) out += "-- page\n";
    out += fmt::format("{:>5} +{} >{} |{}|\n", i + 1, line.blank_before, line.indent,
                       text.line_text(i));
  }
  return out;
}

}  // namespace source
