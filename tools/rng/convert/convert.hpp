// SPDX-License-Identifier: MIT
// Converts a schema, with the files that it refers to, from either syntax to either.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/syntax/parse.hpp"
#include "rng/syntax/resource.hpp"

namespace rng::convert {

/// A file as it has been converted.
struct ConvertedFile {
  std::string source;  // the URI it was read from
  std::string name;    // a path below the folder of the first file; the first one's is as asked for
  std::string text;
};

/// Reads a schema from `bytes`, whose URI is `uri`, and the files that it refers to with `loader`.
/// The first file will be called `name`; the others keep their names and their places beside it,
/// with the extension of the target (what lies elsewhere is put beside it). Comments, documentation
/// and annotations are kept. Each file is only parsed: whether the schema as a whole is correct is
/// not asked. None where a file could not be read or written; then `sink` has the reasons.
std::optional<std::vector<ConvertedFile>> convert(std::string_view bytes, const std::string& uri,
                                                  syntax::Syntax target, const std::string& name,
                                                  syntax::ResourceLoader& loader,
                                                  base::DiagnosticSink& sink);

}  // namespace rng::convert
