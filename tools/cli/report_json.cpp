// SPDX-License-Identifier: MIT
// JSON of our own (share/doc/validate-report.schema.json) and SARIF 2.1.0. Both write each
// diagnostic as it comes, and what is known only at the end behind them.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/percent.hpp"
#include "cli/report_writer.hpp"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json, std::size_t indent) {
  const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
  const std::string blanks(indent, ' ');
  std::string out = blanks;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += blanks;
  }
  return out;
}

Json location_json(const base::Location& at) {
  Json out;
  out["file"] = at.file;
  if (at.line != 0) out["line"] = at.line;
  if (at.column != 0) out["column"] = at.column;
  return out;
}

Json diagnostic_json(const base::Diagnostic& diagnostic) {
  Json out;
  out["severity"] = base::name_of(diagnostic.severity);
  out["code"] = diagnostic.code;
  out.update(location_json(diagnostic.at));
  out["message"] = diagnostic.message;
  if (!diagnostic.hint.empty()) out["hint"] = diagnostic.hint;
  for (const base::Note& note : diagnostic.notes) {
    Json entry = location_json(note.at);
    entry["message"] = note.message;
    out["notes"].push_back(std::move(entry));
  }
  return out;
}

Json kinds_json(const Totals& totals) {
  Json kinds = Json::object();
  for (const auto& [code, kind] : totals.kinds) {
    Json entry;
    entry["severity"] = base::name_of(kind.severity);
    entry["count"] = kind.count;
    entry["documents"] = kind.documents;
    entry["first"] = location_json(kind.first);
    entry["first"]["message"] = kind.example;
    kinds[code] = std::move(entry);
  }
  return kinds;
}

Json summary_json(const Totals& totals) {
  Json out;
  out["documents"] = totals.documents;
  out["valid"] = totals.valid;
  out["faulty"] = totals.faulty;
  out["unchecked"] = totals.unchecked;
  out["errors"] = totals.errors;
  out["warnings"] = totals.warnings;
  out["kinds"] = kinds_json(totals);
  return out;
}

std::string_view name_of(DocumentState state) {
  switch (state) {
    case DocumentState::valid:
      return "valid";
    case DocumentState::faulty:
      return "faulty";
    case DocumentState::unchecked:
      return "unchecked";
  }
  return {};
}

// The items of an array, with commas between them.
class ItemList {
 public:
  std::string next(const Json& item, std::size_t indent) {
    return (std::exchange(is_empty_, false) ? "\n" : ",\n") + dumped(item, indent);
  }
  std::string end(std::string_view indent) const {
    return is_empty_ ? "]" : fmt::format("\n{}]", indent);
  }

 private:
  bool is_empty_ = true;
};

class JsonWriter final : public ReportWriter {
 public:
  explicit JsonWriter(ReportContext context) : ReportWriter(std::move(context)) {
    write("{\n  \"version\": 1,\n  \"diagnostics\": [");
  }

  void add(const base::Diagnostic& diagnostic) override {
    write(diagnostics_.next(diagnostic_json(diagnostic), 4));
  }
  void end_document(const DocumentResult& result) override {
    Json entry;
    entry["file"] = result.file;
    entry["state"] = name_of(result.state);
    entry["errors"] = result.errors;
    entry["warnings"] = result.warnings;
    if (result.not_shown > 0) entry["not_shown"] = result.not_shown;
    documents_text_ += documents_.next(entry, 4);
  }
  void finish(const Totals& totals, Exit) override {
    write(diagnostics_.end("  "));
    write(fmt::format(",\n  \"documents\": [{}{}", documents_text_, documents_.end("  ")));
    const std::string summary = dumped(summary_json(totals), 2);
    write(fmt::format(",\n  \"summary\": {}\n}}\n", std::string_view(summary).substr(2)));
  }

 private:
  ItemList diagnostics_;
  ItemList documents_;
  std::string documents_text_;
};

