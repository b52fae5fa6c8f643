// SPDX-License-Identifier: MIT
#include "cli/report.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/report_writer.hpp"

namespace cli {
namespace {

using MakeWriter = std::unique_ptr<ReportWriter> (*)(ReportContext);

// In the order of Format.
constexpr std::array<MakeWriter, kFormatNames.size()> kWriters = {
    make_text_writer,   make_gnu_writer,   make_json_writer, make_sarif_writer,
    make_github_writer, make_junit_writer, make_html_writer};

}  // namespace

Format format_of(std::string_view name) {
  const auto found = std::find(kFormatNames.begin(), kFormatNames.end(), name);
  return found == kFormatNames.end() ? Format::text
                                     : static_cast<Format>(found - kFormatNames.begin());
}

Report::Report(Write write, ReportOptions options)
    : options_(options),
      writer_(kWriters.at(static_cast<std::size_t>(options.format))(
          {std::move(write), lines_, options_})) {}

Report::~Report() = default;

void Report::add(base::Diagnostic diagnostic) {
  if (options_.catalogue != nullptr) {
    diagnostic = base::translated(std::move(diagnostic), *options_.catalogue);
  }
  KindCount& kind = totals_.kinds[diagnostic.code];
  if (kind.count++ == 0) kind.first = diagnostic.at, kind.example = diagnostic.message;
  kind.severity = std::max(kind.severity, diagnostic.severity);
  if (kinds_of_document_.insert(diagnostic.code).second) ++kind.documents;
  if (!options_.is_summary) writer_->add(diagnostic);
}

void Report::end_document(const DocumentResult& result) {
  ++totals_.documents;
  totals_.errors += result.errors;
  totals_.warnings += result.warnings;
  switch (result.state) {
    case DocumentState::valid:
      ++totals_.valid;
      break;
    case DocumentState::faulty:
      ++totals_.faulty;
      break;
    case DocumentState::unchecked:
      ++totals_.unchecked;
      break;
  }
  kinds_of_document_.clear();
  writer_->end_document(result);
}

void Report::finish(Exit exit) {
  writer_->finish(totals_, exit);
}

std::string place(const base::Location& at) {
  std::string text = at.file;
  if (at.line != 0) text += fmt::format(":{}", at.line);
  if (at.line != 0 && at.column != 0) text += fmt::format(":{}", at.column);
  return text.empty() ? text : text + ": ";
}

std::string well_formed(std::string_view bytes) {
  std::string out;
  while (const auto bad = base::utf8::first_malformed(bytes)) {
    out += bytes.substr(0, *bad);
    base::utf8::append(out, U'\uFFFD');
    bytes.remove_prefix(*bad + 1);
  }
  return out += bytes;
}

std::string xml_text(std::string_view text) {
  const std::string sound = well_formed(text);
  std::string out;
  for (std::size_t at = 0; at < sound.size();) {
    const char32_t c = base::utf8::next(sound, at);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        base::utf8::append(out, base::utf8::is_xml_char(c) ? c : U'\uFFFD');
    }
  }
  return out;
}

std::string severity_word(base::Severity severity, const base::Catalogue& words) {
  return words.text(fmt::format("severity-{}", base::name_of(severity)));
}

void complain(Console& console, const base::Diagnostic& diagnostic) {
  SourceLines lines;
  console.report(as_text(base::translated(diagnostic, console.words()), lines, console.has_colour(),
                         console.words()));
}

}  // namespace cli
