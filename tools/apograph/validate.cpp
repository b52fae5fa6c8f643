// SPDX-License-Identifier: MIT
#include "apograph/validate.hpp"

#include <charconv>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "apograph/documents.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "rng/explain/validation.hpp"
#include "rng/validate/schema_cache.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using cli::Exit;
using rng::explain::Outcome;
using rng::explain::ValidationOptions;

// A schema with the validator that has learnt from the documents before.
struct Engine {
  std::unique_ptr<const rng::validate::Schema> schema;
  std::unique_ptr<rng::explain::Validator> validator;
};

// Sees whether a document could not be read at all, and passes everything on.
class Witness final : public base::DiagnosticSink {
 public:
  explicit Witness(base::DiagnosticSink& next) : next_(next) {}

  void add(base::Diagnostic diagnostic) override {
    ++count;
    if (diagnostic.code.starts_with("file.")) is_unreadable = true;
    next_.add(std::move(diagnostic));
  }

  std::size_t count = 0;
  bool is_unreadable = false;

 private:
  base::DiagnosticSink& next_;
};

// The user's folder for caches, or "" where the environment names none.
fs::path cache_home(const cli::Console& console) {
  const fs::path named = console.environment("XDG_CACHE_HOME");
  if (named.is_absolute()) return named;
  const fs::path home = console.environment("HOME");
  return home.is_absolute() ? home / ".cache" : fs::path();
}

class Validation {
 public:
  Validation(const cli::Arguments& arguments, ValidationOptions options, cli::Console& console)
      : arguments_(arguments),
        options_(options),
        console_(console),
        cache_(arguments.has("no-cache") ? fs::path() : cache_home(console)),
        format_(cli::format_of(arguments.value("format", "text"))),
        report_([&console, this](std::string_view text) { is_written_ &= console.write(text); },
                {format_, console.has_output_colour()}) {}

  Exit run(const std::vector<Candidate>& documents) {
    cli::Progress progress(console_, "validate", documents.size());
    Exit exit = Exit::clean;
    for (const Candidate& document : documents) {
      progress.step(document.file.string());
      exit = worse(exit, check(document));
    }
    progress.clear();
    report_.finish();
    summarise(documents.size());
    return is_written_ ? exit : Exit::failed;
  }

 private:
  Exit check(const Candidate& document) {
    const auto schemas = schemas_for(document, arguments_);
    if (!schemas) {
      ++unchecked_;
      return failed(console_, schemas.error());
    }
    Exit exit = Exit::clean;
    for (const fs::path& path : *schemas) {
      Engine* engine = engine_for(path);
      exit = worse(exit, engine == nullptr ? Exit::failed : check_with(*engine, document));
    }
    if (exit == Exit::findings) ++invalid_;
    if (exit == Exit::failed) ++unchecked_;
    return exit;
  }

  Exit check_with(Engine& engine, const Candidate& document) {
    Witness witness(report_);
    Outcome outcome;
    if (document.file == "-") {
      report_.lines().add("-", document.bytes);
      outcome = engine.validator->validate_bytes(document.bytes, "-", witness);
    } else {
      outcome = engine.validator->validate_file(document.file, witness);
    }
    const std::size_t found = outcome.errors + (outcome.is_well_formed ? 0 : 1);
    errors_ += found;
    if (found > witness.count && format_ == cli::Format::text) {
      console_.write(fmt::format("{}: {} more not shown (--max-errors 0 shows all)\n",
                                 document.file.string(), found - witness.count));
    }
    if (witness.is_unreadable) return Exit::failed;
    return outcome.is_valid() ? Exit::clean : Exit::findings;
  }

  // The engine of a schema; null where the schema has faults, which are reported once.
  Engine* engine_for(const fs::path& path) {
    const auto [entry, is_new] = engines_.try_emplace(path.string());
    Engine& engine = entry->second;
    if (is_new) {
      base::DiagnosticList faults;
      engine.schema = rng::validate::load_schema(
          path, faults, {.loader = nullptr, .check_ids = options_.check_ids, .cache = &cache_});
      report_faults(faults, console_);
      if (engine.schema) {
        engine.validator = std::make_unique<rng::explain::Validator>(*engine.schema, options_);
      }
    }
    return engine.schema ? &engine : nullptr;
  }

  void summarise(std::size_t count) {
    if (format_ != cli::Format::text) return;
    std::string text = fmt::format("validate: {}", counted(count, "document"));
    if (invalid_ > 0) {
      text += fmt::format(", {} with faults, {} in all", invalid_, counted(errors_, "error"));
    }
    if (unchecked_ > 0) text += fmt::format(", {} not checked", unchecked_);
    if (invalid_ + unchecked_ == 0) text += ", no faults";
    console_.report(text + "\n");
  }

  const cli::Arguments& arguments_;
  ValidationOptions options_;
  cli::Console& console_;
  rng::validate::SchemaCache cache_;
  cli::Format format_;
  bool is_written_ = true;
  cli::Report report_;
  std::map<std::string, Engine> engines_;
  std::size_t invalid_ = 0;
  std::size_t unchecked_ = 0;
  std::size_t errors_ = 0;  // also those that are not shown
};

base::Result<ValidationOptions> options_of(const cli::Arguments& arguments) {
  ValidationOptions options;
  options.check_ids = !arguments.has("no-id-check");
  options.read.load_dtd = arguments.has("dtd");
  if (!arguments.has("max-errors")) return options;
  const std::string number = arguments.value("max-errors");
  const char* end = number.data() + number.size();
  const auto [last, error] = std::from_chars(number.data(), end, options.max_diagnostics);
  if (error == std::errc() && last == end) return options;
  return base::failure("cli.usage", {"apograph validate"},
                       fmt::format("--max-errors was “{}”, expected a number", number),
                       "0 shows all");
}

}  // namespace

Exit run_validate(const cli::Arguments& arguments, cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  const auto options = options_of(arguments);
  if (!options) return failed(console, options.error());
  const auto documents = candidates(arguments, *resources);
  if (!documents) return failed(console, documents.error());
  return Validation(arguments, *options, console).run(*documents);
}

}  // namespace apograph
