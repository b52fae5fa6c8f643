// SPDX-License-Identifier: MIT
#include "apograph/validate/validate_settings.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "apograph/workplace.hpp"
#include "base/catalogue.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

// A text of the catalogue, and its hint.
tl::unexpected<base::Diagnostic> wrong_call(std::string key) {
  return tl::unexpected(base::worded("cli.usage", {"apograph validate"}, {std::move(key)}));
}

base::Result<void> check_combination(const cli::Arguments& arguments,
                                     const ValidateSettings& settings) {
  const bool can_summarise = settings.format == cli::Format::text ||
                             settings.format == cli::Format::json ||
                             settings.format == cli::Format::html;
  if (settings.is_summary && !can_summarise) {
    return wrong_call("usage-summary-format");
  }
  if (settings.baseline && settings.new_baseline) {
    return wrong_call("usage-two-baselines");
  }
  if (arguments.has("null") && !arguments.has("files-from")) {
    return wrong_call("usage-null");
  }
  return {};
}

}  // namespace

fs::path cache_home(const cli::Console& console) {
  const fs::path named = console.environment("XDG_CACHE_HOME");
  if (named.is_absolute()) return named;
  const fs::path home = console.environment("HOME");
  return home.is_absolute() ? home / ".cache" : fs::path();
}

base::Result<ValidateSettings> settings_of(const cli::Arguments& arguments,
                                           const cli::Console& console) {
  ValidateSettings settings;
  settings.validation.catalogue = console.language().get();
  settings.validation.lists_all_expected = arguments.has("all-expected");
  settings.validation.check_ids = !arguments.has("no-id-check");
  settings.validation.read.load_dtd = arguments.has("dtd");
  settings.validation.read.xinclude = arguments.has("xinclude");
  settings.validation.read.fix_base = !arguments.has("no-base-fixup");
  const auto max_errors = number_of(arguments, "max-errors", settings.max_errors,
                                    "apograph validate", {"hint-zero-shows-all"});
  if (!max_errors) return tl::unexpected(max_errors.error());
  const auto jobs = jobs_of(arguments, "apograph validate");
  if (!jobs) return tl::unexpected(jobs.error());
  settings.max_errors = *max_errors;
  settings.jobs = *jobs;
  settings.format = cli::format_of(arguments.value("format", "text"));
  settings.is_quiet = arguments.has("quiet");
  settings.is_summary = arguments.has("summary");
  settings.fails_by_warnings = arguments.value("fail-level") == "warning";
  if (arguments.value("output") != "-") settings.output = arguments.value("output");
  if (!arguments.has("no-cache")) settings.cache_home = cache_home(console);
  if (arguments.has("baseline")) settings.baseline = arguments.value("baseline");
  if (arguments.has("write-baseline")) settings.new_baseline = arguments.value("write-baseline");
  if (settings.new_baseline) settings.format = cli::Format::text;
  // What is counted, or compared with a baseline, must all be there.
  const bool wants_all = settings.is_summary || settings.baseline || settings.new_baseline;
  settings.validation.max_diagnostics = wants_all ? 0 : settings.max_errors;
  if (auto checked = check_combination(arguments, settings); !checked) {
    return tl::unexpected(checked.error());
  }
  return settings;
}

}  // namespace apograph
