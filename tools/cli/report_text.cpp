// SPDX-License-Identifier: MIT
// Reports for people at a terminal, and lines for editors and build tools.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/report_writer.hpp"

namespace cli {
namespace {

std::string_view colour_of(base::Severity severity) {
  switch (severity) {
    case base::Severity::info:
      return "\033[1;36m";
    case base::Severity::warning:
      return "\033[1;35m";
    case base::Severity::error:
    case base::Severity::fatal:
      return "\033[1;31m";
  }
  return {};
}

// The line, and under it the caret; a tab before the caret stays a tab.
std::string shown(const Excerpt& excerpt, bool has_caret) {
  std::string out = fmt::format("    {}{}{}\n", excerpt.before, excerpt.pointed, excerpt.after);
  if (!has_caret) return out;
  std::string caret;
  for (std::size_t at = 0; at < excerpt.before.size();) {
    caret += base::utf8::next(excerpt.before, at) == U'\t' ? '\t' : ' ';
  }
  return out + fmt::format("    {}^\n", caret);
}

// The kinds of faults, the most frequent first, with one place each.
std::string summary_text(const Totals& totals, const base::Catalogue& words) {
  std::vector<std::pair<std::string, KindCount>> kinds(totals.kinds.begin(), totals.kinds.end());
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  if (kinds.empty()) return {};
  std::string out = fmt::format("{:>9} {:>10}  {:<8} {}\n", words.text("summary-count"),
                                words.text("summary-documents"), words.text("summary-severity"),
                                words.text("summary-kind"));
  for (const auto& [code, kind] : kinds) {
    out += fmt::format("{:>9} {:>10}  {:<8} {}\n", kind.count, kind.documents,
                       severity_word(kind.severity, words), code);
    out += fmt::format("{:22}{}: {}{}\n", "", words.text("summary-first"), place(kind.first),
                       kind.example);
  }
  return out;
}

class TextWriter final : public ReportWriter {
 public:
  using ReportWriter::ReportWriter;

  void add(const base::Diagnostic& diagnostic) override {
    write(as_text(diagnostic, lines(), options().has_colour, words()));
  }
  void end_document(const DocumentResult& result) override {
    if (result.not_shown == 0 || options().is_summary) return;
    write(fmt::format("{}: {}\n", result.file,
                      words().text({"not-shown", {{"count", std::to_string(result.not_shown)}}})));
  }
  void finish(const Totals& totals, Exit) override {
    if (options().is_summary) write(summary_text(totals, words()));
  }
};

class GnuWriter final : public ReportWriter {
 public:
  using ReportWriter::ReportWriter;

  void add(const base::Diagnostic& diagnostic) override { write(as_gnu(diagnostic, lines())); }
};

}  // namespace

std::string as_text(const base::Diagnostic& diagnostic, SourceLines& lines, bool has_colour,
                    const base::Catalogue& words) {
  const std::string name = severity_word(diagnostic.severity, words);
  std::string out = place(diagnostic.at);
  out += has_colour ? fmt::format("{}{}:\033[0m ", colour_of(diagnostic.severity), name)
                    : fmt::format("{}: ", name);
  out += fmt::format("{}\n", diagnostic.message);
  if (const auto line = lines.line(diagnostic.at.file, diagnostic.at.line)) {
    out += shown(excerpt_of(*line, diagnostic.at.column), diagnostic.at.column != 0);
  }
  for (const base::Note& note : diagnostic.notes) {
    out += fmt::format("  {}{}: {}\n", place(note.at), words.text("label-note"), note.message);
  }
  if (!diagnostic.hint.empty()) {
    out += fmt::format("  {}: {}\n", words.text("label-hint"), diagnostic.hint);
  }
  return out;
}

std::string as_gnu(const base::Diagnostic& diagnostic, SourceLines& lines) {
  base::Location at = diagnostic.at;
  if (at.column > 1) {
    if (const auto line = lines.line(at.file, at.line)) at.column = byte_column(*line, at.column);
  }
  std::string out =
      fmt::format("{}{}: {}", place(at), base::name_of(diagnostic.severity), diagnostic.message);
  for (const base::Note& note : diagnostic.notes) {
    out += fmt::format("; {}{}", place(note.at), note.message);
  }
  if (!diagnostic.hint.empty()) out += fmt::format("; {}", diagnostic.hint);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out + "\n";
}

std::unique_ptr<ReportWriter> make_text_writer(ReportContext context) {
  return std::make_unique<TextWriter>(std::move(context));
}

std::unique_ptr<ReportWriter> make_gnu_writer(ReportContext context) {
  return std::make_unique<GnuWriter>(std::move(context));
}

}  // namespace cli
