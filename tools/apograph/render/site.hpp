// SPDX-License-Identifier: MIT
// The site of an edition: a page for each letter, a start page, the registers, and what they load.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "apograph/render/rendering.hpp"
#include "cli/option_table.hpp"
#include "edition/edition.hpp"

namespace apograph {

/// What is asked of a site.
struct SiteOrder {
  std::string view;                // of the letters' pages: "both" for the site, or one view
  std::optional<std::string> one;  // the only letter to make, by name
  bool is_forced = false;          // makes what is up to date, too
  std::size_t jobs = 1;
  transform::Parameters given;  // beside those of edition.toml
};

/// Writes the style sheets and scripts of the pages into `folder`.
base::Result<void> write_assets(Rendering& rendering, const std::filesystem::path& folder);

/// Makes what is stale of the site, letters on several threads, and says how much that was.
cli::Exit make_site(Rendering& rendering, const edition::Edition& edition, const SiteOrder& order,
                    cli::Console& console);

}  // namespace apograph
