// SPDX-License-Identifier: MIT
#include "apograph/validate/schema_resolver.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

namespace apograph {

namespace fs = std::filesystem;

bool is_remote(std::string_view address) {
  const std::size_t colon = address.find(':');
  const bool has_scheme =
      colon != std::string_view::npos && colon > 1 && address.find_first_of("/?#") > colon;
  return has_scheme && !address.starts_with("file:");
}

base::Result<std::unique_ptr<SchemaResolver>> SchemaResolver::open(
    const std::vector<std::string>& catalogs, const cli::Console& console) {
  auto resolver = std::make_unique<SchemaResolver>();
  for (const std::string& catalog : catalogs) {
    if (auto added = resolver->catalogs_.add(catalog); !added) return tl::unexpected(added.error());
  }
  // Blanks separate the names, as libxml2 has it; file: URIs may stand beside paths.
  std::string named = console.environment("XML_CATALOG_FILES");
  std::replace_if(named.begin(), named.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  for (std::size_t at = 0; at < named.size();) {
    const std::size_t end = std::min(named.find(' ', at), named.size());
    std::string_view name = std::string_view(named).substr(at, end - at);
    at = end + 1;
    if (name.starts_with("file://")) name.remove_prefix(7);
    if (name.empty() || is_remote(name)) continue;
    if (auto added = resolver->catalogs_.add(name); !added) return tl::unexpected(added.error());
  }
  auto stored = SchemaStore(schema_store_folder(console)).list();
  if (!stored) return tl::unexpected(stored.error());
  resolver->stored_ = std::move(*stored);
  return resolver;
}

std::optional<fs::path> SchemaResolver::resolve(const std::string& address) const {
  if (auto found = catalogs_.resolve(address); found && !is_remote(*found)) return *found;
  for (const StoredSchema& schema : stored_) {
    if (std::find(schema.addresses.begin(), schema.addresses.end(), address) !=
        schema.addresses.end()) {
      return schema.file;
    }
  }
  const std::string name = tei_schema_name(address);
  for (const StoredSchema& schema : stored_) {
    if (!name.empty() && schema.name == name && !schema.version.empty()) return schema.file;
  }
  return std::nullopt;
}

std::optional<fs::path> SchemaResolver::stored(std::string_view name) const {
  if (name.ends_with(".rng") || name.ends_with(".rnc")) name.remove_suffix(4);
  for (const StoredSchema& schema : stored_) {
    if (schema.name == name) return schema.file;
  }
  return std::nullopt;
}

base::Result<std::string> ResolvingLoader::load(const std::string& uri) {
  if (is_remote(uri)) {
    const auto file = resolver_.resolve(uri);
    if (file) return rng::syntax::FileLoader().load(file->string());
  }
  return rng::syntax::FileLoader().load(uri);
}

}  // namespace apograph
