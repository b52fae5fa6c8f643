// SPDX-License-Identifier: MIT
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/delivery.hpp"
#include "apograph/language.hpp"
#include "apograph/schema/schema_tools.hpp"
#include "apograph/workplace.hpp"
#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "rng/explain/validation.hpp"
#include "rng/survey/sampler.hpp"
#include "rng/validate/schema.hpp"

namespace apograph {
namespace {

// How often a document is drawn anew for each that is wanted: chance may lead to a dead end.
constexpr std::uint32_t kTries = 50;
constexpr std::uint32_t kMostDocuments = 1'000'000;

constexpr std::array<cli::Operand, 1> kOperands = {{
    {.name = "SCHEMA", .help = "a RELAX NG schema", .is_required = true},
}};

constexpr std::array<cli::Option, 4> kOptions = {{
    {.name = "random",
     .help = "draw so many documents by chance instead of the smallest one",
     .value = "N",
     .kind = cli::ValueKind::text},
    {.name = "seed",
     .help = "the number from which chance begins; 1 by default",
     .value = "K",
     .kind = cli::ValueKind::text},
    {.name = "output",
     .help = "a folder for the documents, as sample-1.xml and so on; needed for more than one",
     .value = "FOLDER",
     .kind = cli::ValueKind::folder,
     .letter = 'o'},
    kLanguageOption,
}};

constexpr std::array<cli::Example, 2> kExamples = {{
    {"apograph schema sample letter.rnc", "a document with nothing that can be left out"},
    {"apograph schema sample --random 100 --seed 7 -o samples letter.rnc",
     "a hundred, the same each time"},
}};

base::Result<std::uint32_t> number_of(const cli::Arguments& arguments, std::string_view option,
                                      std::uint32_t otherwise, std::uint32_t most) {
  if (!arguments.has(option)) return otherwise;
  const std::string text = arguments.value(option);
  const auto number = base::number<std::uint32_t>(text);
  if (number && *number <= most) return *number;
  return tl::unexpected(
      base::worded("cli.usage", {"apograph schema sample"},
                   {"usage-number-up-to",
                    {{"option", option}, {"value", text}, {"most", std::to_string(most)}}}));
}

class Drawing {
 public:
  Drawing(const rng::survey::Survey& survey, const rng::validate::Schema& schema,
          std::uint32_t seed)
      : validator_(schema), sampler_(survey.grammar(), seed) {}

  std::optional<std::string> least() { return valid(sampler_.least_document()); }

  std::optional<std::string> by_chance() {
    for (std::uint32_t i = 0; i < kTries; ++i) {
      if (auto document = valid(sampler_.document())) return document;
    }
    return std::nullopt;
  }

 private:
  // IDs may have come twice.
  std::optional<std::string> valid(std::optional<std::string> document) {
    base::DiagnosticList faults;
    if (!document || !validator_.validate_bytes(*document, "sample", faults).is_valid()) {
      return std::nullopt;
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + *document + "\n";
  }

  rng::explain::Validator validator_;
  rng::survey::Sampler sampler_;
};

base::Diagnostic no_sample(const std::string& schema) {
  return base::worded("apograph.no-sample", {schema}, {"no-sample"});
}

cli::Exit draw_many(Drawing& drawing, std::uint32_t count, const std::filesystem::path& folder,
                    const std::string& schema, cli::Console& console) {
  for (std::uint32_t i = 1; i <= count; ++i) {
    const auto document = drawing.by_chance();
    if (!document) return failed(console, no_sample(schema));
    const auto written = write_product(folder / fmt::format("sample-{}.xml", i), *document);
    if (!written) return failed(console, written.error());
  }
  return cli::Exit::clean;
}

cli::Exit run(const cli::Arguments& arguments, cli::Console& console) {
  const std::string& name = arguments.operands().front();
  const auto count = number_of(arguments, "random", 0, kMostDocuments);
  const auto seed = number_of(arguments, "seed", 1, 0xFFFFFFFF);
  if (!count) return failed(console, count.error());
  if (!seed) return failed(console, seed.error());
  const std::string folder = arguments.value("output");
  if (*count > 1 && folder.empty()) {
    return failed(console,
                  base::worded("cli.usage", {"apograph schema sample"}, {"usage-one-document"}));
  }
  cli::Exit exit = cli::Exit::clean;
  const auto survey = open_survey(name, console, exit);
  if (survey == nullptr) return exit;
  base::DiagnosticList faults;
  const auto schema = rng::validate::load_schema(name, faults);
  report_faults(faults, console);
  if (schema == nullptr) return exit_of(faults);
  Drawing drawing(*survey, *schema, *seed);
  if (*count > 0 && !folder.empty()) return draw_many(drawing, *count, folder, name, console);
  const auto document = *count > 0 ? drawing.by_chance() : drawing.least();
  return document ? print(*document, console) : failed(console, no_sample(name));
}

}  // namespace

constexpr cli::Command kSchemaSample = {
    .name = "schema sample",
    .summary = "write a document that a RELAX NG schema allows",
    .description =
        "Writes a valid document with nothing in it that can be left out, or documents drawn by "
        "chance, the same for the same seed. What is written has been validated. Values come from "
        "a list of likely ones, so that a type with an unusual pattern may have none.",
    .operands = kOperands,
    .options = kOptions,
    .examples = kExamples,
    .run = run,
};

}  // namespace apograph
