// SPDX-License-Identifier: MIT
#include "apograph/resources.hpp"

#include <system_error>

#include "base/catalogue.hpp"

namespace apograph {

namespace fs = std::filesystem;

base::Result<Resources> find_resources(const cli::Console& console) {
  std::error_code error;
  Resources resources;
  resources.program = fs::read_symlink("/proc/self/exe", error);
  const std::string named = console.environment("APOGRAPH_SHARE");
  resources.share = named.empty()
                        ? resources.program.parent_path().parent_path() / "share" / "apograph"
                        : fs::path(named);
  if (fs::is_directory(resources.share, error)) return resources;
  return tl::unexpected(
      base::worded("apograph.no-resources", {resources.share.string()}, {"no-resources"}));
}

}  // namespace apograph
