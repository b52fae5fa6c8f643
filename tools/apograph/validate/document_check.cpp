// SPDX-License-Identifier: MIT
#include "apograph/validate/document_check.hpp"

#include <algorithm>
#include <utility>

namespace apograph {
namespace {

constexpr std::size_t kPile = 1000;  // diagnostics of one document that wait

bool is_same(const base::Diagnostic& a, const base::Diagnostic& b) {
  return a.code == b.code && a.at == b.at && a.message == b.message;
}

// Takes what one reading of a document finds.
class Collector final : public base::DiagnosticSink {
 public:
  Collector(DocumentReport& report, const DocumentCheck::Flush* flush, bool is_first)
      : report_(report), flush_(flush), earlier_(is_first ? 0 : report.diagnostics.size()) {}

  void add(base::Diagnostic diagnostic) override {
    is_unreadable |= diagnostic.code.starts_with("file.");
    const bool is_error = diagnostic.severity >= base::Severity::error;
    if (is_error) ++added_errors;
    if (said_before(diagnostic)) {
      if (is_error) ++repeated_errors;
      return;
    }
    if (diagnostic.severity == base::Severity::warning) ++report_.result.warnings;
    report_.diagnostics.push_back(std::move(diagnostic));
    if (flush_ != nullptr && report_.diagnostics.size() >= kPile) {
      (*flush_)(report_.diagnostics);
      report_.diagnostics.clear();
      earlier_ = 0;
    }
  }

  bool is_unreadable = false;
  std::size_t added_errors = 0;
  std::size_t repeated_errors = 0;  // of these, what another schema has said already

 private:
  bool said_before(const base::Diagnostic& diagnostic) const {
    const auto end = report_.diagnostics.begin() + static_cast<std::ptrdiff_t>(earlier_);
    return std::any_of(report_.diagnostics.begin(), end,
                       [&](const auto& earlier) { return is_same(earlier, diagnostic); });
  }

  DocumentReport& report_;
  const DocumentCheck::Flush* flush_;
  std::size_t earlier_;  // how many of the diagnostics are of other schemas
};

void add_unchecked(base::Diagnostic fault, DocumentReport& report) {
  fault.severity = base::Severity::fatal;
  report.diagnostics.push_back(std::move(fault));
  report.result.state = cli::DocumentState::unchecked;
}

}  // namespace

DocumentReport DocumentCheck::check(const Candidate& candidate, const Flush& flush) {
  DocumentReport report;
  report.result.file = candidate.file.string();
  if (candidate.fault) {
    add_unchecked(*candidate.fault, report);
    return report;
  }
  const auto schemas = choice_.schemas_for(candidate);
  if (!schemas) {
    add_unchecked(schemas.error(), report);
    return report;
  }
  bool is_first = true;
  for (const SchemaFile& file : *schemas) {
    const LoadedSchema& schema = schemas_.get(file);
    if (!schema.faults.items.empty()) report.faulty_schemas.push_back(&schema);
    if (schema.schema) {
      if (!check_with(schema, candidate, is_first, flush, report)) break;
      is_first = false;
    } else {
      report.result.state = cli::DocumentState::unchecked;
    }
  }
  if (options_.baseline != nullptr) remove_known(candidate, report);
  const bool is_faulty =
      report.result.errors > 0 || (options_.fails_by_warnings && report.result.warnings > 0);
  if (is_faulty && report.result.state == cli::DocumentState::valid) {
    report.result.state = cli::DocumentState::faulty;
  }
  return report;
}

bool DocumentCheck::check_with(const LoadedSchema& schema, const Candidate& candidate,
                               bool is_first, const Flush& flush, DocumentReport& report) {
  Collector collector(report, options_.baseline == nullptr ? &flush : nullptr, is_first);
  rng::explain::Validator& validator = validator_for(schema);
  const rng::explain::Outcome outcome =
      candidate.bytes != nullptr
          ? validator.validate_bytes(*candidate.bytes, candidate.file.string(), collector)
          : validator.validate_file(candidate.file, collector);
  if (collector.is_unreadable) {
    report.result.state = cli::DocumentState::unchecked;
    return false;
  }
  const std::size_t errors = outcome.errors + (outcome.is_well_formed ? 0 : 1);
  report.result.errors += errors - collector.repeated_errors;
  report.result.not_shown += errors - std::min(errors, collector.added_errors + outcome.folded);
  return outcome.is_well_formed;
}

rng::explain::Validator& DocumentCheck::validator_for(const LoadedSchema& schema) {
  auto& validator = validators_[&schema];
  if (!validator) {
    validator = std::make_unique<rng::explain::Validator>(*schema.schema, options_.validation);
  }
  return *validator;
}

void DocumentCheck::remove_known(const Candidate& candidate, DocumentReport& report) const {
  cli::SourceLines lines;
  if (candidate.bytes != nullptr) lines.add(report.result.file, *candidate.bytes);
  report.known = options_.baseline->remove_known(report.result.file, report.diagnostics, lines);
  const auto count = [&](auto is_counted) {
    return static_cast<std::size_t>(
        std::count_if(report.diagnostics.begin(), report.diagnostics.end(),
                      [&](const auto& item) { return is_counted(item.severity); }));
  };
  report.result.warnings = count([](auto severity) { return severity == base::Severity::warning; });
  report.result.errors = count([](auto severity) { return severity >= base::Severity::error; });
  if (options_.max_errors == 0 || report.diagnostics.size() <= options_.max_errors) return;
  report.result.not_shown = report.diagnostics.size() - options_.max_errors;
  report.diagnostics.resize(options_.max_errors);
}

}  // namespace apograph
