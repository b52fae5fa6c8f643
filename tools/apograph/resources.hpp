// SPDX-License-Identifier: MIT
// Where the program's data lies: schemas, stylesheets, lexicons, interface strings.
#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/console.hpp"

namespace apograph {

struct Resources {
  std::filesystem::path share;
  std::filesystem::path program;

  std::filesystem::path lexicon() const { return share / "lexicon"; }
  std::filesystem::path stylesheets() const { return share / "xslt"; }
  std::filesystem::path messages() const { return share / "i18n" / "messages"; }
  std::filesystem::path strings() const { return share / "i18n"; }
  std::filesystem::path new_edition() const { return share / "edition"; }
  std::filesystem::path letter_schema() const { return share / "schemas" / "letter.rng"; }
  /// What a letter's TEI depends on beside the edition.
  std::vector<std::filesystem::path> conversion_tools() const { return {program, lexicon()}; }
  /// What a page depends on beside the edition.
  std::vector<std::filesystem::path> rendering_tools() const {
    return {program, stylesheets(), strings()};
  }
};

/// The folder named by APOGRAPH_SHARE, else ../share/apograph beside the program. Fails with
/// apograph.no-resources.
base::Result<Resources> find_resources(const cli::Console& console);

}  // namespace apograph
