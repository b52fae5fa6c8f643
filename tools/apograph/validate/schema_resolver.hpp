// SPDX-License-Identifier: MIT
// From the name of a schema, as a document, a schema or a user writes it, to a local file: by
// catalogs and the user's store. Never the network.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apograph/validate/schema_store.hpp"
#include "base/diagnostic.hpp"
#include "rng/syntax/resource.hpp"
#include "xml/catalog.hpp"

namespace apograph {

/// True for an address that no local file has: `https:`, `urn:` and the like.
bool is_remote(std::string_view address);

/// May be used by several threads at once.
class SchemaResolver {
 public:
  /// `catalogs` are those of the command line; those of the environment come after them.
  static base::Result<std::unique_ptr<SchemaResolver>> open(
      const std::vector<std::string>& catalogs, const cli::Console& console);

  /// The file of an address; none where no catalog and no stored schema answers to it.
  std::optional<std::filesystem::path> resolve(const std::string& address) const;
  /// A stored schema by its name, with or without .rng or .rnc.
  std::optional<std::filesystem::path> stored(std::string_view name) const;

 private:
  xml::Catalogs catalogs_;
  std::vector<StoredSchema> stored_;
};

/// Reads the files of a schema, where they are included from afar those that stand for them.
class ResolvingLoader final : public rng::syntax::ResourceLoader {
 public:
  explicit ResolvingLoader(const SchemaResolver& resolver) : resolver_(resolver) {}

  base::Result<std::string> load(const std::string& uri) override;

 private:
  const SchemaResolver& resolver_;
};

}  // namespace apograph