// RFC 3986: what a path must not hold as it is.
std::string uri_of(const std::string& path) {
  std::string prefix = path.starts_with('/') ? "file://" : "";
  if (path.find(':') < path.find('/')) prefix += "./";
  return prefix + base::percent_encoded(path, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  std::string_view("-._~/!$&'()*+,;=:@").find(c) != std::string_view::npos;
         });
}

Json physical_location(const base::Location& at) {
  Json out;
  out["artifactLocation"]["uri"] = uri_of(at.file);
  if (at.line != 0) out["region"]["startLine"] = at.line;
  if (at.line != 0 && at.column != 0) out["region"]["startColumn"] = at.column;
  return out;
}

std::string_view level_of(base::Severity severity) {
  switch (severity) {
    case base::Severity::info:
      return "note";
    case base::Severity::warning:
      return "warning";
    case base::Severity::error:
    case base::Severity::fatal:
      return "error";
  }
  return {};
}

Json result_json(const base::Diagnostic& diagnostic) {
  Json out;
  out["ruleId"] = diagnostic.code;
  out["level"] = level_of(diagnostic.severity);
  out["message"]["text"] = diagnostic.hint.empty()
                               ? diagnostic.message
                               : fmt::format("{}; {}", diagnostic.message, diagnostic.hint);
  out["locations"] = Json::array();
  if (!diagnostic.at.file.empty()) {
    out["locations"].push_back({{"physicalLocation", physical_location(diagnostic.at)}});
  }
  for (const base::Note& note : diagnostic.notes) {
    Json entry;
    entry["id"] = out.contains("relatedLocations") ? out["relatedLocations"].size() : 0;
    entry["physicalLocation"] = physical_location(note.at);
    entry["message"]["text"] = note.message;
    out["relatedLocations"].push_back(std::move(entry));
  }
  return out;
}

// "rng.element-not-allowed" → "element not allowed (rng)".
std::string description_of(const std::string& code) {
  const std::size_t dot = code.find('.');
  if (dot == std::string::npos) return code;
  std::string words = code.substr(dot + 1);
  for (char& c : words) c = c == '-' ? ' ' : c;
  return fmt::format("{} ({})", words, code.substr(0, dot));
}

class SarifWriter final : public ReportWriter {
 public:
  explicit SarifWriter(ReportContext context) : ReportWriter(std::move(context)) {
    write(
        "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
        "  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n"
        "      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": [");
  }

  void add(const base::Diagnostic& diagnostic) override {
    write(results_.next(result_json(diagnostic), 8));
  }
  void finish(const Totals& totals, Exit exit) override {
    Json driver;
    driver["name"] = options().program;
    driver["version"] = options().version;
    driver["rules"] = Json::array();
    for (const auto& [code, kind] : totals.kinds) {
      Json rule;
      rule["id"] = code;
      rule["shortDescription"]["text"] = description_of(code);
      rule["defaultConfiguration"]["level"] = level_of(kind.severity);
      driver["rules"].push_back(std::move(rule));
    }
    Json invocation;
    invocation["executionSuccessful"] = exit != Exit::failed;
    invocation["exitCode"] = static_cast<int>(exit);
    Json tool;
    tool["driver"] = std::move(driver);
    write(results_.end("      "));
    write(fmt::format(",\n      \"tool\": {}", std::string_view(dumped(tool, 6)).substr(6)));
    write(fmt::format(",\n      \"invocations\": {}\n    }}\n  ]\n}}\n",
                      std::string_view(dumped(Json::array({invocation}), 6)).substr(6)));
  }

 private:
  ItemList results_;
};

}  // namespace

std::string as_json(const std::vector<base::Diagnostic>& diagnostics) {
  Json list = Json::array();
  for (const base::Diagnostic& diagnostic : diagnostics) {
    list.push_back(diagnostic_json(diagnostic));
  }
  Json document;
  document["diagnostics"] = std::move(list);
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::unique_ptr<ReportWriter> make_json_writer(ReportContext context) {
  return std::make_unique<JsonWriter>(std::move(context));
}

std::unique_ptr<ReportWriter> make_sarif_writer(ReportContext context) {
  return std::make_unique<SarifWriter>(std::move(context));
}

}  // namespace cli
