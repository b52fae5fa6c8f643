// SPDX-License-Identifier: MIT
// An edition as the feeds see it: its TEI read on several threads.
#pragma once

#include <filesystem>
#include <optional>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "feeds/facts.hpp"

namespace apograph {

struct EditionFacts {
  feeds::Edition edition;
  std::filesystem::path folder;  // of the edition, or of the files
};

/// Reads the edition that the operands mean, or a folder of TEI files that is none. A letter that
/// cannot be read is reported and left out; none, with what is wrong reported, where nothing can be
/// done.
std::optional<EditionFacts> read_edition_facts(const cli::Arguments& arguments, std::size_t jobs,
                                               base::DiagnosticSink& faults);

}  // namespace apograph
