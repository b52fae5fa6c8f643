// SPDX-License-Identifier: MIT
#include "rng/syntax/parse.hpp"

namespace rng::syntax {

Syntax syntax_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const bool is_utf16 = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
  if (is_utf16) bytes.remove_prefix(2);
  for (const char c : bytes) {
    if (c == '<') return Syntax::xml;
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
    if (!is_blank) return Syntax::compact;
  }
  return Syntax::xml;
}

std::optional<Pattern> parse(const SchemaText& text, SchemaBuilder& builder,
                             base::DiagnosticSink& sink) {
  return syntax_of(text.bytes) == Syntax::xml ? parse_xml(text, builder, sink)
                                              : parse_compact(text, builder, sink);
}

}  // namespace rng::syntax
