// SPDX-License-Identifier: MIT
// Diagnostics as a person or a program reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"

namespace cli {

/// The lines of files that diagnostics point to; files are read when first asked for.
class SourceLines {
 public:
  /// Text that no file holds (standard input), or that is at hand.
  void add(const std::string& file, std::string text);
  /// A line without its line end; none where the file cannot be read or has no such line.
  std::optional<std::string> line(const std::string& file, std::uint32_t number);

 private:
  std::map<std::string, std::string> texts_;
};

enum class Format : std::uint8_t { text, gnu, json };

/// By its name on the command line: "text", "gnu" or "json".
Format format_of(std::string_view name);

struct ReportOptions {
  Format format = Format::text;
  bool has_colour = false;
};

/// Writes each diagnostic when it comes, JSON at the end; `finish` must be called once.
class Report final : public base::DiagnosticSink {
 public:
  using Write = std::function<void(std::string_view)>;
  Report(Write write, ReportOptions options) : write_(std::move(write)), options_(options) {}

  void add(base::Diagnostic diagnostic) override;
  void finish();

  SourceLines& lines() { return lines_; }
  std::size_t error_count() const { return errors_; }
  std::size_t warning_count() const { return warnings_; }

 private:
  Write write_;
  ReportOptions options_;
  SourceLines lines_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::vector<base::Diagnostic> kept_;  // for JSON
};

/// One diagnostic as text, with source line, caret and hint.
std::string as_text(const base::Diagnostic& diagnostic, SourceLines& lines, bool has_colour);

/// `file:line:column: severity: message`, all on one line, for editors and build tools.
std::string as_gnu(const base::Diagnostic& diagnostic);

/// {"diagnostics": [{"severity", "code", "file", "line", "column", "message", "hint", "notes"}]}.
std::string as_json(const std::vector<base::Diagnostic>& diagnostics);

/// Writes one diagnostic to standard error as text.
void complain(Console& console, const base::Diagnostic& diagnostic);

}  // namespace cli
