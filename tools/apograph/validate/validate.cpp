// SPDX-License-Identifier: MIT
#include "apograph/validate/validate.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/in_order.hpp"
#include "apograph/resources.hpp"
#include "apograph/validate/baseline.hpp"
#include "apograph/validate/document_check.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/validate/schema_choice.hpp"
#include "apograph/validate/schema_set.hpp"
#include "apograph/validate/validate_settings.hpp"
#include "apograph/workplace.hpp"
#include "base/file.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "rng/validate/schema_cache.hpp"

namespace apograph {
namespace {

using cli::DocumentState;
using cli::Exit;

constexpr std::size_t kAhead = 64;  // documents that are done while one before them is not

// Takes what documents have to say, in their order, and makes the report of it.
class Validation {
 public:
  Validation(const ValidateSettings& settings, const Documents& documents, cli::Console& console,
             const Baseline* baseline, std::unique_ptr<base::OutputFile> output)
      : settings_(settings),
        documents_(documents),
        console_(console),
        baseline_(baseline),
        output_(std::move(output)),
        progress_(console, "validate", documents.items.size()),
        report_([this](std::string_view text) { write(text); },
                {.format = settings.format,
                 .has_colour = settings.output.empty() && console.has_output_colour(),
                 .is_summary = settings.is_summary,
                 .program = kProgram.name,
                 .version = kProgram.version,
                 .catalogue = console.language().get()}) {
    if (documents.standard_input) report_.lines().add("-", *documents.standard_input);
    if (settings.new_baseline) new_baseline_.emplace(*settings.new_baseline);
  }

  Exit run(SchemaChoice& choice, SchemaSet& schemas) {
    const CheckOptions options = {.validation = settings_.validation,
                                  .baseline = baseline_,
                                  .max_errors = settings_.is_summary ? 0 : settings_.max_errors,
                                  .fails_by_warnings = settings_.fails_by_warnings};
    const std::size_t threads =
        std::max<std::size_t>(std::min(settings_.jobs, documents_.items.size()), 1);
    std::vector<std::unique_ptr<DocumentCheck>> checks;
    for (std::size_t i = 0; i < threads; ++i) {
      checks.push_back(std::make_unique<DocumentCheck>(options, choice, schemas));
    }
    InOrder order(kAhead);
    run_on_threads(documents_.items.size(), threads, [&](std::size_t number, std::size_t worker) {
      const auto flush = [&](std::vector<base::Diagnostic>& diagnostics) {
        order.wait_for_turn(number);
        take(documents_.items[number].file.string(), diagnostics);
      };
      auto report =
          std::make_shared<DocumentReport>(checks[worker]->check(documents_.items[number], flush));
      order.done(number, [this, report] { take(*report); });
    });
    return finish();
  }

 private:
  void take(DocumentReport& report) {
    progress_.step(report.result.file);
    for (const LoadedSchema* schema : report.faulty_schemas) report_schema(*schema);
    if (settings_.is_quiet && report.result.state == DocumentState::unchecked) {
      for (const base::Diagnostic& fault : report.diagnostics) cli::complain(console_, fault);
    }
    take(report.result.file, report.diagnostics);
    known_ += report.known;
    if (baseline_ != nullptr) gone_ += baseline_->count(report.result.file) - report.known;
    if (!settings_.new_baseline) report_.end_document(report.result);
    switch (report.result.state) {
      case DocumentState::valid:
        break;
      case DocumentState::faulty:
        exit_ = worse(exit_, Exit::findings);
        break;
      case DocumentState::unchecked:
        exit_ = Exit::failed;
        break;
    }
  }

  void take(const std::string& document, std::vector<base::Diagnostic>& diagnostics) {
    for (base::Diagnostic& wording : diagnostics) {
      base::Diagnostic diagnostic = translated(std::move(wording));
      const bool is_of_document =
          !diagnostic.code.starts_with("file.") && !diagnostic.code.starts_with("validate.");
      if (new_baseline_ && is_of_document) {
        new_baseline_->add(document, known_fault(diagnostic, report_.lines()));
      } else {
        report_.add(std::move(diagnostic));
      }
    }
  }

  // The faults of a schema stand before the first document that they stop.
  void report_schema(const LoadedSchema& schema) {
    if (!reported_schemas_.insert(&schema).second) return;
    for (const base::Diagnostic& fault : schema.faults.items) report_.add(fault);
  }

  base::Diagnostic translated(base::Diagnostic diagnostic) const {
    if (console_.language() == nullptr) return diagnostic;
    return base::translated(std::move(diagnostic), words());
  }

  const base::Catalogue& words() const { return console_.words(); }

  void write(std::string_view text) {
    if (settings_.is_quiet) return;
    progress_.clear();
    if (output_ == nullptr) {
      is_written_ &= console_.write(text);
    } else if (const auto added = output_->add(text); !added && !unwritten_) {
      unwritten_ = added.error();
    }
  }

