// SPDX-License-Identifier: MIT
#include "apograph/validate/baseline.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace apograph {
namespace {

namespace fs = std::filesystem;
using Diagnostics = std::vector<base::Diagnostic>;

base::Diagnostic fault(std::uint32_t line, std::string message = "no date") {
  return {base::Severity::error, "rng.value", {"a.xml", line, 1}, std::move(message), "", {}};
}

class BaselineTest : public testing::Test {
 protected:
  BaselineTest() { lines_.add("a.xml", "one\n  two \nthree\n"); }

  Baseline baseline_of(const Diagnostics& diagnostics) {
    Baseline baseline(fs::path(testing::TempDir()) / "known.json");
    for (const auto& diagnostic : diagnostics) {
      baseline.add("a.xml", known_fault(diagnostic, lines_));
    }
    EXPECT_TRUE(baseline.write());
    auto loaded = Baseline::load(fs::path(testing::TempDir()) / "known.json");
    EXPECT_TRUE(loaded);
    return std::move(*loaded);
  }

  cli::SourceLines lines_;
};

TEST_F(BaselineTest, KnowsAFaultOnAnotherLine) {
  const Baseline baseline = baseline_of({fault(2)});
  cli::SourceLines moved;
  moved.add("a.xml", "new\nnew\none\ntwo\nthree\n");
  Diagnostics now = {fault(4), fault(5, "another")};
  EXPECT_EQ(baseline.remove_known("a.xml", now, moved), 1U);
  ASSERT_EQ(now.size(), 1U);
  EXPECT_EQ(now[0].message, "another");
}

TEST_F(BaselineTest, KnowsAFaultInOtherWords) {
  const Baseline baseline = baseline_of({fault(2)});
  Diagnostics now = {fault(2, "that is no date")};
  EXPECT_EQ(baseline.remove_known("a.xml", now, lines_), 1U);
}

TEST_F(BaselineTest, KnowsAFaultAsOftenAsItWasThere) {
  const Baseline baseline = baseline_of({fault(1), fault(3)});
  Diagnostics now = {fault(1), fault(2), fault(3)};
  EXPECT_EQ(baseline.remove_known("a.xml", now, lines_), 2U);
  ASSERT_EQ(now.size(), 1U);
  EXPECT_EQ(now[0].at.line, 2U) << "the new one is the one whose line was not known";
}

TEST_F(BaselineTest, DoesNotKnowTheFaultsOfOtherDocumentsOrKinds) {
  const Baseline baseline = baseline_of({fault(1)});
  Diagnostics now = {fault(1)};
  EXPECT_EQ(baseline.remove_known("b.xml", now, lines_), 0U);
  now[0].code = "rng.other";
  EXPECT_EQ(baseline.remove_known("a.xml", now, lines_), 0U);
  EXPECT_EQ(now.size(), 1U);
}

TEST_F(BaselineTest, IsNamedFromItsOwnFolder) {
  Baseline baseline("known/faults.json");
  baseline.add("letters/a.xml", {"rng.value", "m", ""});
  EXPECT_EQ(baseline.count("./known/../letters/a.xml"), 1U);
  EXPECT_EQ(baseline.count((fs::current_path() / "letters/a.xml").string()), 1U);
}

TEST_F(BaselineTest, SaysWhatIsNoBaseline) {
  const fs::path file = fs::path(testing::TempDir()) / "odd.json";
  for (const char* text : {"", "[]", "{}", "{\"documents\": 1}", "{\"documents\": {\"a\": 1}}",
                           "{\"documents\": {\"a\": [1]}}"}) {
    std::ofstream(file) << text;
    const auto loaded = Baseline::load(file);
    ASSERT_FALSE(loaded) << text;
    EXPECT_EQ(loaded.error().code, "baseline.malformed");
  }
  EXPECT_EQ(Baseline::load(file / "missing").error().code, "file.unreadable");
}

}  // namespace
}  // namespace apograph
