// SPDX-License-Identifier: MIT
#include "apograph/schema_set.hpp"

#include <system_error>

namespace apograph {

const LoadedSchema& SchemaSet::get(const std::filesystem::path& path) {
  std::error_code error;
  const auto canonical = std::filesystem::weakly_canonical(path, error);
  std::unique_lock lock(mutex_);
  LoadedSchema& entry = schemas_[(error ? path : canonical).string()];
  lock.unlock();
  std::call_once(entry.is_loaded,
                 [&] { entry.schema = rng::validate::load_schema(path, entry.faults, options_); });
  return entry;
}

}  // namespace apograph
