// SPDX-License-Identifier: MIT
// Runs the case folders beside this file: letter.xml and source.txt must give the report in
// `expected`.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/text_diff.hpp"
#include "base/utf8.hpp"
#include "verify/blanks.hpp"
#include "verify/verify.hpp"

namespace verify {
namespace {

std::filesystem::path cases() {
  const char* const source = std::getenv("APOGRAPH_SOURCE");
  const std::filesystem::path root =
      source != nullptr ? source : std::filesystem::path(__FILE__).parent_path() / "../..";
  return root / "tests/verify/cases";
}

std::string report_of(const std::filesystem::path& folder) {
  const auto tei = base::read_file(folder / "letter.xml");
  const auto source = base::read_file(folder / "source.txt");
  if (!tei || !source) return "the case lacks a file\n";
  const auto report = compare(*tei, "letter.xml", *source, "source.txt");
  if (!report) return base::to_string(report.error()) + "\n";
  std::string text = report->is_clean() ? "clean" : "differs";
  text += fmt::format(": {} lines in the source, {} in the TEI, {} missing, {} added, pages {}\n",
                      report->source_lines, report->layer_lines, report->missing, report->added,
                      report->compares_pages ? "compared" : "not compared");
  for (const auto& fault : report->faults) text += base::to_string(fault) + "\n";
  return text + report->diff;
}

class Case : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Case, IsReportedAsExpected) {
  const std::filesystem::path expected = GetParam() / "expected";
  const std::string actual = report_of(GetParam());
  if (std::getenv("APOGRAPH_ACCEPT") != nullptr) {
    ASSERT_TRUE(base::write_file(expected, actual));
  }
  EXPECT_EQ(
      base::unified_diff(base::read_file(expected).value_or(""), actual, "expected", "actual"), "");
}

// Of a source that is all there no character can go unnoticed.
TEST_P(Case, MissesEveryCharacter) {
  const std::string tei = base::read_file(GetParam() / "letter.xml").value_or("");
  const std::string source = base::read_file(GetParam() / "source.txt").value_or("");
  if (!compare(tei, "letter.xml", source, "source.txt")->is_clean()) return;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t begin = at;
    base::utf8::next(source, at);
    if (is_blank(std::string_view(source).substr(begin, at - begin))) continue;
    const std::string shorter = source.substr(0, begin) + source.substr(at);
    EXPECT_FALSE(compare(tei, "letter.xml", shorter, "source.txt")->is_clean())
        << "without byte " << begin << ": " << shorter;
  }
}

std::vector<std::filesystem::path> folders() {
  std::vector<std::filesystem::path> found(std::filesystem::directory_iterator(cases()), {});
  std::sort(found.begin(), found.end());
  return found;
}

std::string name_of(const testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.filename().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Verify, Case, testing::ValuesIn(folders()), name_of);

}  // namespace
}  // namespace verify
