// SPDX-License-Identifier: MIT
#include "apograph/file_pattern.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

namespace apograph {
namespace {

constexpr std::array<std::string_view, 1> kEndings = {".xml"};

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

class FilePatternTest : public testing::Test {
 protected:
  FilePatternTest() {
    std::string name = (fs::temp_directory_path() / "pattern.XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    for (const char* file : {"a.xml", "b.xml", "b.txt", ".hidden.xml", "x/c.xml", "x/y/d.xml",
                             ".git/e.xml", "[1].xml"}) {
      fs::create_directories((folder_ / file).parent_path());
      std::ofstream(folder_ / file) << "<a/>";
    }
    fs::create_directory_symlink(folder_, folder_ / "x" / "loop");
  }
  ~FilePatternTest() override { fs::remove_all(folder_); }

  Names names(const std::vector<fs::path>& files) const {
    Names out;
    for (const fs::path& file : files) out.push_back(file.lexically_relative(folder_).string());
    return out;
  }
  Names matching(const std::string& pattern) const {
    return names(matching_files((folder_ / pattern).string()));
  }

  fs::path folder_;
};

TEST_F(FilePatternTest, MatchesAsAShellDoes) {
  EXPECT_EQ(matching("*.xml"), (Names{"[1].xml", "a.xml", "b.xml"}));
  EXPECT_EQ(matching("[ab].xml"), (Names{"a.xml", "b.xml"}));
  EXPECT_EQ(matching("?.txt"), Names{"b.txt"});
  EXPECT_EQ(matching("*/*.xml"), Names{"x/c.xml"});
  EXPECT_EQ(matching(".h*"), Names{".hidden.xml"});
  EXPECT_EQ(matching("c*"), Names{});
}

TEST_F(FilePatternTest, MatchesAtAnyDepthAndFollowsNoLinks) {
  EXPECT_EQ(matching("**/*.xml"), (Names{"[1].xml", "a.xml", "b.xml", "x/c.xml", "x/y/d.xml"}));
  EXPECT_EQ(matching("x/**/d.xml"), Names{"x/y/d.xml"});
}

TEST_F(FilePatternTest, FindsXmlFilesBelowAFolder) {
  std::vector<fs::path> unreadable;
  EXPECT_EQ(names(files_below(folder_, kEndings, unreadable)),
            (Names{".hidden.xml", "[1].xml", "a.xml", "b.xml", "x/c.xml", "x/y/d.xml"}));
  EXPECT_TRUE(unreadable.empty());
  files_below(folder_ / "missing", kEndings, unreadable);
  EXPECT_EQ(unreadable.size(), 1U);
}

}  // namespace
}  // namespace apograph
