// SPDX-License-Identifier: MIT
// What the letters of an edition point to, held against its entries.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "apograph/authority/authority_sources.hpp"
#include "base/diagnostic.hpp"

namespace apograph {

struct LetterCheck {
  std::vector<std::string> files;   // of the letters that were read
  std::set<std::string> mentioned;  // the xml:id of entries to which they point
};

/// Reads the letters of an edition on as many threads as `jobs` says. Reports pointers to nobody
/// (authority.nobody, error) and to an entry of another kind than the element names
/// (authority.other-kind, warning), and letters that cannot be read.
LetterCheck check_letters(const AuthoritySources& sources, std::size_t jobs,
                          base::DiagnosticSink& sink);

}  // namespace apograph
