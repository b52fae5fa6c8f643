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

std::unique_ptr<const pattern::Grammar> compile(std::string_view bytes, const std::string& uri,
                                                bool check_ids, syntax::ResourceLoader& loader,
                                                base::DiagnosticSink& sink) {
  auto tree = syntax::read_schema(bytes, uri, loader, sink);
  if (!tree) return nullptr;
  return pattern::compile(std::move(*tree), check_ids, sink);
}

// Reads, compiles and keeps a schema that is not in the cache.
std::unique_ptr<const pattern::Grammar> compile_and_keep(std::string_view bytes,
                                                         const SchemaKey& key,
                                                         syntax::ResourceLoader& loader,
                                                         base::DiagnosticSink& sink,
                                                         const SchemaCache& cache) {
  RecordingLoader recorder(loader);
  CountingSink remarks(sink);
  auto grammar = compile(bytes, key.uri, key.check_ids, recorder, remarks);
  if (grammar != nullptr && remarks.count == 0) cache.keep(key, recorder.files(), *grammar);
  return grammar;
}

// A local file that is in the cache need not be read into memory.
std::unique_ptr<const pattern::Grammar> kept(const std::string& path, const LoadOptions& options) {
  if (options.cache == nullptr || options.loader != nullptr) return nullptr;
  const auto content = hash_of_file(path);
  if (!content) return nullptr;
  syntax::FileLoader files;
  return options.cache->find({*content, path, options.check_ids}, files);
}

}  // namespace

Schema::Schema(std::unique_ptr<const CompiledSchema> compiled) : compiled_(std::move(compiled)) {}

Schema::~Schema() = default;

std::unique_ptr<const Schema> load_schema(const std::filesystem::path& path,
                                          base::DiagnosticSink& sink, const LoadOptions& options) {
  if (auto found = kept(path.string(), options)) return schema_of(std::move(found));
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
  if (options.cache == nullptr) {
    return schema_of(compile(bytes, uri, options.check_ids, loader, sink));
  }
  const SchemaKey key{hash_of(bytes), uri, options.check_ids};
  if (auto found = options.cache->find(key, loader)) return schema_of(std::move(found));
  return schema_of(compile_and_keep(bytes, key, loader, sink, *options.cache));
}

}  // namespace rng::validate
