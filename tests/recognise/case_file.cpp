// SPDX-License-Identifier: MIT
#include "recognise/case_file.hpp"

#include <fstream>

namespace recognise::testing {
namespace {

bool take_key(const std::string& line, std::string_view key, std::string& value) {
  if (!line.starts_with(key)) return false;
  value = line.substr(std::min(line.size(), line.find_first_not_of(' ', key.size())));
  return true;
}

}  // namespace

std::vector<Case> cases_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Case> cases;
  std::string language, letter_date, line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#' || take_key(line, "language:", language) ||
        take_key(line, "letter:", letter_date)) {
      continue;
    }
    if (line.starts_with("=> ") && !cases.empty()) {
      if (line != "=> nothing") cases.back().expected.push_back(line.substr(3));
      continue;
    }
    const std::string where = file.filename().string() + ":" + std::to_string(number);
    cases.push_back({where, language, letter_date, line, {}});
  }
  return cases;
}

}  // namespace recognise::testing
