// SPDX-License-Identifier: MIT
#include "apograph/convert/convert_settings.hpp"

#include <algorithm>

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
  settings.is_split = arguments.has("split");
  if (arguments.has("output")) settings.output = arguments.value("output");
  for (const std::string& file : arguments.values("authority")) {
    settings.authority.emplace_back(file);
  }
  if (arguments.has("metadata")) {
    const std::filesystem::path file = arguments.value("metadata");
    const bool is_table = file.extension() == ".csv" || file.extension() == ".tsv";
    (is_table ? settings.table : settings.sidecar) = file;
  }
  settings.format = source::format_named(arguments.value("from"));
  settings.encoding = arguments.value("encoding");
  const auto line = number_of(arguments, "explain", 0, "apograph convert", {"hint-name-a-line"});
  if (!line) return tl::unexpected(line.error());
  settings.explained_line = static_cast<std::uint32_t>(std::min<std::size_t>(*line, UINT32_MAX));
  if (settings.explained_line != 0) {
    settings.last_stage = Stage::recognise;
  } else if (arguments.has("explain")) {
    return base::failure("cli.usage", {"apograph convert"}, "--explain was 0, lines count from 1",
                         "name a line of the text");
  }
  settings.language = arguments.value("lang");
  if (arguments.has("report")) settings.report = arguments.value("report");
  if (arguments.has("review")) settings.review = arguments.value("review");
  if (arguments.has("propose")) settings.proposed = arguments.value("propose");
  if (settings.review && settings.last_stage != Stage::encode) {
    return base::failure(
        "cli.usage", {"apograph convert"},
        "--review needs a whole conversion, --stop-after and --explain end before it",
        "leave out one of them");
  }
  const bool recognises =
      settings.last_stage == Stage::recognise || settings.last_stage == Stage::encode;
  if (settings.proposed && !recognises) {
    return base::failure("cli.usage", {"apograph convert"},
                         "--propose needs the stage recognise, --stop-after ends before it",
                         "leave out one of them");
  }
  return settings;
}

}  // namespace apograph
