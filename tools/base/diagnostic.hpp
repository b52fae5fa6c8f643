// SPDX-License-Identifier: MIT
// Every fault is a value: where, what was found, what was expected, one hint.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/wording.hpp"

namespace base {

enum class Severity : std::uint8_t { info, warning, error, fatal };

/// "info", "warning", "error" or "fatal".
std::string_view name_of(Severity severity);

/// Where in a file. Line and column count from 1, the column in code points; 0 means unknown.
struct Location {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Location&, const Location&) = default;
};

/// A second place that belongs to the same fault.
struct Note {
  Location at;
  std::string message;
};

/// One fault. `code` is words joined by dots and hyphens (`source.not-utf8`) and names the kind of
/// fault for good; `message` says what was found and what was expected, in lower case and without a
/// full stop; `hint` is one thing to do, or empty.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  Location at;
  std::string message;
  std::string hint;
  std::vector<Note> notes;
  Wording wording = {};       // of the message, where other languages have it too
  Wording hint_wording = {};  // of the hint
};

/// `file:line:column: error: message` and, behind it, the hint; for logs and tests. Reports are
/// rendered by the room cli.
std::string to_string(const Diagnostic& diagnostic);

/// A value, or the one fault that stands in its way.
template <typename T>
using Result = tl::expected<T, Diagnostic>;

/// An error for a Result: `return base::failure("base.not-found", {path}, "…", "…");`.
tl::unexpected<Diagnostic> failure(std::string_view code, Location at, std::string message,
                                   std::string hint = {});

/// Takes many faults, in the order in which they are found.
class DiagnosticSink {
 public:
  virtual ~DiagnosticSink() = default;
  virtual void add(Diagnostic diagnostic) = 0;
};

/// Keeps them.
class DiagnosticList final : public DiagnosticSink {
 public:
  void add(Diagnostic diagnostic) override { items.push_back(std::move(diagnostic)); }
  /// True where one is an error or worse.
  bool has_errors() const;

  std::vector<Diagnostic> items;
};

}  // namespace base
