// SPDX-License-Identifier: MIT
#include "apograph/authority/new_output.hpp"

#include <system_error>

#include "apograph/delivery.hpp"
#include "base/file.hpp"
#include "base/text_diff.hpp"

namespace apograph {

base::Result<void> write_new(const std::filesystem::path& path, std::string_view bytes,
                             bool may_replace, cli::Console& console) {
  if (path == "-") return write_to_output(console, bytes);
  std::error_code error;
  if (!may_replace && std::filesystem::exists(path, error)) {
    return base::failure("apograph.output-exists", {path.string()},
                         "this file exists and is not overwritten",
                         "name another output, or use --force");
  }
  return write_product(path, bytes);
}

base::Result<void> rewrite(const std::vector<Rewriting>& files, bool is_dry_run,
                           cli::Console& console) {
  for (const Rewriting& file : files) {
    if (!file.is_change()) continue;
    const std::string name = file.path.string();
    const auto done =
        is_dry_run
            ? write_to_output(console, base::unified_diff(file.before, file.after, name, name))
            : write_product(file.path, file.after);
    if (!done) return done;
  }
  return {};
}

}  // namespace apograph
