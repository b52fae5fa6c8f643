// SPDX-License-Identifier: MIT
// What is to be done in an edition, as a value; the program does it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edition/edition.hpp"

namespace edition {

/// `edited`: the letter is not what Apograph wrote; it is the editor's.
enum class State : std::uint8_t { missing, stale, fresh, edited };

struct ConvertStep {
  const Letter* letter = nullptr;
  State state = State::missing;
};

struct RenderStep {
  const Letter* letter = nullptr;
  std::string view;
  std::filesystem::path page;
  State state = State::missing;
};

/// One step for every letter that has a source. A letter is stale where its source, its sidecar,
/// edition.toml, an authority file or one of `tools` (the program, its data; folders count with all
/// they hold) is younger than it. A program that finds a stale product unchanged makes it young.
std::vector<ConvertStep> plan_conversion(const Edition& edition,
                                         std::span<const std::filesystem::path> tools);

/// One step for every letter and view; the page is page_path's.
std::vector<RenderStep> plan_rendering(const Edition& edition, std::span<const std::string> views,
                                       std::span<const std::filesystem::path> tools);

/// The page of a letter in a view; “both” stand in one page, NAME.html.
std::filesystem::path page_path(const std::filesystem::path& folder, std::string_view name,
                                std::string_view view);

}  // namespace edition
