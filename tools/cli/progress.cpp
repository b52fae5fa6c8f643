// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

constexpr std::size_t kShortWork = 10;  // pieces that are done before anybody could read the line

}  // namespace

Progress::Progress(Console& console, std::string_view job, std::size_t total)
    : console_(console), job_(job), total_(total) {}

Progress::~Progress() {
  clear();
}

void Progress::step(std::string_view what) {
  ++done_;
  if (total_ < kShortWork || !console_.is_terminal()) return;
  console_.report(fmt::format("\r\033[K{} {}/{} {}", job_, done_, total_, what));
  is_shown_ = true;
}

void Progress::clear() {
  if (is_shown_) console_.report("\r\033[K");
  is_shown_ = false;
}

}  // namespace cli
