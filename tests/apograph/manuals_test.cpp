// SPDX-License-Identifier: MIT
// Holds share/man and share/completions against the option tables.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "apograph/commands.hpp"
#include "base/text_diff.hpp"
#include "cli/manual.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

fs::path share() {
  return fs::path(std::getenv("APOGRAPH_SOURCE")) / "share";
}

std::string content(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void expect_committed(const std::vector<cli::Document>& documents, const std::string& folder) {
  std::set<std::string> names;
  for (const cli::Document& document : documents) {
    names.insert(document.path);
    const std::string difference =
        base::unified_diff(content(share() / document.path), document.text, document.path,
                           "made from the option tables");
    EXPECT_EQ(difference, "") << "to accept: cmake --build build-dev --target manuals\n";
  }
  for (const auto& entry : fs::directory_iterator(share() / folder)) {
    EXPECT_TRUE(names.contains(folder + "/" + entry.path().filename().string()))
        << entry.path() << " belongs to no command";
  }
}

TEST(Manuals, AreWhatTheOptionTablesSay) {
  expect_committed(cli::man_pages(kProgram), "man");
  expect_committed(cli::completions(kProgram), "completions");
}

}  // namespace
}  // namespace apograph
