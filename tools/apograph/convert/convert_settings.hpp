// SPDX-License-Identifier: MIT
// The options of `convert` as values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "apograph/convert/conversion.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

struct ConvertSettings {
  Stage last_stage = Stage::encode;
  bool is_forced = false;
  bool is_split = false;  // the texts hold several letters each
  std::size_t jobs = 1;
  std::optional<std::string> output;  // "-" is standard output
  std::vector<std::filesystem::path> authority;
  std::optional<std::filesystem::path> sidecar;
  std::optional<std::filesystem::path> table;     // a CSV for all of them
  std::optional<source::Format> format;           // none: found out
  std::string encoding;                           // "": by metadata, or detected
  std::uint32_t explained_line = 0;               // 0: none
  std::string language;                           // "": by metadata, or detected
  std::optional<std::filesystem::path> report;    // as JSON
  std::optional<std::filesystem::path> proposed;  // an authority file for new names
  /// A page for the review of one letter, a folder for those of several; empty: where such pages
  /// go. None: no pages.
  std::optional<std::string> review;
  bool is_review_only = false;  // no letter is written
};

/// Fails with cli.usage.
base::Result<ConvertSettings> convert_settings(const cli::Arguments& arguments);

}  // namespace apograph
