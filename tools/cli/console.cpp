// SPDX-License-Identifier: MIT
#include "cli/console.hpp"

#include <cerrno>
#include <cstdlib>

#include <unistd.h>

namespace cli {
namespace {

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

bool ProcessConsole::write(std::string_view bytes) {
  return write_all(STDOUT_FILENO, bytes);
}

void ProcessConsole::report(std::string_view text) {
  write_all(STDERR_FILENO, text);
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
