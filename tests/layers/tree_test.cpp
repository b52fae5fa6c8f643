// SPDX-License-Identifier: MIT
// The shape of the repository: what its top level holds, and how long a file may be.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "layers/layers.hpp"

namespace layers {
namespace {

constexpr auto kLongestFile = 600;

// Dot-files and build folders come beside these; they are in no commit or belong to tools.
const std::set<std::string> kTopLevel{"CMakeLists.txt",
                                      "CMakePresets.json",
                                      "Makefile",
                                      "README.md",
                                      "LICENSE",
                                      "CONTRIBUTING.md",
                                      "tools",
                                      "xslt",
                                      "tei",
                                      "schemas",
                                      "tests",
                                      "share"};

TEST(Tree, HoldsAtItsTopOnlyWhatBelongsThere) {
  for (const auto& entry : std::filesystem::directory_iterator(source_root())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.') || name == "build" || name.starts_with("build-")) continue;
    EXPECT_TRUE(kTopLevel.contains(name))
        << name << ":1: move this into one of the folders tools, xslt, tei, schemas, tests, share";
  }
}

TEST(Tree, HasNoSourceOverSixHundredLines) {
  static const std::set<std::string> kEndings{".cpp", ".hpp", ".xsl", ".cmake", ".txt", ".sh"};
  for (const std::string folder : {"tools", "xslt"}) {
    if (!std::filesystem::exists(source_root() / folder)) continue;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(source_root() / folder)) {
      if (!entry.is_regular_file() || !kEndings.contains(entry.path().extension().string()))
        continue;
      const std::string text = content_of(entry.path());
      const auto lines = std::count(text.begin(), text.end(), '\n');
      EXPECT_LE(lines, kLongestFile)
          << entry.path().lexically_relative(source_root()).string() << ":" << kLongestFile
          << ": the file has " << lines << " lines; give part of it a file of its own";
    }
  }
}

}  // namespace
}  // namespace layers
