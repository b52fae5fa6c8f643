// SPDX-License-Identifier: MIT
// Reads a schema with all the files that it refers to: the only place where include and externalRef
// are followed, for either syntax (§4.6, §4.7).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "rng/syntax/resource.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::syntax {

/// Reads a schema from `bytes`, whose URI is `uri`, and the files it refers to with `loader`. None
/// where a file was missing or incorrect; then at least one error is in `sink`.
std::optional<SchemaTree> read_schema(std::string_view bytes, const std::string& uri,
                                      ResourceLoader& loader, base::DiagnosticSink& sink);

}  // namespace rng::syntax
