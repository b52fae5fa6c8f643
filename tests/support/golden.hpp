// SPDX-License-Identifier: MIT
// Golden files for the tests: where they lie, how they are compared, how a new one is accepted.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/text_diff.hpp"
#include "support/folders.hpp"

namespace support {

/// The name of a case for INSTANTIATE_TEST_SUITE_P: the file's name, other characters than letters
/// and digits as "_".
inline std::string case_name(const testing::TestParamInfo<std::filesystem::path>& file) {
  std::string name = file.param.stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

/// Compares with a golden file. APOGRAPH_ACCEPT in the environment writes `found` as the new one,
/// to be read by eye before it is committed.
inline void expect_golden(const std::filesystem::path& golden, const std::string& found) {
  if (std::getenv("APOGRAPH_ACCEPT") != nullptr) {
    ASSERT_TRUE(base::write_file(golden, found));
    return;
  }
  const std::string expected = base::read_file(golden).value_or("");
  EXPECT_EQ(base::unified_diff(expected, found, golden.string(), "found"), "")
      << "where the new result is right, read it by eye, then accept it: APOGRAPH_ACCEPT=1 ctest "
         "--preset dev";
}

}  // namespace support
