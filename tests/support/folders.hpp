// SPDX-License-Identifier: MIT
// Where tests find the repository and the data of others.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace support {

/// The root of the repository.
inline std::filesystem::path source_folder() {
  const char* folder = std::getenv("APOGRAPH_SOURCE");
  return folder == nullptr ? std::filesystem::current_path() : std::filesystem::path(folder);
}

/// The folder of the data that others made (see CONTRIBUTING.md); it may be absent.
inline std::filesystem::path data_folder() {
  const char* folder = std::getenv("APOGRAPH_DATA");
  return folder == nullptr ? source_folder() / "../shared/data" : std::filesystem::path(folder);
}

/// The files of a folder with this ending, sorted.
inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                                   const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace support
