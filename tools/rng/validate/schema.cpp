// SPDX-License-Identifier: MIT
#include "rng/validate/schema.hpp"

#include "base/file.hpp"
#include "rng/pattern/compile.hpp"
#include "rng/syntax/schema_reader.hpp"
#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/schema_cache.hpp"

namespace rng::validate {

namespace {

// Passes everything on; a schema that is not free of remarks is not kept, so that they come again.
class CountingSink final : public base::DiagnosticSink {
 public:
  explicit CountingSink(base::DiagnosticSink& next) : next_(next) {}

  void add(base::Diagnostic diagnostic) override {
    ++count;
    next_.add(std::move(diagnostic));
  }

  std::size_t count = 0;

 private:
  base::DiagnosticSink& next_;
};

std::unique_ptr<const Schema> schema_of(std::unique_ptr<const pattern::Grammar> grammar) {
  if (grammar == nullptr) return nullptr;
  auto compiled = std::make_unique<CompiledSchema>();
  compiled->grammar = std::move(grammar);
  return std::make_unique<const Schema>(std::move(compiled));
}

std::unique_ptr<const pattern::Grammar> compile(const SchemaKey& key,
                                                syntax::ResourceLoader& loader,
                                                base::DiagnosticSink& sink) {
  auto tree = syntax::read_schema(key.bytes, key.uri, loader, sink);
  if (!tree) return nullptr;
  return pattern::compile(std::move(*tree), key.check_ids, sink);
}

}  // namespace

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
  const SchemaKey key{bytes, uri, options.check_ids};
  if (options.cache == nullptr) return schema_of(compile(key, loader, sink));
  if (auto kept = options.cache->find(key, loader)) return schema_of(std::move(kept));
  RecordingLoader recorder(loader);
  CountingSink remarks(sink);
  auto grammar = compile(key, recorder, remarks);
  if (grammar != nullptr && remarks.count == 0) {
    options.cache->keep(key, recorder.files(), *grammar);
  }
  return schema_of(std::move(grammar));
}

}  // namespace rng::validate
