// SPDX-License-Identifier: MIT
#include "apograph/workplace.hpp"

#include <algorithm>
#include <system_error>
#include <thread>

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "cli/report.hpp"

namespace apograph {

namespace fs = std::filesystem;

std::optional<edition::Edition> open_edition(const fs::path& folder, cli::Console& console) {
  base::DiagnosticList faults;
  auto edition = edition::load_edition(folder, faults);
  if (report_faults(faults, console)) return std::nullopt;
  return edition;
}

base::Result<std::optional<fs::path>> meant_edition(const cli::Arguments& arguments) {
  if (arguments.operands().empty()) {
    const auto found = edition::find_edition("");
    if (found) return found;
    return tl::unexpected(base::worded("apograph.no-edition", {}, {"no-edition-here"}));
  }
  const fs::path operand = arguments.operands().front();
  std::error_code error;
  if (!fs::is_directory(operand, error)) return std::nullopt;
  if (edition::is_edition(operand)) return operand;
  return tl::unexpected(
      base::worded("apograph.no-edition", {operand.string()}, {"folder-is-no-edition"}));
}

std::optional<fs::path> edition_around(const fs::path& file, std::string_view subfolder) {
  std::error_code error;
  const fs::path parent = file.parent_path();
  const fs::path absolute = fs::absolute(parent.empty() ? fs::path(".") : parent, error);
  if (error) return std::nullopt;
  fs::path normal = absolute.lexically_normal();
  if (normal.filename().empty()) normal = normal.parent_path();
  if (normal.filename() != subfolder || !edition::is_edition(normal.parent_path())) {
    return std::nullopt;
  }
  return ((parent.empty() ? fs::path(".") : parent) / "..").lexically_normal();
}

std::optional<edition::LetterMetadata> open_metadata(const edition::Edition& edition,
                                                     const edition::Letter& letter,
                                                     cli::Console& console) {
  base::DiagnosticList faults;
  auto metadata =
      edition::load_metadata(edition, letter, console.environment("SOURCE_DATE_EPOCH"), faults);
  if (report_faults(faults, console)) return std::nullopt;
  return metadata;
}

bool report_faults(const base::DiagnosticList& faults, cli::Console& console) {
  for (const base::Diagnostic& fault : faults.items) cli::complain(console, fault);
  return faults.has_errors();
}

base::Result<std::size_t> number_of(const cli::Arguments& arguments, std::string_view option,
                                    std::size_t otherwise, std::string_view command,
                                    base::Wording hint) {
  if (!arguments.has(option)) return otherwise;
  const std::string text = arguments.value(option);
  if (const auto number = base::number<std::size_t>(text)) return *number;
  return tl::unexpected(base::worded("cli.usage", {std::string(command)},
                                     {"usage-number", {{"option", option}, {"value", text}}},
                                     std::move(hint)));
}

base::Result<std::size_t> jobs_of(const cli::Arguments& arguments, std::string_view command) {
  constexpr std::size_t kMaxJobs = 256;
  const auto jobs = number_of(arguments, "jobs", 0, command, {"hint-zero-takes-all-cores"});
  if (!jobs) return jobs;
  const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
  return std::min(*jobs == 0 ? cores : *jobs, kMaxJobs);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

cli::Exit worse(cli::Exit a, cli::Exit b) {
  return std::max(a, b);
}

cli::Exit failed(cli::Console& console, const base::Diagnostic& fault) {
  cli::complain(console, fault);
  return cli::Exit::failed;
}

}  // namespace apograph
