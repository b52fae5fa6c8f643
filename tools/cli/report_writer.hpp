// SPDX-License-Identifier: MIT
// What each format of a report implements. Inside the room only; one file a format, report_*.cpp.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "cli/report.hpp"

namespace cli {

/// What a writer works with; it must outlive the writer.
struct ReportContext {
  Report::Write write;
  SourceLines& lines;
  const ReportOptions& options;
};

class ReportWriter {
 public:
  explicit ReportWriter(ReportContext context) : context_(std::move(context)) {}
  virtual ~ReportWriter() = default;
  ReportWriter(const ReportWriter&) = delete;
  ReportWriter& operator=(const ReportWriter&) = delete;

  virtual void add(const base::Diagnostic& diagnostic) = 0;
  virtual void end_document(const DocumentResult& /*result*/) {}
  virtual void finish(const Totals& /*totals*/, Exit /*exit*/) {}

 protected:
  void write(std::string_view text) { context_.write(text); }
  SourceLines& lines() { return context_.lines; }
  const ReportOptions& options() const { return context_.options; }
  const base::Catalogue& words() const { return context_.options.words(); }

 private:
  ReportContext context_;
};

std::unique_ptr<ReportWriter> make_text_writer(ReportContext context);
std::unique_ptr<ReportWriter> make_gnu_writer(ReportContext context);
std::unique_ptr<ReportWriter> make_json_writer(ReportContext context);
std::unique_ptr<ReportWriter> make_sarif_writer(ReportContext context);
std::unique_ptr<ReportWriter> make_github_writer(ReportContext context);
std::unique_ptr<ReportWriter> make_junit_writer(ReportContext context);
std::unique_ptr<ReportWriter> make_html_writer(ReportContext context);

/// "file:line:column: ", as much of it as is known.
std::string place(const base::Location& at);

/// "error" in the language of the report.
std::string severity_word(base::Severity severity, const base::Catalogue& words);

/// Text that XML and HTML can hold, between tags or in quotes.
std::string xml_text(std::string_view text);

/// Bytes as well-formed UTF-8: what is none becomes U+FFFD.
std::string well_formed(std::string_view bytes);

}  // namespace cli
