// SPDX-License-Identifier: MIT
#include "cli/console.hpp"

#include <cstdlib>

#include <unistd.h>

#include "base/descriptor.hpp"

namespace cli {

bool ProcessConsole::write(std::string_view bytes) {
  return base::write_all(STDOUT_FILENO, bytes);
}

void ProcessConsole::report(std::string_view text) {
  base::write_all(STDERR_FILENO, text);
}

bool ProcessConsole::is_terminal() const {
  return ::isatty(STDERR_FILENO) == 1;
}

bool ProcessConsole::is_output_terminal() const {
  return ::isatty(STDOUT_FILENO) == 1;
}

std::string ProcessConsole::environment(const char* name) const {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace cli
