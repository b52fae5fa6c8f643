// SPDX-License-Identifier: MIT
// From argv to a command and its arguments, by the tables. The only door to CLI11.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace cli {

/// What is asked for: a command to run, or, where `command` is null, a text to print.
struct Request {
  const Command* command = nullptr;
  Arguments arguments;
  std::string text;
};

/// Reads the words after the program's name. Fails with cli.usage.
base::Result<Request> parse(const Program& program, const std::vector<std::string>& words);

}  // namespace cli
