// SPDX-License-Identifier: MIT
#include "apograph/init/init.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "edition/edition.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;

constexpr std::string_view kConfiguration = "edition.toml";

// The files of a new edition, relative to its folder. The configuration is the last: until it is
// there the folder is no edition, and what was broken off can be done again.
base::Result<std::vector<fs::path>> files_of(const fs::path& pattern) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(pattern, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_regular_file(error)) files.push_back(entry->path().lexically_relative(pattern));
  }
  if (error || files.empty()) {
    return base::failure("apograph.no-resources", {pattern.string()},
                         "the files of a new edition are missing", "install the program whole");
  }
  std::sort(files.begin(), files.end());
  std::stable_partition(files.begin(), files.end(),
                        [](const fs::path& file) { return file != kConfiguration; });
  return files;
}

base::Result<void> bring(const fs::path& from, const fs::path& to) {
  const auto bytes = base::read_file(from);
  if (!bytes) return tl::unexpected(bytes.error());
  if (auto made = base::make_folder(to.parent_path()); !made) return made;
  return base::write_file(to, *bytes);
}

base::Result<void> refuse(const fs::path& folder) {
  std::error_code error;
  if (edition::is_edition(folder)) {
    return base::failure("apograph.edition-exists", {(folder / kConfiguration).string()},
                         "there is an edition in this folder already, it is left as it is",
                         "name another folder: apograph init FOLDER");
  }
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    return base::failure("apograph.output-exists", {folder.string()}, "this is a file, no folder",
                         "name a folder: apograph init FOLDER");
  }
  return {};
}

}  // namespace

Exit run_init(const cli::Arguments& arguments, cli::Console& console) {
  const auto& operands = arguments.operands();
  const fs::path folder(operands.empty() ? "." : operands.front());
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  if (const auto free = refuse(folder); !free) return failed(console, free.error());
  const auto files = files_of(resources->new_edition());
  if (!files) return failed(console, files.error());
  for (const fs::path& file : *files) {
    const fs::path target = (folder / file).lexically_normal();
    std::error_code error;
    if (fs::symlink_status(target, error).type() != fs::file_type::not_found) {
      console.report(fmt::format("{}: was there, left as it is\n", target.string()));
      continue;
    }
    if (const auto copied = bring(resources->new_edition() / file, folder / file); !copied) {
      return failed(console, copied.error());
    }
    console.report(fmt::format("{}: made\n", target.string()));
  }
  const std::string there = folder == "." ? "" : fmt::format("cd {}, then ", folder.string());
  console.report(
      fmt::format("Next: {}make; write into edition.toml what the edition is; "
                  "bring your texts with apograph add FILE…\n",
                  there));
  return Exit::clean;
}

}  // namespace apograph
