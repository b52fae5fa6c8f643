// SPDX-License-Identifier: MIT
// Stands in for the parser of the compact syntax: says that it is not there.
#include "rng/syntax/parse.hpp"

namespace rng::syntax {

std::optional<Pattern> parse_compact(const SchemaText& text, SchemaBuilder&,
                                     base::DiagnosticSink& sink) {
  sink.add({base::Severity::error,
            "schema.compact-syntax",
            {text.name, 1, 1},
            "the compact syntax cannot be read yet",
            "convert the schema to the XML syntax",
            {}});
  return std::nullopt;
}

}  // namespace rng::syntax
