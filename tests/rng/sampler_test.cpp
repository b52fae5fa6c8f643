// SPDX-License-Identifier: MIT
// Thousands of documents drawn from schemas, the same seeds each time: the engine must accept all
// of them, and so must jing a part of them.
#include "rng/survey/sampler.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/schema.hpp"

namespace {

struct Drawn {
  std::size_t documents = 0;
  std::size_t bytes = 0;
};

// Draws `wanted` documents from a schema and validates each. The first ones are kept in `folder`,
// where one is named.
Drawn draw(const std::filesystem::path& path, std::size_t wanted,
           const std::filesystem::path& folder = {}, std::size_t kept = 0) {
  base::DiagnosticList faults;
  rng::validate::LoadOptions load;
  load.check_ids = false;
  const auto schema = rng::validate::load_schema(path, faults, load);
  if (schema == nullptr) return {};
  rng::explain::ValidationOptions options;
  options.check_ids = false;
  rng::explain::Validator validator(*schema, options);
  rng::survey::Sampler sampler(*schema->compiled().grammar, 20'240'229);
  Drawn drawn;
  for (std::size_t attempt = 0; attempt < 2 * wanted && drawn.documents < wanted; ++attempt) {
    const auto document = sampler.document();
    if (!document) continue;
    base::DiagnosticList found;
    const auto outcome = validator.validate_bytes(*document, "drawn.xml", found);
    EXPECT_TRUE(outcome.is_valid()) << path << "\n"
                                    << base::to_string(found.items.front()) << "\n"
                                    << document->substr(0, 4'000);
    if (!outcome.is_valid()) break;
    if (drawn.documents < kept) {
      std::ofstream(folder / (std::to_string(drawn.documents) + ".xml"), std::ios::binary)
          << *document;
    }
    ++drawn.documents;
    drawn.bytes += document->size();
  }
  return drawn;
}

std::filesystem::path letter_schema() {
  const char* source = std::getenv("APOGRAPH_SOURCE");
  return std::filesystem::path(source == nullptr ? "." : source) / "schemas/letter.rng";
}

TEST(Sampler, DocumentsOfTheLetterSchemaAreValidForTheEngineAndForJing) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("apograph-drawn-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const Drawn drawn = draw(letter_schema(), 2'000, folder, 100);
  EXPECT_EQ(drawn.documents, 2'000U);
  std::cout << drawn.documents << " documents, " << drawn.bytes << " bytes\n";
  const bool has_jing = std::system("command -v jing >/dev/null 2>&1") == 0;
  const std::string command = "cd '" + folder.string() + "' && jing -i '" +
                              std::filesystem::absolute(letter_schema()).string() + "' *.xml";
  const bool is_valid = !has_jing || std::system(command.c_str()) == 0;
  std::filesystem::remove_all(folder);
  EXPECT_TRUE(is_valid);
  if (!has_jing) GTEST_SKIP() << "SKIPPED: jing is not installed; the engine alone was asked";
}

TEST(Sampler, DocumentsOfTeiLiteAreValid) {
  const auto path = rng_tests::data_folder() / "schemas/tei_lite.rng";
  SKIP_WITHOUT_DATA(path)
  const Drawn drawn = draw(path, 1'000);
  EXPECT_EQ(drawn.documents, 1'000U);
  std::cout << drawn.documents << " documents, " << drawn.bytes << " bytes\n";
}

TEST(Sampler, DocumentsOfTheSuitesAreValid) {
  const auto folder = rng_tests::data_folder() / "suites";
  SKIP_WITHOUT_DATA(folder / "spectest.jobs.tsv")
  std::size_t schemas = 0;
  std::size_t documents = 0;
  for (const auto& row : rng_tests::read_table(folder / "spectest.jobs.tsv")) {
    if (row.size() < 3 || row[1] != "schema-correct") continue;
    const Drawn drawn = draw(folder / row[2], 20);
    schemas += drawn.documents > 0 ? 1 : 0;
    documents += drawn.documents;
  }
  std::cout << schemas << " schemas, " << documents << " documents\n";
  EXPECT_GT(schemas, 100U);
  EXPECT_GT(documents, 2'000U);
}

}  // namespace
