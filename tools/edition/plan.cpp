// SPDX-License-Identifier: MIT
#include "edition/plan.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "base/file.hpp"
#include "edition/seal.hpp"

namespace edition {
namespace {

namespace fs = std::filesystem;
using Time = fs::file_time_type;

// When a file was last changed; the beginning of time where there is none.
Time time_of(const fs::path& path) {
  std::error_code error;
  const Time time = fs::last_write_time(path, error);
  return error ? Time::min() : time;
}

// The youngest of all files in a path, which may be a folder.
Time youngest_in(const fs::path& path) {
  Time youngest = time_of(path);
  std::error_code error;
  if (!fs::is_directory(path, error)) return youngest;
  for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end;
       entry.increment(error)) {
    youngest = std::max(youngest, time_of(entry->path()));
  }
  return youngest;
}

Time youngest_of(const Edition& edition, std::span<const fs::path> tools) {
  Time youngest = std::max(time_of(edition.configuration), time_of(edition.table_file));
  for (const fs::path& path : edition.authority) youngest = std::max(youngest, time_of(path));
  for (const fs::path& path : tools) youngest = std::max(youngest, youngest_in(path));
  return youngest;
}

bool is_edited(const Letter& letter) {
  const auto document = base::read_file(letter.tei);
  return document && seal_of(*document) != Seal::intact;
}

State letter_state(const Letter& letter, Time common) {
  if (!letter.has_tei) return State::missing;
  if (is_edited(letter)) return State::edited;
  const Time inputs = std::max({common, time_of(letter.source), time_of(letter.sidecar)});
  return time_of(letter.tei) < inputs ? State::stale : State::fresh;
}

State page_state(const fs::path& page, Time inputs) {
  std::error_code error;
  if (!fs::exists(page, error)) return State::missing;
  return time_of(page) < inputs ? State::stale : State::fresh;
}

}  // namespace

std::vector<ConvertStep> plan_conversion(const Edition& edition, std::span<const fs::path> tools) {
  const Time common = youngest_of(edition, tools);
  std::vector<ConvertStep> steps;
  for (const Letter& letter : edition.letters) {
    if (letter.has_source) steps.push_back({&letter, letter_state(letter, common)});
  }
  return steps;
}

std::vector<RenderStep> plan_rendering(const Edition& edition, std::span<const std::string> views,
                                       std::span<const fs::path> tools) {
  const Time common = youngest_of(edition, tools);
  std::vector<RenderStep> steps;
  for (const Letter& letter : edition.letters) {
    if (!letter.has_tei) continue;
    const Time inputs = std::max(common, time_of(letter.tei));
    for (const std::string& view : views) {
      fs::path page = page_path(edition.output_folder, letter.name, view);
      const State state = page_state(page, inputs);
      steps.push_back({&letter, view, std::move(page), state});
    }
  }
  return steps;
}

fs::path page_path(const fs::path& folder, std::string_view name, std::string_view view) {
  if (view == "both") return folder / fmt::format("{}.html", name);
  return folder / fmt::format("{}.{}.html", name, view);
}

}  // namespace edition