  Exit finish() {
    progress_.clear();
    if (new_baseline_) return finish_baseline();
    report_.finish(exit_);
    if (output_ != nullptr) {
      if (!unwritten_) {
        if (const auto done = output_->finish(); !done) unwritten_ = done.error();
      }
      if (unwritten_) return failed(console_, *unwritten_);
    }
    const bool has_room = settings_.format == cli::Format::text || !settings_.output.empty();
    if (has_room && !settings_.is_quiet) summarise();
    return is_written_ ? exit_ : Exit::failed;
  }

  Exit finish_baseline() {
    if (auto written = new_baseline_->write(); !written) return failed(console_, written.error());
    const std::string noted = words().counted(new_baseline_->size(), "noun-known-fault");
    say({"validate-noted", {{"faults", noted}, {"file", settings_.new_baseline->string()}}});
    return exit_ == Exit::failed ? exit_ : Exit::clean;
  }

  void say(const base::Wording& wording) {
    console_.report(fmt::format("validate: {}\n", words().text(wording)));
  }

  void summarise() {
    const cli::Totals& totals = report_.totals();
    const auto counted = [this](std::size_t count, std::string_view noun) {
      return words().counted(count, noun);
    };
    std::string text = fmt::format("validate: {}", counted(totals.documents, "noun-document"));
    const auto add = [&](std::string_view key, const std::string& count) {
      text += ", " + words().text({std::string(key), {{"count", count}}});
    };
    if (totals.errors > 0) {
      add("validate-faulty", std::to_string(totals.faulty));
      add("validate-in-all", counted(totals.errors, "noun-error"));
    }
    if (totals.warnings > 0) text += ", " + counted(totals.warnings, "noun-warning");
    if (known_ > 0) add("validate-left-out", counted(known_, "noun-known-fault"));
    if (totals.unchecked > 0) add("validate-unchecked", std::to_string(totals.unchecked));
    if (totals.errors + totals.warnings + totals.unchecked == 0) {
      text += ", " + words().text(known_ > 0 ? "validate-no-new-faults" : "validate-no-faults");
    }
    if (gone_ > 0) {
      text +=
          "; " + words().text({"validate-gone", {{"count", counted(gone_, "noun-known-fault")}}});
    }
    console_.report(text + "\n");
  }

  const ValidateSettings& settings_;
  const Documents& documents_;
  cli::Console& console_;
  const Baseline* baseline_;
  std::optional<Baseline> new_baseline_;
  std::unique_ptr<base::OutputFile> output_;  // null is standard output
  cli::Progress progress_;
  std::optional<base::Diagnostic> unwritten_;  // why the file did not take all
  cli::Report report_;
  std::set<const LoadedSchema*> reported_schemas_;
  std::size_t known_ = 0;
  std::size_t gone_ = 0;  // of the baseline, for the documents that were validated
  bool is_written_ = true;
  Exit exit_ = Exit::clean;
};

// Null where the report goes to standard output, or nowhere.
base::Result<std::unique_ptr<base::OutputFile>> output_of(const ValidateSettings& settings) {
  const bool has_report = !settings.is_quiet && !settings.new_baseline;
  if (settings.output.empty() || !has_report) return nullptr;
  return base::OutputFile::create(settings.output);
}

base::Result<std::optional<Baseline>> baseline_of(const ValidateSettings& settings) {
  if (!settings.baseline) return std::optional<Baseline>();
  auto loaded = Baseline::load(*settings.baseline);
  if (!loaded) return tl::unexpected(loaded.error());
  return std::optional<Baseline>(std::move(*loaded));
}

}  // namespace

Exit run_validate(const cli::Arguments& arguments, cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  const auto settings = settings_of(arguments, console);
  if (!settings) return failed(console, settings.error());
  const auto baseline = baseline_of(*settings);
  if (!baseline) return failed(console, baseline.error());
  Documents documents;
  if (const auto found = find_documents(arguments, documents); !found) {
    return failed(console, found.error());
  }
  const auto resolver = SchemaResolver::open(arguments.values("catalog"), console);
  if (!resolver) return failed(console, resolver.error());
  SchemaChoice choice(arguments.values("schema"), *resources, **resolver);
  ResolvingLoader loader(**resolver);
  const rng::validate::SchemaCache cache(settings->cache_home);
  SchemaSet schemas(
      {.loader = &loader, .check_ids = settings->validation.check_ids, .cache = &cache});
  auto output = output_of(*settings);
  if (!output) return failed(console, output.error());
  return Validation(*settings, documents, console, *baseline ? &**baseline : nullptr,
                    std::move(*output))
      .run(choice, schemas);
}

}  // namespace apograph
