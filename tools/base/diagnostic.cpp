// SPDX-License-Identifier: MIT
#include "base/diagnostic.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace base {

std::string_view name_of(Severity severity) {
  static constexpr std::array<std::string_view, 4> kNames = {"info", "warning", "error", "fatal"};
  return kNames.at(static_cast<std::size_t>(severity));
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.at.file;
  if (diagnostic.at.line != 0) text += fmt::format(":{}", diagnostic.at.line);
  if (diagnostic.at.column != 0) text += fmt::format(":{}", diagnostic.at.column);
  if (!text.empty()) text += ": ";
  text += fmt::format("{}: {}", name_of(diagnostic.severity), diagnostic.message);
  if (!diagnostic.hint.empty()) text += fmt::format(" ({})", diagnostic.hint);
  return text;
}

tl::unexpected<Diagnostic> failure(std::string_view code, Location at, std::string message,
                                   std::string hint) {
  return tl::unexpected<Diagnostic>(Diagnostic{
      Severity::error, std::string(code), std::move(at), std::move(message), std::move(hint), {}});
}

bool DiagnosticList::has_errors() const {
  return std::any_of(items.begin(), items.end(),
                     [](const Diagnostic& item) { return item.severity >= Severity::error; });
}

}  // namespace base
