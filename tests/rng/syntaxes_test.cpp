// SPDX-License-Identifier: MIT
// A document against tei_all in the XML syntax and in the compact one: the same diagnostics, word
// for word.
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/schema.hpp"

namespace {

std::vector<std::string> diagnostics_of(rng::explain::Validator& validator,
                                        const std::filesystem::path& document) {
  base::DiagnosticList found;
  validator.validate_file(document, found);
  std::vector<std::string> texts;
  for (const base::Diagnostic& fault : found.items) {
    texts.push_back(fault.code + " " + base::to_string(fault));
  }
  return texts;
}

TEST(Syntaxes, GiveTheSameDiagnostics) {
  const std::filesystem::path folder = rng_tests::data_folder();
  SKIP_WITHOUT_DATA(folder / "schemas/tei_all.rnc")
  base::DiagnosticList faults;
  const auto xml = rng::validate::load_schema(folder / "schemas/tei_all.rng", faults);
  const auto compact = rng::validate::load_schema(folder / "schemas/tei_all.rnc", faults);
  ASSERT_TRUE(xml != nullptr && compact != nullptr) << base::to_string(faults.items.front());
  rng::explain::ValidationOptions options;
  options.read.load_dtd = true;
  rng::explain::Validator with_xml(*xml, options);
  rng::explain::Validator with_compact(*compact, options);
  std::size_t documents = 0;
  std::size_t diagnostics = 0;
  for (const char* table : {"tei.verdicts.tsv", "mutants.verdicts.tsv"}) {
    auto rows = rng_tests::read_table(folder / table);
    rows.erase(rows.begin());
    for (const auto& row : rows) {
      const auto expected = diagnostics_of(with_xml, folder / row[0]);
      EXPECT_EQ(diagnostics_of(with_compact, folder / row[0]), expected) << row[0];
      diagnostics += expected.size();
      ++documents;
    }
  }
  EXPECT_GE(documents, 267U) << "the tables have been cut";
  EXPECT_GE(diagnostics, 200U);
}

}  // namespace
