// SPDX-License-Identifier: MIT
// Which documents a call of `validate` means.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "edition/edition.hpp"

namespace apograph {

/// A document to validate. `bytes` holds it where it came from standard input ("-"), else it is
/// null. Where there is a `fault`, what was named cannot be read, and the others go on.
struct Candidate {
  std::filesystem::path file;
  const std::string* bytes = nullptr;
  std::optional<base::Diagnostic> fault = std::nullopt;
};

/// The documents in the order of the operands, those of a folder or a pattern by name; standard
/// input, which is read here.
struct Documents {
  std::vector<Candidate> items;
  std::optional<std::string> standard_input;

  Documents() = default;
  Documents(const Documents&) = delete;
  Documents& operator=(const Documents&) = delete;
};

/// Finds the documents that operands and --files-from name, or, where nothing is named, those of
/// the edition in which one stands. Fails with apograph.no-edition, edition.*, cli.usage, and with
/// file.* where a list of files cannot be read.
base::Result<void> find_documents(const cli::Arguments& arguments, Documents& documents);

/// The edition of a folder, or its first fault.
base::Result<edition::Edition> sound_edition(const std::filesystem::path& folder);

}  // namespace apograph
