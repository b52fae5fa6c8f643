// SPDX-License-Identifier: MIT
// The two parsers of RELAX NG. Each reads one file; include and externalRef are calls to the
// builder and are followed elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "rng/syntax/schema_builder.hpp"

namespace rng::syntax {

/// How deep constructs may nest in a schema, in either syntax; past it, schema.too-deep.
inline constexpr std::uint32_t kMaxSchemaDepth = 2'000;

/// One file of a schema.
struct SchemaText {
  std::string_view bytes;
  std::string uri;                  // the base of its references
  std::string name;                 // what stands in messages
  std::uint32_t document = 0;       // its number in SourcePositions
  std::string inherited_namespace;  // the `ns` of the include or externalRef that led here
};

/// Which syntax a file is in: XML where its first character that is not blank is `<` (or it is
/// UTF-16 that begins so), the compact syntax otherwise.
enum class Syntax : std::uint8_t { xml, compact };
Syntax syntax_of(std::string_view bytes);

/// Parses the XML syntax. Faults go to `sink`, with the code schema.syntax or more exact ones; none
/// is returned where there was at least one error.
std::optional<Pattern> parse_xml(const SchemaText& text, SchemaBuilder& builder,
                                 base::DiagnosticSink& sink);

/// Parses the compact syntax, in the same way.
std::optional<Pattern> parse_compact(const SchemaText& text, SchemaBuilder& builder,
                                     base::DiagnosticSink& sink);

/// Parses by syntax_of.
std::optional<Pattern> parse(const SchemaText& text, SchemaBuilder& builder,
                             base::DiagnosticSink& sink);

}  // namespace rng::syntax
