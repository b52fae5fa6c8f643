// SPDX-License-Identifier: MIT
#include "apograph/validate.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "apograph/baseline.hpp"
#include "apograph/commands.hpp"
#include "apograph/document_check.hpp"
#include "apograph/documents.hpp"
#include "apograph/in_order.hpp"
#include "apograph/resources.hpp"
#include "apograph/schema_choice.hpp"
#include "apograph/schema_set.hpp"
#include "apograph/validate_settings.hpp"
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
             const Baseline* baseline)
      : settings_(settings),
        documents_(documents),
        console_(console),
        baseline_(baseline),
        progress_(console, "validate", documents.items.size()),
        report_([this](std::string_view text) { write(text); },
                {.format = settings.format,
                 .has_colour = settings.output.empty() && console.has_output_colour(),
                 .is_summary = settings.is_summary,
                 .program = kProgram.name,
                 .version = kProgram.version}) {
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
    for (const LoadedSchema* schema : report.unsound_schemas) report_schema(*schema);
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
    for (base::Diagnostic& diagnostic : diagnostics) {
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

  void write(std::string_view text) {
    if (settings_.is_quiet) return;
    progress_.clear();
    if (settings_.output.empty()) {
      is_written_ &= console_.write(text);
    } else {
      output_ += text;
    }
  }

  Exit finish() {
    progress_.clear();
    if (new_baseline_) return finish_baseline();
    report_.finish(exit_);
    if (!settings_.output.empty()) {
      if (auto written = base::write_file(settings_.output, output_); !written) {
        return failed(console_, written.error());
      }
    }
    const bool has_room = settings_.format == cli::Format::text || !settings_.output.empty();
    if (has_room && !settings_.is_quiet) summarise();
    return is_written_ ? exit_ : Exit::failed;
  }

  Exit finish_baseline() {
    if (auto written = new_baseline_->write(); !written) return failed(console_, written.error());
    console_.report(fmt::format("validate: {} noted in {}\n",
                                counted(new_baseline_->size(), "known fault"),
                                settings_.new_baseline->string()));
    return exit_ == Exit::failed ? exit_ : Exit::clean;
  }

  void summarise() {
    const cli::Totals& totals = report_.totals();
    std::string text = fmt::format("validate: {}", counted(totals.documents, "document"));
    if (totals.errors > 0) {
      text += fmt::format(", {} with faults, {} in all", totals.faulty,
                          counted(totals.errors, "error"));
    }
    if (totals.warnings > 0) text += ", " + counted(totals.warnings, "warning");
    if (known_ > 0) text += fmt::format(", {} left out", counted(known_, "known fault"));
    if (totals.unchecked > 0) text += fmt::format(", {} not checked", totals.unchecked);
    if (totals.errors + totals.warnings + totals.unchecked == 0) {
      text += known_ > 0 ? ", no new faults" : ", no faults";
    }
    if (gone_ > 0)
      text += fmt::format("; {} no more: renew the baseline", counted(gone_, "known fault"));
    console_.report(text + "\n");
  }

  const ValidateSettings& settings_;
  const Documents& documents_;
  cli::Console& console_;
  const Baseline* baseline_;
  std::optional<Baseline> new_baseline_;
  cli::Progress progress_;
  std::string output_;  // where it goes to a file
  cli::Report report_;
  std::set<const LoadedSchema*> reported_schemas_;
  std::size_t known_ = 0;
  std::size_t gone_ = 0;  // of the baseline, for the documents that were validated
  bool is_written_ = true;
  Exit exit_ = Exit::clean;
};

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
  const auto settings = settings_of(arguments, *resources, console);
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
  return Validation(*settings, documents, console, *baseline ? &**baseline : nullptr)
      .run(choice, schemas);
}

}  // namespace apograph
