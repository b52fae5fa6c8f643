// SPDX-License-Identifier: MIT
// Which texts a call of `convert` means.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "apograph/file_pattern.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// A text to convert.
struct TextFile : NamedFile {
  std::vector<base::Diagnostic> found;  // by --split, for the report
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
