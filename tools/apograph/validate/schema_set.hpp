// SPDX-License-Identifier: MIT
// The schemas of a run: each is loaded once and used by all threads.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/diagnostic.hpp"
#include "rng/validate/schema.hpp"

namespace apograph {

/// The file of a schema, and in which encoding a document says that it is; "" says nothing.
struct SchemaFile {
  std::filesystem::path path;
  std::string charset;
};

struct LoadedSchema {
  std::unique_ptr<const rng::validate::Schema> schema;  // null where it has faults
  base::DiagnosticList faults;                          // warnings, where there is a schema
  std::once_flag is_loaded;
};

/// May be used by several threads at once.
class SchemaSet {
 public:
  explicit SchemaSet(rng::validate::LoadOptions options) : options_(options) {}

  /// The schema of a file; one that several paths lead to is loaded once. A charset is the encoding
  /// of a schema in the compact syntax; one in the XML syntax knows its own, and a warning says so
  /// where they differ (schema.charset).
  const LoadedSchema& get(const SchemaFile& file);

 private:
  void load(const SchemaFile& file, LoadedSchema& entry) const;

  rng::validate::LoadOptions options_;
  std::mutex mutex_;
  std::map<std::string, LoadedSchema> schemas_;  // by canonical path and charset
};

}  // namespace apograph
