// SPDX-License-Identifier: MIT
// The shared test data: where it is, and its tables.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace rng_tests {

/// The folder with the test data; it may be absent.
inline std::filesystem::path data_folder() {
  if (const char* named = std::getenv("APOGRAPH_DATA")) return named;
  const char* source = std::getenv("APOGRAPH_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "../shared/data";
}

/// The rows of a table, cells parted by tabs; the header row too, where it has one.
inline std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::size_t at = 0;
    while (true) {
      const std::size_t tab = line.find('\t', at);
      cells.push_back(line.substr(at, tab == std::string::npos ? tab : tab - at));
      if (tab == std::string::npos) break;
      at = tab + 1;
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace rng_tests

#define SKIP_WITHOUT_DATA(folder)                                                              \
  if (!std::filesystem::exists(folder)) {                                                      \
    GTEST_SKIP() << "SKIPPED: the test data is not at " << (folder) << "; name its folder in " \
                 << "APOGRAPH_DATA to run this test";                                          \
  }
