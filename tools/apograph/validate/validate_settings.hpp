// SPDX-License-Identifier: MIT
// The options of `validate` as values.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "apograph/resources.hpp"
#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "cli/report.hpp"
#include "rng/explain/validation.hpp"

namespace apograph {

struct ValidateSettings {
  std::unique_ptr<const base::Catalogue> catalogue;  // what `validation` points to; null is English
  const base::Catalogue& words() const {
    return catalogue == nullptr ? base::Catalogue::english() : *catalogue;
  }
  rng::explain::ValidationOptions validation;
  std::size_t max_errors = 100;  // shown of a document; 0 is no limit
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

/// Fails with cli.usage, and where the catalogue of a language cannot be read.
base::Result<ValidateSettings> settings_of(const cli::Arguments& arguments,
                                           const Resources& resources, const cli::Console& console);

}  // namespace apograph
