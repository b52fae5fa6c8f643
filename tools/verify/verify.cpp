// SPDX-License-Identifier: MIT
#include "verify/verify.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text_diff.hpp"
#include "base/utf8.hpp"
#include "verify/blanks.hpp"

namespace verify {
namespace {

// Stands for the end of a page in a diff.
constexpr std::string_view kPageMark = "═══ page ═══";

using Pages = std::vector<std::vector<std::string>>;

Pages pages_of(const SourceLayer& layer) {
  Pages pages;
  const SourceLine* before = nullptr;
  for (const SourceLine& line : layer.lines) {
    if (before == nullptr || before->page != line.page) pages.emplace_back();
    pages.back().push_back(line.text);
    before = &line;
  }
  return pages;
}

// One line each, the page marks only where pages are compared.
std::vector<std::string> lines_of(const Pages& pages, bool with_marks) {
  std::vector<std::string> lines;
  for (const auto& page : pages) {
    if (with_marks && !lines.empty()) lines.emplace_back(kPageMark);
    lines.insert(lines.end(), page.begin(), page.end());
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) (text += line) += '\n';
  return text;
}

std::size_t count(const Pages& pages) {
  std::size_t lines = 0;
  for (const auto& page : pages) lines += page.size();
  return lines;
}

// Counts the lines that a diff takes away and adds; its head is of two lines.
void count_changes(Report& report) {
  std::string_view rest = report.diff;
  for (int line = 0; !rest.empty(); ++line) {
    if (line >= 2 && rest.front() == '-') ++report.missing;
    if (line >= 2 && rest.front() == '+') ++report.added;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  }
}

// The line of the layer that stands at an index of the lines compared; the last one past the end.
const SourceLine* line_at(const SourceLayer& layer, const std::vector<std::string>& compared,
                          std::size_t index) {
  std::size_t marks = 0;
  for (std::size_t i = 0; i < std::min(index, compared.size()); ++i) {
    marks += compared[i] == kPageMark ? 1U : 0U;
  }
  if (layer.lines.empty()) return nullptr;
  return &layer.lines[std::min(index - marks, layer.lines.size() - 1)];
}

std::string quoted(const std::vector<std::string>& lines, std::size_t index,
                   std::string_view otherwise) {
  if (index >= lines.size()) return std::string(otherwise);
  return lines[index] == kPageMark ? "a new page" : fmt::format("\"{}\"", lines[index]);
}

base::Diagnostic first_difference(const SourceLayer& layer, const std::vector<std::string>& found,
                                  const std::vector<std::string>& expected,
                                  const std::string& name) {
  const auto [at, in_source] =
      std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
  const auto index = static_cast<std::size_t>(at - found.begin());
  const SourceLine* const line = line_at(layer, found, index);
  return {base::Severity::error,
          "verify.line-differs",
          line == nullptr ? base::Location{name, 0, 0} : line->at,
          fmt::format("found {} where the source has {}", quoted(found, index, "no further line"),
                      quoted(expected, index, "no further line")),
          "restore what the source has, or mark the change as choice",
          {}};
}

}  // namespace

base::Result<Report> compare(std::string_view tei, const std::string& tei_name,
                             std::string_view source, const std::string& source_name) {
  if (const auto malformed = base::utf8::first_malformed(source)) {
    return base::failure("source.not-utf8", {source_name, 0, 0},
                         fmt::format("byte {} of the source is not UTF-8", *malformed + 1),
                         "save the source as UTF-8");
  }
  const base::Result<xml::Document> document = xml::parse(tei, tei_name);
  if (!document) return tl::unexpected(document.error());
  if (document->root->namespace_uri != xml::kTeiNamespace) {
    return base::failure(
        "verify.not-tei", document->locate(*document->root),
        fmt::format("found the root element \"{}\" where TEI was expected", document->root->local),
        "declare the namespace of TEI");
  }
  SourceLayer layer = source_layer(*document);
  const Pages expected = pages_of(source);
  const Pages found = pages_of(layer);
  Report report;
  report.source_lines = count(expected);
  report.layer_lines = count(found);
  report.compares_pages = source.find('\f') != std::string_view::npos;
  const std::vector<std::string> before = lines_of(expected, report.compares_pages);
  const std::vector<std::string> after = lines_of(found, report.compares_pages);
  report.diff = base::unified_diff(joined(before), joined(after), source_name, tei_name);
  count_changes(report);
  report.faults = std::move(layer.faults);
  if (!report.diff.empty()) {
    report.faults.push_back(first_difference(layer, after, before, tei_name));
  }
  return report;
}

}  // namespace verify
