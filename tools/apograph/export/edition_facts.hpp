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
  std::filesystem::path pages;   // where an edition's pages go; empty where it is none
};

/// Reads the edition that the operands mean, or a folder of TEI files that is none. A letter that
/// cannot be read is reported and left out; none, with what is wrong reported, where nothing can be
/// done.
std::optional<EditionFacts> read_edition_facts(const cli::Arguments& arguments, std::size_t jobs,
                                               base::DiagnosticSink& faults);

/// Lists the files of an edition: all in its folder but what is hidden, its pages, `export/` and
/// what lies in `output`.
void list_files(EditionFacts& facts, const std::filesystem::path& output,
                base::DiagnosticSink& faults);

}  // namespace apograph
