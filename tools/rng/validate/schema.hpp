// SPDX-License-Identifier: MIT
// A RELAX NG schema, read, checked and compiled: the door of the engine. A Schema never changes and
// may be used by any number of threads at once; documents are validated against it through
// rng/explain/validation.hpp (diagnostics) or rng/validate/validator.hpp (findings as values).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "rng/syntax/resource.hpp"

namespace rng::validate {

class SchemaCache;

struct LoadOptions {
  /// Fetches the files that the schema includes; null reads local files (syntax::FileLoader).
  syntax::ResourceLoader* loader = nullptr;
  /// Check that ID types are declared soundly (RELAX NG DTD compatibility, §5), as jing does, and
  /// make the schema able to check IDs and references to them.
  bool check_ids = true;
  /// Where compiled schemas are looked for, and kept; null is nowhere
  /// (rng/validate/schema_cache.hpp).
  const SchemaCache* cache = nullptr;
};

struct CompiledSchema;

class Schema {
 public:
  explicit Schema(std::unique_ptr<const CompiledSchema> compiled);
  Schema(const Schema&) = delete;
  Schema& operator=(const Schema&) = delete;
  ~Schema();

  /// What the engine works on.
  const CompiledSchema& compiled() const { return *compiled_; }

 private:
  std::unique_ptr<const CompiledSchema> compiled_;
};

/// Loads a schema in either syntax, with all that it includes. Every fault goes to `sink` with its
/// place and the clause of the specification (codes `schema.…`); null where there was an error, so
/// `load_schema(…) != nullptr` says whether the schema is correct.
std::unique_ptr<const Schema> load_schema(const std::filesystem::path& path,
                                          base::DiagnosticSink& sink,
                                          const LoadOptions& options = {});

/// The same, for a schema in memory. `uri` is the base of its references and stands in messages.
std::unique_ptr<const Schema> load_schema_bytes(std::string_view bytes, const std::string& uri,
                                                base::DiagnosticSink& sink,
                                                const LoadOptions& options = {});

}  // namespace rng::validate
