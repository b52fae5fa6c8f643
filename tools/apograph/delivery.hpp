// SPDX-License-Identifier: MIT
// How products reach the disk: nothing is overwritten that somebody may have worked on.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace apograph {

/// Writes a file that nobody edits. One that holds these bytes already is not rewritten; it only
/// becomes the youngest, so that it counts as up to date.
base::Result<void> write_product(const std::filesystem::path& path, std::string_view bytes);

/// Writes a letter, sealed (edition/seal.hpp). Over a letter as Apograph wrote it where
/// `may_replace` is set; where an editor has changed it, to NAME.new.xml beside it, and the
/// difference goes to standard output. Fails with apograph.output-exists, apograph.proposal-edited,
/// file.*.
base::Result<void> deliver_letter(const std::filesystem::path& path, std::string_view letter,
                                  bool may_replace, cli::Console& console);

/// What is said where standard output cannot be written.
base::Diagnostic unwritable_output();

/// Writes to standard output; fails with file.unwritable.
base::Result<void> write_to_output(cli::Console& console, std::string_view bytes);

}  // namespace apograph
