// SPDX-License-Identifier: MIT
// Faults of schemas in another language.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "base/catalogue.hpp"
#include "rng/data.hpp"
#include "rng/validate/schema.hpp"

namespace {

base::Catalogue spanish() {
  const char* source = std::getenv("APOGRAPH_SOURCE");
  const auto folder = std::filesystem::path(source == nullptr ? "." : source);
  std::ifstream stream(folder / "share/i18n/messages/es.toml");
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  auto catalogue = base::Catalogue::read(bytes, "es.toml");
  return catalogue ? std::move(*catalogue) : base::Catalogue();
}

std::string first_fault(const std::string& schema, const std::string& name) {
  const base::Catalogue catalogue = spanish();
  base::DiagnosticList faults;
  rng::validate::load_schema_bytes(schema, name, faults);
  if (faults.items.empty()) return {};
  return base::to_string(base::translated(faults.items.front(), catalogue));
}

TEST(SchemaFaultsTest, AreSaidInTheLanguage) {
  EXPECT_EQ(
      first_fault("start = a", "s.rnc"),
      "s.rnc:1:9: error: se hace referencia a 'a', que no está definido (§4.18) (añada <define "
      "name=\"a\"> o corrija el nombre)");
  EXPECT_EQ(first_fault("start = element a { attribute b { element c { empty } } }", "s.rnc"),
            "s.rnc:1:35: error: hay un elemento en un atributo (§7.1.1)");
  EXPECT_EQ(first_fault("start = element a {", "s.rnc"),
            "s.rnc:1:20: error: se encontró el final del esquema, se esperaba un patrón");
}

// The language has the wording and all that stands in its placeholders.
void expect_texts(const base::Catalogue& catalogue, const base::Wording& wording,
                  const base::Diagnostic& fault) {
  EXPECT_TRUE(catalogue.has(wording.key)) << wording.key << ": " << base::to_string(fault);
  for (const base::Filling& filling : wording.fillings) {
    if (!filling.wording.empty()) expect_texts(catalogue, filling.wording, fault);
  }
}

// Every fault that the incorrect schemas of a suite have is said in Spanish, message and hint.
void expect_said(const std::string& table, std::size_t least) {
  const auto folder = rng_tests::data_folder() / "suites";
  SKIP_WITHOUT_DATA(folder)
  const base::Catalogue catalogue = spanish();
  std::size_t count = 0;
  for (const auto& job : rng_tests::read_table(folder / table)) {
    base::DiagnosticList faults;
    if (job[1].ends_with("schema-incorrect")) rng::validate::load_schema(folder / job[2], faults);
    for (const base::Diagnostic& fault : faults.items) {
      expect_texts(catalogue, fault.wording, fault);
      if (!fault.hint.empty()) expect_texts(catalogue, fault.hint_wording, fault);
      ++count;
    }
  }
  EXPECT_GE(count, least);
}

TEST(SchemaFaultsTest, OfSpectestAreSaid) {
  expect_said("spectest.jobs.tsv", 190);
}

TEST(SchemaFaultsTest, OfCompacttestAreSaid) {
  expect_said("compacttest.jobs.tsv", 31);
}

}  // namespace
