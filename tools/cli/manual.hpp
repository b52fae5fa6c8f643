// SPDX-License-Identifier: MIT
// The tables as man pages and completions, for packaging; what they write is committed under
// share/.
#pragma once

#include <string>
#include <vector>

#include "cli/option_table.hpp"

namespace cli {

/// A file by its path below share/.
struct Document {
  std::string path;
  std::string text;
};

/// man/PROGRAM.1 and a page for each command.
std::vector<Document> man_pages(const Program& program);

/// completions/PROGRAM.bash, completions/_PROGRAM (zsh) and completions/PROGRAM.fish.
std::vector<Document> completions(const Program& program);

}  // namespace cli
