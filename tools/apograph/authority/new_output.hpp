// SPDX-License-Identifier: MIT
// Files that `authority …` writes where they are asked for.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// Writes to a file that does not exist yet or may be replaced; "-" is standard output. Fails with
/// apograph.output-exists and file.*.
base::Result<void> write_new(const std::filesystem::path& path, std::string_view bytes,
                             bool may_replace, cli::Console& console);

/// A file to be written, with what it held.
struct Rewriting {
  std::filesystem::path path;
  std::string before, after;

  bool is_change() const { return before != after; }
};

/// Writes what has changed, or shows the differences where nothing is to be written.
base::Result<void> rewrite(const std::vector<Rewriting>& files, bool is_dry_run,
                           cli::Console& console);

}  // namespace apograph
