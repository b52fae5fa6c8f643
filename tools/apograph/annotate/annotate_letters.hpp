// SPDX-License-Identifier: MIT
// Which letters a call of `annotate` means.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "apograph/file_pattern.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

struct NamedLetters {
  std::vector<NamedFile> letters;
  bool is_batch = false;  // a folder, a pattern or several files were named
};

/// Files, folders of them (files that end in .xml, at any depth), patterns, the folder of an
/// edition, or, where nothing is named, the edition in which one stands: its letters. Fails with
/// apograph.no-edition or edition.*.
base::Result<NamedLetters> find_letters(const cli::Arguments& arguments);

}  // namespace apograph
