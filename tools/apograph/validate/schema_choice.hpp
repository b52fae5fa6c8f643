// SPDX-License-Identifier: MIT
// Which schemas hold for a document.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apograph/resources.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/validate/schema_resolver.hpp"
#include "apograph/validate/schema_set.hpp"
#include "base/diagnostic.hpp"

namespace apograph {

/// A schema by xml-model, as it is written.
struct DeclaredSchema {
  std::string address;
  std::string charset;  // "" where none is named

  friend bool operator==(const DeclaredSchema&, const DeclaredSchema&) = default;
};

/// The RELAX NG schemas that the beginning of a document names before its root.
std::vector<DeclaredSchema> declared_schemas(std::string_view beginning);

/// The first 64 KiB of a file, in which a prolog ends as a rule; empty where it cannot be read.
std::string beginning_of(const std::filesystem::path& file);

/// May be used by several threads at once.
class SchemaChoice {
 public:
  using Paths = std::vector<SchemaFile>;

  /// `named` are those of the command line, files or names of the store, which hold for every
  /// document.
  SchemaChoice(const std::vector<std::string>& named, const Resources& resources,
               const SchemaResolver& resolver);

  /// Those of the command line, else those that the document declares, else those of the edition
  /// that it lies in, else tei_all of the store. Fails with validate.no-schema,
  /// validate.remote-schema, edition.* or file.*.
  base::Result<Paths> schemas_for(const Candidate& candidate);

 private:
  base::Result<std::filesystem::path> file_of(const std::string& address,
                                              const std::filesystem::path& document) const;
  base::Result<Paths> declared(const Candidate& candidate) const;
  base::Result<Paths> of_edition(const std::filesystem::path& folder);

  Paths named_;
  const Resources& resources_;
  const SchemaResolver& resolver_;
  std::mutex mutex_;
  std::map<std::filesystem::path, base::Result<Paths>> editions_;  // by the folder of documents
};

}  // namespace apograph
