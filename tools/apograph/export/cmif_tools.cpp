// SPDX-License-Identifier: MIT
#include "apograph/export/cmif_tools.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "apograph/commands.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "feeds/cmif.hpp"
#include "rng/explain/validation.hpp"

namespace apograph {
namespace {

std::size_t count_of(const base::DiagnosticList& findings, bool is_error) {
  return static_cast<std::size_t>(
      std::count_if(findings.items.begin(), findings.items.end(), [&](const auto& item) {
        return is_error ? item.severity >= base::Severity::error
                        : item.severity == base::Severity::warning;
      }));
}

}  // namespace

base::Result<CmifCheck> CmifCheck::open(const cli::Console& console) {
  const auto resources = find_resources(console);
  if (!resources) return tl::unexpected(resources.error());
  base::DiagnosticList faults;
  CmifCheck check;
  check.schema_ = rng::validate::load_schema(resources->share / "schemas" / "cmif.rng", faults);
  if (check.schema_ == nullptr) return tl::unexpected(faults.items.front());
  return check;
}

void CmifCheck::check(std::string_view document, const std::string& name, std::string_view url,
                      base::DiagnosticList& findings) const {
  base::DiagnosticList found;
  rng::explain::Validator validator(*schema_);
  if (validator.validate_bytes(document, name, found).is_well_formed) {
    if (const auto tree = feeds::Tree::read(document, name)) {
      feeds::check_cmif(*tree, url, found);
    } else {
      found.add(tree.error());
    }
  }
  std::stable_sort(found.items.begin(), found.items.end(), [](const auto& a, const auto& b) {
    return std::tie(a.at.line, a.at.column) < std::tie(b.at.line, b.at.column);
  });
  for (base::Diagnostic& finding : found.items) findings.add(std::move(finding));
}

void write_report(const base::DiagnosticList& findings, const std::string& file,
                  const std::string* document, cli::Format format, bool has_colour,
                  const cli::Report::Write& write) {
  cli::Report report(write, {.format = format,
                             .has_colour = has_colour,
                             .program = kProgram.name,
                             .version = kProgram.version});
  if (document != nullptr) report.lines().add(file, *document);
  for (const base::Diagnostic& finding : findings.items) report.add(finding);
  const std::size_t errors = count_of(findings, true);
  report.end_document({.file = file,
                       .state = errors > 0 ? cli::DocumentState::faulty : cli::DocumentState::valid,
                       .errors = errors,
                       .warnings = count_of(findings, false)});
  report.finish(errors > 0 ? cli::Exit::findings : cli::Exit::clean);
}

std::string counts_of(const base::DiagnosticList& findings) {
  const std::size_t errors = count_of(findings, true);
  const std::size_t warnings = count_of(findings, false);
  if (errors + warnings == 0) return "no faults";
  return counted(errors, "error") + ", " + counted(warnings, "warning");
}

}  // namespace apograph
