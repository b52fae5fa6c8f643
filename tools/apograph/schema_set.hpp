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

struct LoadedSchema {
  std::unique_ptr<const rng::validate::Schema> schema;  // null where it has faults
  base::DiagnosticList faults;
  std::once_flag is_loaded;
};

/// May be used by several threads at once.
class SchemaSet {
 public:
  explicit SchemaSet(rng::validate::LoadOptions options) : options_(options) {}

  /// The schema of a file; one that several paths lead to is loaded once.
  const LoadedSchema& get(const std::filesystem::path& path);

 private:
  rng::validate::LoadOptions options_;
  std::mutex mutex_;
  std::map<std::string, LoadedSchema> schemas_;  // by canonical path
};

}  // namespace apograph
