// SPDX-License-Identifier: MIT
// Reads tests/recognise/cases/*.txt: sentences, and what is to be found in them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace recognise::testing {

/// A sentence and the descriptions of its mentions; none where it says "nothing".
struct Case {
  std::string where;  // file:line
  std::string language;
  std::string letter_date;  // ISO, or empty
  std::string sentence;
  std::vector<std::string> expected;
};

std::vector<Case> cases_of(const std::filesystem::path& file);

}  // namespace recognise::testing
