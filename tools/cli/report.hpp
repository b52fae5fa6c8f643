// SPDX-License-Identifier: MIT
// Diagnostics as a person or a program reads them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "cli/source_lines.hpp"

namespace cli {

enum class Format : std::uint8_t { text, gnu, json, sarif, github, junit, html };

/// Their names on the command line, in the same order.
inline constexpr std::array<std::string_view, 7> kFormatNames = {"text",   "gnu",   "json", "sarif",
                                                                 "github", "junit", "html"};

/// By its name; text for a name that is none of them.
Format format_of(std::string_view name);

struct ReportOptions {
  Format format = Format::text;
  bool has_colour = false;
  /// Counts by kind of fault stand in the place of the faults (text, json, html).
  bool is_summary = false;
  std::string_view program = {};  // name and version, for formats that tell who wrote them
  std::string_view version = {};
  /// The language of what people read; null is English. What programs read stays as it is.
  const base::Catalogue* catalogue = nullptr;

  const base::Catalogue& words() const {
    return catalogue == nullptr ? base::Catalogue::english() : *catalogue;
  }
};

/// How the work on a document ended.
enum class DocumentState : std::uint8_t { valid, faulty, unchecked };

struct DocumentResult {
  std::string file;
  DocumentState state = DocumentState::valid;
  std::size_t errors = 0;     // found, also those that were not added
  std::size_t warnings = 0;   // likewise
  std::size_t not_shown = 0;  // errors and warnings that were found and not added
};

/// What there is of one kind of fault, as far as it was added.
struct KindCount {
  base::Severity severity = base::Severity::info;
  std::size_t count = 0;
  std::size_t documents = 0;
  base::Location first;
  std::string example;  // the message of the first
};

struct Totals {
  std::size_t documents = 0;
  std::size_t valid = 0;
  std::size_t faulty = 0;
  std::size_t unchecked = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::map<std::string, KindCount> kinds;  // by code
};

class ReportWriter;

/// Writes diagnostics as they come, where the format lets it. Legal calls: `add` for each
/// diagnostic of a document, then `end_document`, and again; `finish` once. Where no document is
/// named, `add` and `finish` do.
class Report final : public base::DiagnosticSink {
 public:
  using Write = std::function<void(std::string_view)>;
  Report(Write write, ReportOptions options);
  ~Report() override;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  void add(base::Diagnostic diagnostic) override;
  void end_document(const DocumentResult& result);
  void finish(Exit exit = Exit::clean);

  SourceLines& lines() { return lines_; }
  const Totals& totals() const { return totals_; }

 private:
  SourceLines lines_;
  ReportOptions options_;
  Totals totals_;
  std::set<std::string> kinds_of_document_;
  std::unique_ptr<ReportWriter> writer_;
};

/// One diagnostic as text, with source line, caret and hint.
std::string as_text(const base::Diagnostic& diagnostic, SourceLines& lines, bool has_colour,
                    const base::Catalogue& words = base::Catalogue::english());

/// `file:line:column: severity: message`, all on one line, for editors and build tools. The column
/// counts bytes, as Vim, clang and make's readers do; in code points where the line cannot be read.
std::string as_gnu(const base::Diagnostic& diagnostic, SourceLines& lines);

/// {"diagnostics": [{"severity", "code", "file", "line", "column", "message", "hint", "notes"}]}.
std::string as_json(const std::vector<base::Diagnostic>& diagnostics);

/// Writes one diagnostic to standard error as text, in the language of the console.
void complain(Console& console, const base::Diagnostic& diagnostic);

}  // namespace cli
