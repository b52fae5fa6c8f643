// SPDX-License-Identifier: MIT
// One line that says how far the work is; only on a terminal, and gone when the work is done.
#pragma once

#include <cstddef>
#include <string_view>

#include "cli/console.hpp"

namespace cli {

class Progress {
 public:
  Progress(Console& console, std::string_view job, std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// One more piece is about to begin.
  void step(std::string_view what);
  /// Takes the line away, for a message.
  void clear();

 private:
  Console& console_;
  std::string_view job_;
  std::size_t total_;
  std::size_t done_ = 0;
  bool is_shown_ = false;
};

}  // namespace cli
