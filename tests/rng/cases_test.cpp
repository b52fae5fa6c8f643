// SPDX-License-Identifier: MIT
// One folder for each clause of the specification: schema.rng with valid.*.xml and invalid.*.xml,
// and incorrect.*.rng, schemas that must be rejected for a reason of that clause.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"

namespace {

std::filesystem::path cases_folder() {
  const char* source = std::getenv("APOGRAPH_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "tests/rng/cases";
}

std::vector<std::filesystem::path> sorted_entries(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> entries;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) entries.push_back(entry);
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::string all_of(const base::DiagnosticList& faults) {
  std::string text;
  for (const auto& fault : faults.items) text += "\n  " + base::to_string(fault);
  return text;
}

// "4.17-combine" is clause 4.17.
std::string clause_of(const std::filesystem::path& folder) {
  const std::string name = folder.filename().string();
  if (name.starts_with("dtd-compatibility-")) return "(DTD compatibility, §5";
  return "§" + name.substr(0, name.find('-'));
}

void run_document(const rng::validate::Schema& schema, const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const bool is_valid_case = name.starts_with("valid.");
  if (!is_valid_case && !name.starts_with("invalid.")) return;
  base::DiagnosticList faults;
  const auto outcome = rng::explain::validate_file(schema, path, faults);
  EXPECT_TRUE(outcome.is_well_formed) << path << all_of(faults);
  EXPECT_EQ(outcome.is_valid(), is_valid_case) << path << all_of(faults);
}

void run_case(const std::filesystem::path& folder) {
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema(folder / "schema.rng", faults);
  ASSERT_NE(schema, nullptr) << folder << all_of(faults);
  for (const auto& path : sorted_entries(folder)) {
    if (!path.filename().string().starts_with("incorrect.")) {
      run_document(*schema, path);
      continue;
    }
    base::DiagnosticList reasons;
    EXPECT_EQ(rng::validate::load_schema(path, reasons), nullptr) << path << " is accepted";
    const std::string text = all_of(reasons);
    EXPECT_NE(text.find(clause_of(folder)), std::string::npos)
        << path << " is rejected for another reason:" << text;
    for (const auto& reason : reasons.items) EXPECT_GT(reason.at.line, 0U) << text;
  }
}

TEST(Cases, EveryClauseOfTheSpecification) {
  const auto folders = sorted_entries(cases_folder());
  EXPECT_GE(folders.size(), 43U);
  for (const auto& folder : folders) run_case(folder);
}

}  // namespace
