// SPDX-License-Identifier: MIT
// James Clark's suites: spectest, case by case of the specification, and xsdtest for the datatypes.
#include <map>
#include <memory>

#include <gtest/gtest.h>

#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"

namespace {

using rng::validate::Schema;

struct Suite {
  std::filesystem::path folder = rng_tests::data_folder() / "suites";
  bool check_ids = true;
  std::map<std::string, std::unique_ptr<const Schema>> schemas;
  std::map<std::string, std::string> reasons;

  const Schema* load(const std::string& path) {
    if (schemas.count(path) == 0) {
      base::DiagnosticList faults;
      rng::validate::LoadOptions options;
      options.check_ids = check_ids;
      schemas[path] = rng::validate::load_schema(folder / path, faults, options);
      reasons[path] = faults.items.empty() ? "" : base::to_string(faults.items.front());
    }
    return schemas[path].get();
  }
};

// What we say of a job, in the words of the table's second column.
std::string verdict_of(Suite& suite, const std::vector<std::string>& job, std::string& reason) {
  const Schema* schema = suite.load(job[2]);
  reason = suite.reasons[job[2]];
  if (job[1].starts_with("schema-")) {
    // A fault of a schema has a place and a reason.
    if (schema == nullptr && reason.find(": error: ") == std::string::npos)
      return "no reason given";
    return schema == nullptr ? "schema-incorrect" : "schema-correct";
  }
  if (schema == nullptr) return "no schema";
  base::DiagnosticList faults;
  rng::explain::ValidationOptions options;
  options.check_ids = suite.check_ids;
  const auto outcome = rng::explain::validate_file(*schema, suite.folder / job[3], faults, options);
  if (!faults.items.empty()) reason = base::to_string(faults.items.front());
  return outcome.is_valid() ? "valid" : "invalid";
}

void run_suite(const std::string& name, std::size_t least, bool check_ids) {
  Suite suite;
  suite.check_ids = check_ids;
  SKIP_WITHOUT_DATA(suite.folder)
  std::size_t count = 0;
  for (const auto& job : rng_tests::read_table(suite.folder / (name + ".jobs.tsv"))) {
    ASSERT_GE(job.size(), 4U);
    std::string reason;
    const std::string verdict = verdict_of(suite, job, reason);
    EXPECT_EQ(verdict, job[1]) << job[0] << " §" << (job.size() > 4 ? job[4] : "") << ' '
                               << (job.size() > 5 ? job[5] : "") << "\n  " << reason;
    ++count;
  }
  EXPECT_GE(count, least) << "the table has been cut";
}

TEST(Suites, EveryCaseOfSpectest) {
  run_suite("spectest", 965, true);
}

TEST(Suites, EveryCaseOfXsdtest) {
  run_suite("xsdtest", 1283, false);
}

}  // namespace
