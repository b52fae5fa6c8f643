// SPDX-License-Identifier: MIT
#include "cli/report.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/utf8.hpp"

namespace cli {
namespace {

constexpr std::uint64_t kMaxSourceSize = 64U
                                         << 20U;  // larger files are reported without their lines
constexpr std::size_t kMaxWidth = 100;            // of an excerpt, in code points

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

std::string place(const base::Location& at) {
  std::string text = at.file;
  if (at.line != 0) text += fmt::format(":{}", at.line);
  if (at.line != 0 && at.column != 0) text += fmt::format(":{}", at.column);
  return text.empty() ? text : text + ": ";
}

// A line that is too long is cut around the column. The caret stands under the column; a tab before
// it stays a tab.
std::string excerpt(const std::string& line, std::uint32_t column) {
  std::string shown;
  std::string caret;
  const std::size_t target = column == 0 ? 0 : column - 1;
  const std::size_t first = target > kMaxWidth * 3 / 4 ? target - kMaxWidth / 2 : 0;
  std::size_t at = 0;
  std::size_t position = 0;
  for (; at < line.size() && position < first + kMaxWidth; ++position) {
    const char32_t c = base::utf8::next(line, at);
    if (position < first) continue;
    const bool is_control = c < U' ' && c != U'\t';
    base::utf8::append(shown, is_control ? U'\uFFFD' : c);
    if (position < target) caret += c == U'\t' ? '\t' : ' ';
  }
  const std::string before = first > 0 ? "…" : "";
  const std::string after = at < line.size() ? "…" : "";
  std::string out = fmt::format("    {}{}{}\n", before, shown, after);
  if (column != 0) out += fmt::format("    {}{}^\n", first > 0 ? " " : "", caret);
  return out;
}

nlohmann::ordered_json location_json(const base::Location& at) {
  nlohmann::ordered_json out;
  out["file"] = at.file;
  if (at.line != 0) out["line"] = at.line;
  if (at.column != 0) out["column"] = at.column;
  return out;
}

nlohmann::ordered_json diagnostic_json(const base::Diagnostic& diagnostic) {
  nlohmann::ordered_json out;
  out["severity"] = base::name_of(diagnostic.severity);
  out["code"] = diagnostic.code;
  out.update(location_json(diagnostic.at));
  out["message"] = diagnostic.message;
  if (!diagnostic.hint.empty()) out["hint"] = diagnostic.hint;
  for (const base::Note& note : diagnostic.notes) {
    nlohmann::ordered_json entry = location_json(note.at);
    entry["message"] = note.message;
    out["notes"].push_back(std::move(entry));
  }
  return out;
}

}  // namespace

void SourceLines::add(const std::string& file, std::string text) {
  texts_[file] = std::move(text);
}

std::optional<std::string> SourceLines::line(const std::string& file, std::uint32_t number) {
  if (file.empty() || number == 0) return std::nullopt;
  auto found = texts_.find(file);
  if (found == texts_.end()) {
    if (file == "-") return std::nullopt;
    auto bytes = base::read_file(file, kMaxSourceSize);
    found = texts_.emplace(file, bytes ? std::move(*bytes) : std::string()).first;
  }
  const std::string& text = found->second;
  std::size_t begin = 0;
  for (std::uint32_t current = 1; current < number; ++current) {
    begin = text.find_first_of("\r\n", begin);
    if (begin == std::string::npos) return std::nullopt;
    begin += text.compare(begin, 2, "\r\n") == 0 ? 2 : 1;
  }
  if (begin >= text.size()) return std::nullopt;
  std::string line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  return base::utf8::first_malformed(line) ? std::nullopt : std::optional(std::move(line));
}

Format format_of(std::string_view name) {
  if (name == "json") return Format::json;
  return name == "gnu" ? Format::gnu : Format::text;
}

void Report::add(base::Diagnostic diagnostic) {
  if (diagnostic.severity >= base::Severity::error) ++errors_;
  if (diagnostic.severity == base::Severity::warning) ++warnings_;
  switch (options_.format) {
    case Format::text:
      return write_(as_text(diagnostic, lines_, options_.has_colour));
    case Format::gnu:
      return write_(as_gnu(diagnostic));
    case Format::json:
      return kept_.push_back(std::move(diagnostic));
  }
}

void Report::finish() {
  if (options_.format == Format::json) write_(as_json(kept_));
}

std::string as_text(const base::Diagnostic& diagnostic, SourceLines& lines, bool has_colour) {
  const std::string_view name = base::name_of(diagnostic.severity);
  std::string out = place(diagnostic.at);
  out += has_colour ? fmt::format("{}{}:\033[0m ", colour_of(diagnostic.severity), name)
                    : fmt::format("{}: ", name);
  out += fmt::format("{}\n", diagnostic.message);
  if (const auto line = lines.line(diagnostic.at.file, diagnostic.at.line)) {
    out += excerpt(*line, diagnostic.at.column);
  }
  for (const base::Note& note : diagnostic.notes) {
    out += fmt::format("  {}note: {}\n", place(note.at), note.message);
  }
  if (!diagnostic.hint.empty()) out += fmt::format("  hint: {}\n", diagnostic.hint);
  return out;
}

std::string as_gnu(const base::Diagnostic& diagnostic) {
  std::string out = fmt::format("{}{}: {}", place(diagnostic.at),
                                base::name_of(diagnostic.severity), diagnostic.message);
  for (const base::Note& note : diagnostic.notes) {
    out += fmt::format("; {}{}", place(note.at), note.message);
  }
  if (!diagnostic.hint.empty()) out += fmt::format("; {}", diagnostic.hint);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out + "\n";
}

std::string as_json(const std::vector<base::Diagnostic>& diagnostics) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const base::Diagnostic& diagnostic : diagnostics)
    list.push_back(diagnostic_json(diagnostic));
  nlohmann::ordered_json document;
  document["diagnostics"] = std::move(list);
  return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void complain(Console& console, const base::Diagnostic& diagnostic) {
  SourceLines lines;
  console.report(as_text(diagnostic, lines, console.has_colour()));
}

}  // namespace cli
