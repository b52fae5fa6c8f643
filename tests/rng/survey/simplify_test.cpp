// SPDX-License-Identifier: MIT
// The simple form, written and read again, is the same schema.
#include <filesystem>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "rng/convert/converted.hpp"
#include "rng/data.hpp"
#include "rng/explain/validation.hpp"
#include "rng/survey/survey.hpp"
#include "rng/validate/schema.hpp"

namespace {

namespace fs = std::filesystem;

std::string simplified(std::string_view schema, bool as_xml) {
  rng_tests::MemoryLoader loader;
  loader.files["s"] = schema;
  base::DiagnosticList faults;
  const auto survey = rng::survey::Survey::load("s", loader, faults);
  if (survey == nullptr) return base::to_string(faults.items.front());
  const auto text = rng::convert::simplified(survey->grammar(), survey->prefixes(), as_xml, faults);
  return text ? *text : base::to_string(faults.items.front());
}

TEST(Simplify, WritesOneElementADefinition) {
  EXPECT_EQ(simplified("default namespace = 'urn:l'\n"
                       "start = letter | notAllowed\n"
                       "letter = ## A letter.\n element letter { p*, d, notAllowed? }\n"
                       "d = attribute d { xsd:date }?, (empty, text)\n"
                       "p = element p { mixed { element p { empty }? } }\n"
                       "lost = element lost { empty }",
                       false),
            "default namespace = \"urn:l\"\n\nstart = letter\n\n"
            "## A letter.\n"
            "letter = element letter { attribute d { xsd:date }?, p*, text }\n\n"
            "p = element p { text & p.2? }\np.2 = element p { empty }\n");
}

TEST(Simplify, SaysWhatItCannotWrite) {
  const std::string text = simplified("namespace p = 'urn:p'\nelement a { xsd:QName 'p:x' }", true);
  EXPECT_NE(text.find("QName"), std::string::npos) << text;
}

std::string verdict_of(const rng::validate::Schema& schema, const fs::path& document) {
  base::DiagnosticList found;
  rng::explain::ValidationOptions options;
  options.check_ids = false;
  rng::explain::validate_file(schema, document, found, options);
  std::string text;
  for (const base::Diagnostic& fault : found.items) {
    text += base::to_string({fault.severity, fault.code, fault.at, fault.code, "", {}}) + "\n";
  }
  return text;
}

std::unique_ptr<const rng::validate::Schema> simple_form(const fs::path& path, bool as_xml) {
  rng::syntax::FileLoader loader;
  base::DiagnosticList faults;
  const auto survey = rng::survey::Survey::load(path.string(), loader, faults);
  if (survey == nullptr) return nullptr;
  const auto text = rng::convert::simplified(survey->grammar(), survey->prefixes(), as_xml, faults);
  if (!text) return nullptr;
  rng::validate::LoadOptions options;
  options.check_ids = false;
  auto schema = rng::validate::load_schema_bytes(*text, "simple", faults, options);
  EXPECT_NE(schema, nullptr) << path << "\n  " << base::to_string(faults.items.front());
  return schema;
}

TEST(Simplify, DocumentsOfSpectestGetTheSameVerdict) {
  const fs::path folder = rng_tests::data_folder() / "suites";
  SKIP_WITHOUT_DATA(folder)
  std::size_t documents = 0;
  for (const auto& job : rng_tests::read_table(folder / "spectest.jobs.tsv")) {
    if (job[1] != "valid" && job[1] != "invalid") continue;
    base::DiagnosticList faults;
    rng::validate::LoadOptions options;
    options.check_ids = false;
    const auto original = rng::validate::load_schema(folder / job[2], faults, options);
    ASSERT_NE(original, nullptr) << job[2];
    for (const bool as_xml : {false, true}) {
      const auto simple = simple_form(folder / job[2], as_xml);
      if (simple == nullptr) continue;  // names in values
      EXPECT_EQ(verdict_of(*simple, folder / job[3]), verdict_of(*original, folder / job[3]))
          << job[0];
      ++documents;
    }
  }
  std::cout << documents << " verdicts\n";
  EXPECT_GE(documents, 1'000U);
}

TEST(Simplify, MutantsGetTheSameVerdict) {
  const fs::path folder = rng_tests::data_folder();
  SKIP_WITHOUT_DATA(folder / "schemas/tei_all.rng")
  base::DiagnosticList faults;
  rng::validate::LoadOptions options;
  options.check_ids = false;
  const auto original = rng::validate::load_schema(folder / "schemas/tei_all.rng", faults, options);
  const auto simple = simple_form(folder / "schemas/tei_all.rng", false);
  ASSERT_TRUE(original != nullptr && simple != nullptr);
  auto rows = rng_tests::read_table(folder / "mutants.verdicts.tsv");
  rows.erase(rows.begin());
  for (const auto& row : rows) {
    EXPECT_EQ(verdict_of(*simple, folder / row[0]), verdict_of(*original, folder / row[0]))
        << row[0];
  }
  EXPECT_GE(rows.size(), 100U);
}

}  // namespace
