// SPDX-License-Identifier: MIT
// Reports for continuous integration: GitHub's workflow commands, and JUnit's XML, which GitLab,
// Jenkins and most others read.
#include <fmt/format.h>

#include "base/percent.hpp"
#include "cli/report_writer.hpp"
#include "cli/spool.hpp"

namespace cli {
namespace {

// docs.github.com, “Workflow commands”: what separates its parts is written as %XX.
std::string command_text(std::string_view text, bool is_property) {
  return base::percent_encoded(well_formed(text), [is_property](char c) {
    const bool is_separator =
        c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    return !is_separator;
  });
}

class GithubWriter final : public ReportWriter {
 public:
  using ReportWriter::ReportWriter;

  void add(const base::Diagnostic& diagnostic) override {
    const base::Location& at = diagnostic.at;
    std::string out = fmt::format("::{} ", command_of(diagnostic.severity));
    if (!at.file.empty()) out += fmt::format("file={},", command_text(at.file, true));
    if (at.line != 0) out += fmt::format("line={},", at.line);
    if (at.line != 0 && at.column != 0) out += fmt::format("col={},", at.column);
    out += fmt::format("title={}::{}", command_text(diagnostic.code, true),
                       command_text(diagnostic.message, false));
    if (!diagnostic.hint.empty()) out += "%0A" + command_text(diagnostic.hint, false);
    for (const base::Note& note : diagnostic.notes) {
      out += "%0A" + command_text(place(note.at) + note.message, false);
    }
    write(out + "\n");
  }

 private:
  static std::string_view command_of(base::Severity severity) {
    if (severity == base::Severity::info) return "notice";
    return severity == base::Severity::warning ? "warning" : "error";
  }
};

// One test case a document. The numbers of all stand in the first tag, so that cases wait in a
// spool.
class JunitWriter final : public ReportWriter {
 public:
  using ReportWriter::ReportWriter;

  void add(const base::Diagnostic& diagnostic) override {
    if (first_code_.empty()) first_code_ = diagnostic.code;
    faults_ += as_text(diagnostic, lines(), false, words());
  }

  void end_document(const DocumentResult& result) override {
    const std::size_t slash = result.file.rfind('/');
    const bool has_folder = slash != std::string::npos && slash > 0;
    cases_.add(fmt::format("    <testcase classname=\"{}\" name=\"{}\"",
                           xml_text(has_folder ? result.file.substr(0, slash) : "."),
                           xml_text(has_folder ? result.file.substr(slash + 1) : result.file)));
    cases_.add(content_of(result));
    faults_.clear();
    first_code_.clear();
  }

  void finish(const Totals& totals, Exit) override {
    const std::string counts = fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\"",
                                           totals.documents, totals.faulty, totals.unchecked);
    write(
        fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {0}>\n"
                    "  <testsuite name=\"{1}\" {0}>\n",
                    counts, xml_text(options().program)));
    cases_.each([this](std::string_view part) { write(part); });
    write("  </testsuite>\n</testsuites>\n");
  }

 private:
  std::string content_of(const DocumentResult& result) const {
    if (result.state == DocumentState::valid && faults_.empty()) return "/>\n";
    if (result.state == DocumentState::valid) {
      return fmt::format(">\n      <system-out>{}</system-out>\n    </testcase>\n",
                         xml_text(faults_));
    }
    const bool is_faulty = result.state == DocumentState::faulty;
    const std::string message =
        is_faulty ? fmt::format("{}, {}", words().counted(result.errors, "noun-error"),
                                words().counted(result.warnings, "noun-warning"))
                  : words().text("not-checked");
    return fmt::format(">\n      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>\n    </testcase>\n",
                       is_faulty ? "failure" : "error", xml_text(first_code_), message,
                       xml_text(faults_));
  }

  std::string faults_;  // of the document so far
  std::string first_code_;
  Spool cases_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_github_writer(ReportContext context) {
  return std::make_unique<GithubWriter>(std::move(context));
}

std::unique_ptr<ReportWriter> make_junit_writer(ReportContext context) {
  return std::make_unique<JunitWriter>(std::move(context));
}

}  // namespace cli
