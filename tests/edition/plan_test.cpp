// SPDX-License-Identifier: MIT
#include "edition/plan.hpp"

#include <chrono>

#include <gtest/gtest.h>

#include "edition/folder.hpp"
#include "edition/seal.hpp"

namespace edition {
namespace {

namespace fs = std::filesystem;

// An edition with one letter, converted and rendered after everything else was written.
class PlanTest : public testing::Test {
 protected:
  PlanTest() {
    for (const char* name : {"edition.toml", "sources/a.txt", "letters/a.toml", "authority/p.xml",
                             "tools/xslt/reading.xsl"}) {
      age(folder_.write(name,
                        name == std::string("edition.toml") ? "[edition]\ntitle = \"x\"\n" : ""),
          60);
    }
    age(folder_.write("letters/a.xml", sealed("<TEI/>")), 30);
    age(folder_.write("html/a.reading.html", ""), 20);
    age(folder_.path() / "tools/xslt", 60);
    age(folder_.path() / "tools", 60);
  }

  static void age(const fs::path& file, int seconds) {
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::seconds(seconds));
  }

  State letter_state() {
    base::DiagnosticList list;
    const auto edition = load_edition(folder_.path(), list);
    const std::vector<fs::path> tools = {folder_.path() / "tools"};
    return plan_conversion(*edition, tools).at(0).state;
  }

  State page_state() {
    base::DiagnosticList list;
    const auto edition = load_edition(folder_.path(), list);
    const std::vector<fs::path> tools = {folder_.path() / "tools"};
    const std::vector<std::string> views = {"reading"};
    return plan_rendering(*edition, views, tools).at(0).state;
  }

  test::Folder folder_;
};

TEST_F(PlanTest, LeavesWhatIsYoungerThanAllThatItIsMadeFrom) {
  EXPECT_EQ(letter_state(), State::fresh);
  EXPECT_EQ(page_state(), State::fresh);
}

TEST_F(PlanTest, MakesAgainWhatIsOlderThanAnythingThatItIsMadeFrom) {
  for (const char* name : {"edition.toml", "sources/a.txt", "letters/a.toml", "authority/p.xml",
                           "tools/xslt/reading.xsl"}) {
    age(folder_.path() / name, 0);
    EXPECT_EQ(letter_state(), State::stale) << name;
    age(folder_.path() / name, 60);
  }
  age(folder_.path() / "letters/a.xml", 0);
  EXPECT_EQ(page_state(), State::stale);
}

TEST_F(PlanTest, MakesWhatIsMissing) {
  fs::remove(folder_.path() / "html/a.reading.html");
  EXPECT_EQ(page_state(), State::missing);
  fs::remove(folder_.path() / "letters/a.xml");
  EXPECT_EQ(letter_state(), State::missing);
}

TEST_F(PlanTest, KnowsALetterThatAnEditorChanged) {
  folder_.write("letters/a.xml", sealed("<TEI/>") + "<!-- mine -->\n");
  EXPECT_EQ(letter_state(), State::edited);
  folder_.write("letters/a.xml", "<TEI>by hand</TEI>\n");
  EXPECT_EQ(letter_state(), State::edited);
}

}  // namespace
}  // namespace edition
