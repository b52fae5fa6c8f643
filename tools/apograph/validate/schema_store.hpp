// SPDX-License-Identifier: MIT
// The user's own schemas, by name: a folder that is an OASIS catalog (catalog.xml), so that other
// programs can use it, too.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/console.hpp"

namespace apograph {

/// $XDG_DATA_HOME/apograph/schemas, by default ~/.local/share/apograph/schemas; "" where the
/// environment names no such folder.
std::filesystem::path schema_store_folder(const cli::Console& console);

struct StoredSchema {
  std::string name;                    // of its folder: that of the file, without .rng or .rnc
  std::filesystem::path file;          // the schema
  std::string version;                 // of TEI, where the schema says it
  std::vector<std::string> addresses;  // that mean it
};

class SchemaStore {
 public:
  explicit SchemaStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// By name. Fails where catalog.xml is there and cannot be read.
  base::Result<std::vector<StoredSchema>> list() const;
  /// Copies a schema with all that it includes, over one of the same name; it is found by its
  /// name, by `addresses` and, where it is one of TEI's own, by those at tei-c.org. `files` are
  /// those that it includes. Fails with schema-store.* and file.*.
  base::Result<StoredSchema> add(const std::filesystem::path& file,
                                 const std::vector<std::filesystem::path>& files,
                                 const std::vector<std::string>& addresses) const;
  /// Fails with schema-store.unknown and file.*.
  base::Result<void> remove(const std::string& name) const;

  const std::filesystem::path& folder() const { return folder_; }

 private:
  base::Result<void> write(const std::vector<StoredSchema>& schemas) const;

  std::filesystem::path folder_;
};

/// The name of TEI's own schema that an address means (`tei_all`): at tei-c.org, with or without
/// www, by http or https, of the release or of any version in the Vault. "" for other addresses.
std::string tei_schema_name(std::string_view address);

}  // namespace apograph
