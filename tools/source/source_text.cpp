// SPDX-License-Identifier: MIT
#include "source/source_text.hpp"

#include <utility>

#include "source/encoding.hpp"
#include "source/lines.hpp"

namespace source {

base::Result<SourceText> read_text(std::string name, std::string bytes, std::string_view encoding) {
  auto decoded = decode(name, std::move(bytes), encoding);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  SourceText source;
  source.name = std::move(name);
  source.text = std::move(decoded->text);
  source.encoding = std::move(decoded->encoding);
  source.encoding_doubt = std::move(decoded->doubt);
  source.marks_pages = source.text.find('\f') != std::string::npos;
  source.lines = lines_of(source.text);
  if (source.lines.empty()) return no_text(source.name);
  return source;
}

tl::unexpected<base::Diagnostic> no_text(const std::string& name) {
  return base::failure("source.empty", {name}, "holds no text", "give the text of the letter");
}

}  // namespace source
