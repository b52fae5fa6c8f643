// SPDX-License-Identifier: MIT
// One page to hand to a colleague: no script, nothing from elsewhere. The counts stand on top, so
// that the faults wait in a spool until the last document is done.
#include <algorithm>

#include <fmt/format.h>

#include "cli/report_writer.hpp"
#include "cli/spool.hpp"

namespace cli {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --ink: #1c1b1a; --paper: #fffdf9; --soft: #5c5750; --line: #d9d2c7;
  --box: #f5f0e7; --error: #a3221b; --warning: #7a5200; --info: #1f5c87; --ok: #2c6b2f; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece7df; --paper: #1b1a19; --soft: #aaa397;
  --line: #45413b; --box: #262422; --error: #ff9c92; --warning: #efc062; --info: #8fc7f2; --ok: #93d396;
  --mark: #6b5200; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0; padding: 0; list-style: none; }
.figures b { font-size: 1.3rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem;
  border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .6rem 0; }
summary { cursor: pointer; padding: .5rem .8rem; overflow-wrap: anywhere; }
summary span { color: var(--soft); }
ol { list-style: none; margin: 0; padding: 0 .8rem; } ol > li { border-top: 1px solid var(--line); padding: .6rem 0; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
.ok { color: var(--ok); } .place, code { font-family: ui-monospace, monospace; font-size: .9em; }
.message { overflow-wrap: anywhere; } .hint, .note { margin: .2rem 0 0; overflow-wrap: anywhere; }
.hint { color: var(--ok); } .note { color: var(--soft); }
pre { background: var(--box); padding: .4rem .6rem; margin: .4rem 0 0; overflow-x: auto; border-radius: .3rem; }
mark { background: var(--mark); color: inherit; }
@media print { body { max-width: none; margin: 0; } details, li { break-inside: avoid-page; }
  pre { white-space: pre-wrap; } }
)";

std::string_view class_of(base::Severity severity) {
  if (severity == base::Severity::info) return "info";
  return severity == base::Severity::warning ? "warning" : "error";
}

class HtmlWriter final : public ReportWriter {
 public:
  using ReportWriter::ReportWriter;

  void add(const base::Diagnostic& diagnostic) override {
    faults_ += fmt::format(
        "<li><span class=\"place\">{}</span><strong class=\"{}\">{}</strong>: <span "
        "class=\"message\">{}</span> "
        "<code>{}</code>",
        xml_text(place(diagnostic.at)), class_of(diagnostic.severity),
        severity_word(diagnostic.severity, words()), xml_text(diagnostic.message),
        xml_text(diagnostic.code));
    if (const auto line = lines().line(diagnostic.at.file, diagnostic.at.line)) {
      const Excerpt excerpt = excerpt_of(*line, diagnostic.at.column);
      faults_ += fmt::format("<pre>{}<mark>{}</mark>{}</pre>", xml_text(excerpt.before),
                             xml_text(excerpt.pointed), xml_text(excerpt.after));
    }
    if (!diagnostic.hint.empty()) {
      faults_ += fmt::format("<p class=\"hint\">→ {}</p>", xml_text(diagnostic.hint));
    }
    for (const base::Note& note : diagnostic.notes) {
      faults_ += fmt::format("<p class=\"note\"><span class=\"place\">{}</span>{}</p>",
                             xml_text(place(note.at)), xml_text(note.message));
    }
    faults_ += "</li>\n";
  }

  void end_document(const DocumentResult& result) override {
    if (!faults_.empty()) documents_.add(section_of(result));
    faults_.clear();
  }

  void finish(const Totals& totals, Exit) override {
    const std::string title = words().text("report-title");
    write(fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{4}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<header>\n<h1>{0}</h1>\n{2}"
        "</header>\n<main>\n{3}",
        title, kStyle, figures_of(totals), kinds_of(totals), words().text("language")));
    if (!documents_.is_empty()) {
      write(fmt::format("<h2>{}</h2>\n", words().text("report-documents")));
      documents_.each([this](std::string_view part) { write(part); });
    }
    write(fmt::format("</main>\n<footer><p class=\"note\">{} {}</p></footer>\n</body>\n</html>\n",
                      xml_text(options().program), xml_text(options().version)));
  }

 private:
  std::string section_of(const DocumentResult& result) const {
    std::string counts = result.state == DocumentState::unchecked
                             ? words().text("not-checked")
                             : words().counted(result.errors, "noun-error");
    if (result.warnings > 0) counts += ", " + words().counted(result.warnings, "noun-warning");
    if (result.not_shown > 0) {
      counts += fmt::format(", {} {}", result.not_shown, words().text("report-not-shown"));
    }
    return fmt::format(
        "<details open>\n<summary><b>{}</b> <span>{}</span></summary>\n<ol>\n{}</ol>\n</details>\n",
        xml_text(result.file), counts, faults_);
  }

  std::string figures_of(const Totals& totals) const {
    const auto figure = [](std::string_view kind, std::size_t count, const std::string& noun) {
      return fmt::format("<li class=\"{}\"><b>{}</b> {}</li>\n", kind, count, noun);
    };
    const auto noun = [this](std::size_t count, std::string_view key) {
      return words().noun(count, key);
    };
    std::string out = "<ul class=\"figures\">\n";
    out += figure("all", totals.documents, noun(totals.documents, "noun-document"));
    out += figure("ok", totals.valid, words().text("report-without-errors"));
    if (totals.faulty > 0) {
      out += figure("error", totals.faulty, words().text("report-with-errors"));
    }
    if (totals.unchecked > 0) out += figure("error", totals.unchecked, words().text("not-checked"));
    out += figure("all", totals.errors, noun(totals.errors, "noun-error"));
    if (totals.warnings > 0) {
      out += figure("warning", totals.warnings, noun(totals.warnings, "noun-warning"));
    }
    return out + "</ul>\n";
  }

  std::string kinds_of(const Totals& totals) const {
    if (totals.kinds.empty()) {
      return fmt::format("<p class=\"ok\">{}</p>\n", words().text("report-no-faults"));
    }
    std::vector<std::pair<std::string, KindCount>> kinds(totals.kinds.begin(), totals.kinds.end());
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
    std::string out = fmt::format(
        "<h2>{}</h2>\n<table>\n<thead><tr><th class=\"number\">{}</th>"
        "<th class=\"number\">{}</th><th>{}</th><th>{}</th></tr></thead>\n<tbody>\n",
        words().text("report-kinds"), words().text("report-count"),
        words().text("report-documents"), words().text("report-kind"),
        words().text("report-first"));
    for (const auto& [code, kind] : kinds) {
      out += fmt::format(
          "<tr><td class=\"number\">{}</td><td class=\"number\">{}</td><td><code "
          "class=\"{}\">{}</code></td>"
          "<td class=\"message\"><span class=\"place\">{}</span>{}</td></tr>\n",
          kind.count, kind.documents, class_of(kind.severity), xml_text(code),
          xml_text(place(kind.first)), xml_text(kind.example));
    }
    return out + "</tbody>\n</table>\n";
  }

  std::string faults_;  // of the document so far
  Spool documents_;
};

}  // namespace

std::unique_ptr<ReportWriter> make_html_writer(ReportContext context) {
  return std::make_unique<HtmlWriter>(std::move(context));
}

}  // namespace cli
