// SPDX-License-Identifier: MIT
// Keeps compiled schemas in a folder, so that the next run need not read them anew. What is kept is
// used only where the engine, the names and the bytes of every file of the schema are the same.
// Nothing here is ever an error: what is odd is not there, what cannot be written is not written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rng/pattern/grammar.hpp"
#include "rng/syntax/resource.hpp"

namespace rng::validate {

/// Differs between engines that may compile a schema differently.
std::uint64_t engine_version();

/// The XXH3 of a file's bytes.
struct ContentHash {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  friend bool operator==(const ContentHash&, const ContentHash&) = default;
};

ContentHash hash_of(std::string_view bytes);
/// The same of a plain file, without holding it in memory; none where there is anything else, or
/// where it is larger than what is read.
std::optional<ContentHash> hash_of_file(const std::filesystem::path& path);

/// The first file of a schema, and how it is to be compiled.
struct SchemaKey {
  ContentHash content;
  const std::string& uri;
  bool check_ids = true;
};

/// A file that a schema refers to, by the name that it was loaded by.
struct SchemaFile {
  std::string uri;
  ContentHash hash;
};

/// Loads with another loader, and remembers what was loaded.
class RecordingLoader final : public syntax::ResourceLoader {
 public:
  explicit RecordingLoader(syntax::ResourceLoader& loader) : loader_(loader) {}

  base::Result<std::string> load(const std::string& uri) override;
  const std::vector<SchemaFile>& files() const { return files_; }

 private:
  syntax::ResourceLoader& loader_;
  std::vector<SchemaFile> files_;
};

/// May be used by several threads, and by several processes on one folder.
class SchemaCache {
 public:
  static constexpr std::uint64_t kBudget = std::uint64_t{64} << 20U;

  /// `home` is the user's folder for caches; the cache is in its folder `apograph`, which must be
  /// the user's alone (cache_folder.hpp). An empty `home` is a cache that keeps nothing.
  explicit SchemaCache(std::filesystem::path home, std::uint64_t budget = kBudget)
      : home_(std::move(home)), budget_(budget) {}

  /// The compiled schema, or null. `loader` fetches the files that it refers to, to see whether
  /// they have changed.
  std::unique_ptr<const pattern::Grammar> find(const SchemaKey& key,
                                               syntax::ResourceLoader& loader) const;
  /// Keeps what was compiled of the file of `key` and of `files`.
  void keep(const SchemaKey& key, const std::vector<SchemaFile>& files,
            const pattern::Grammar& grammar) const;

 private:
  std::filesystem::path home_;
  std::uint64_t budget_;
};

/// What stands in the folder, for tests: the name and the bytes of a kept schema.
std::string name_of_entry(const SchemaKey& key);
/// None, that is "", where the grammar cannot be kept.
std::string encode_entry(const SchemaKey& key, const std::vector<SchemaFile>& files,
                         const pattern::Grammar& grammar);
std::unique_ptr<const pattern::Grammar> decode_entry(pattern::Buffer bytes, const SchemaKey& key,
                                                     syntax::ResourceLoader& loader);

}  // namespace rng::validate
