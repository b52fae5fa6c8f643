// SPDX-License-Identifier: MIT
// A console that keeps what is written to it, for work whose output must wait for its turn.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cli/console.hpp"

namespace apograph {

class BufferedConsole final : public cli::Console {
 public:
  /// Answers questions, and speaks, as `behind` does, which must outlive it.
  explicit BufferedConsole(const cli::Console& behind) : behind_(behind) {
    set_language(behind.language());
  }

  bool write(std::string_view bytes) override {
    add(true, bytes);
    return true;
  }
  void report(std::string_view text) override { add(false, text); }
  bool is_terminal() const override { return behind_.is_terminal(); }
  bool is_output_terminal() const override { return behind_.is_output_terminal(); }
  std::string environment(const char* name) const override { return behind_.environment(name); }

  bool is_empty() const { return pieces_.empty(); }
  /// Writes what was kept, in its order. False where standard output took it not.
  bool replay(cli::Console& console) const {
    bool is_written = true;
    for (const auto& [is_output, text] : pieces_) {
      if (is_output) {
        is_written &= console.write(text);
      } else {
        console.report(text);
      }
    }
    return is_written;
  }

 private:
  void add(bool is_output, std::string_view text) {
    if (pieces_.empty() || pieces_.back().first != is_output) {
      pieces_.emplace_back(is_output, text);
    } else {
      pieces_.back().second += text;
    }
  }

  const cli::Console& behind_;
  std::vector<std::pair<bool, std::string>> pieces_;
};

}  // namespace apograph
