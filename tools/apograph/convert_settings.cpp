// SPDX-License-Identifier: MIT
#include "apograph/convert_settings.hpp"

#include "apograph/workplace.hpp"

namespace apograph {
namespace {

Stage stage_of(std::string_view name) {
  if (name == "source") return Stage::source;
  if (name == "layout") return Stage::layout;
  return name == "recognise" ? Stage::recognise : Stage::encode;
}

}  // namespace

base::Result<ConvertSettings> convert_settings(const cli::Arguments& arguments) {
  ConvertSettings settings;
  const auto jobs = jobs_of(arguments, "apograph convert");
  if (!jobs) return tl::unexpected(jobs.error());
  settings.jobs = *jobs;
  settings.last_stage = stage_of(arguments.value("stop-after"));
  settings.is_forced = arguments.has("force");
  if (arguments.has("output")) settings.output = arguments.value("output");
  for (const std::string& file : arguments.values("authority")) {
    settings.authority.emplace_back(file);
  }
  if (arguments.has("metadata")) settings.sidecar = arguments.value("metadata");
  settings.language = arguments.value("lang");
  if (arguments.has("report")) settings.report = arguments.value("report");
  return settings;
}

}  // namespace apograph
