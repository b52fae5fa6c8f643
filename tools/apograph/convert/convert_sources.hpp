// SPDX-License-Identifier: MIT
// Which texts a call of `convert` means.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// A text to convert. `below` is its path below the folder that was named, or its own name. Where
/// there is a `fault`, what was named cannot be read, and the others go on.
struct TextFile {
  std::filesystem::path file;
  std::filesystem::path below;
  std::optional<base::Diagnostic> fault = std::nullopt;
  std::vector<base::Diagnostic> found = {};  // by --split, for the report
};

/// Either letters of one edition or texts by themselves.
struct MeantTexts {
  std::optional<std::filesystem::path> edition;  // its folder
  std::set<std::string> names;                   // of its letters; empty: all
  std::vector<TextFile> texts;                   // the same letters as files; by themselves: all
  bool is_batch = false;                         // a folder, a pattern or several files were named
};

/// Finds what the operands mean: nothing or the folder of an edition, letters in its folder
/// sources/, files, folders of them (at any depth, files with the endings of source::endings),
/// patterns. Fails with apograph.no-edition, and with cli.usage where an edition is named with
/// something else.
base::Result<MeantTexts> find_texts(const cli::Arguments& arguments);

}  // namespace apograph
