// SPDX-License-Identifier: MIT
// The options of `validate` as values.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "cli/report.hpp"
#include "rng/explain/validation.hpp"

namespace apograph {

struct ValidateSettings {
  rng::explain::ValidationOptions validation;  // its catalogue is the console's
  std::size_t max_errors = 100;                // shown of a document; 0 is no limit
  std::size_t jobs = 1;
  cli::Format format = cli::Format::text;
  bool is_quiet = false;
  bool is_summary = false;
  bool fails_by_warnings = false;
  std::string output;                // "" is standard output
  std::filesystem::path cache_home;  // "" keeps nothing
  std::optional<std::filesystem::path> baseline;
  std::optional<std::filesystem::path> new_baseline;
};

/// The user's folder for caches; "" where the environment names none.
std::filesystem::path cache_home(const cli::Console& console);

/// Fails with cli.usage.
base::Result<ValidateSettings> settings_of(const cli::Arguments& arguments,
                                           const cli::Console& console);

}  // namespace apograph
