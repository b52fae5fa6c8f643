// SPDX-License-Identifier: MIT
// Which letters a call of `annotate` means.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// A letter to annotate; "-" is standard input. `below` is its path below the folder that was
/// named, or its own name. Where there is a `fault`, what was named cannot be read, and the others
/// go on.
struct NamedLetter {
  std::filesystem::path file;
  std::filesystem::path below;
  std::optional<base::Diagnostic> fault = std::nullopt;
};

struct NamedLetters {
  std::vector<NamedLetter> letters;
  bool is_batch = false;  // a folder, a pattern or several files were named
};

/// Files, folders of them (files that end in .xml, at any depth), patterns, the folder of an
/// edition, or, where nothing is named, the edition in which one stands: its letters. Fails with
/// apograph.no-edition or edition.*.
base::Result<NamedLetters> find_letters(const cli::Arguments& arguments);

}  // namespace apograph
