// SPDX-License-Identifier: MIT
#include "rng/validate/schema.hpp"

#include "base/file.hpp"
#include "rng/pattern/compile.hpp"
#include "rng/syntax/schema_reader.hpp"
#include "rng/validate/compiled_schema.hpp"

namespace rng::validate {

Schema::Schema(std::unique_ptr<const CompiledSchema> compiled) : compiled_(std::move(compiled)) {}

Schema::~Schema() = default;

std::unique_ptr<const Schema> load_schema(const std::filesystem::path& path,
                                          base::DiagnosticSink& sink, const LoadOptions& options) {
  auto bytes =
      options.loader == nullptr ? base::read_file(path) : options.loader->load(path.string());
  if (!bytes) {
    base::Diagnostic fault = std::move(bytes.error());
    fault.at = {path.string(), 0, 0};
    sink.add(std::move(fault));
    return nullptr;
  }
  return load_schema_bytes(*bytes, path.string(), sink, options);
}

std::unique_ptr<const Schema> load_schema_bytes(std::string_view bytes, const std::string& uri,
                                                base::DiagnosticSink& sink,
                                                const LoadOptions& options) {
  syntax::FileLoader files;
  syntax::ResourceLoader& loader = options.loader == nullptr ? files : *options.loader;
  auto tree = syntax::read_schema(bytes, uri, loader, sink);
  if (!tree) return nullptr;
  auto compiled = std::make_unique<CompiledSchema>();
  compiled->grammar = pattern::compile(std::move(*tree), options.check_ids, sink);
  if (compiled->grammar == nullptr) return nullptr;
  return std::make_unique<const Schema>(std::move(compiled));
}

}  // namespace rng::validate
