// SPDX-License-Identifier: MIT
#include "apograph/validate/baseline.hpp"

#include <algorithm>
#include <system_error>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/utf8.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxContext = 100;  // code points

std::string context_of(const std::string& line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t last = line.find_last_not_of(" \t");
  const std::string_view trimmed = last == std::string::npos
                                       ? std::string_view()
                                       : std::string_view(line).substr(begin, last + 1 - begin);
  std::size_t end = 0;
  for (std::size_t count = 0; count < kMaxContext && end < trimmed.size(); ++count) {
    base::utf8::next(trimmed, end);
  }
  return std::string(trimmed.substr(0, end));
}

tl::unexpected<base::Diagnostic> malformed(const fs::path& path, std::string_view what) {
  return base::failure("baseline.malformed", {path.string()},
                       fmt::format("this is no baseline: {}", what),
                       "write it anew with --write-baseline");
}

std::string text_at(const Json& entry, const char* name) {
  const auto found = entry.find(name);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What two faults must have in common; "" is never in common.
using Key = std::string (*)(const KnownFault&);

constexpr Key kKeys[] = {
    [](const KnownFault& fault) {
      return fmt::format("{}\n{}\n{}", fault.code, fault.message, fault.context);
    },
    [](const KnownFault& fault) { return fmt::format("{}\n{}", fault.code, fault.message); },
    [](const KnownFault& fault) {
      return fault.context.empty() ? std::string()
                                   : fmt::format("{}\n{}", fault.code, fault.context);
    },
};

// Pairs faults that have a key in common, each once; true in both lists where there was one.
void pair_by(Key key, const std::vector<KnownFault>& known, std::vector<bool>& is_used,
             const std::vector<KnownFault>& seen, std::vector<bool>& is_known) {
  std::unordered_map<std::string, std::vector<std::size_t>> free;
  for (std::size_t i = known.size(); i-- > 0;) {
    if (!is_used[i]) free[key(known[i])].push_back(i);
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const std::string wanted = key(seen[i]);
    if (is_known[i] || wanted.empty()) continue;
    const auto found = free.find(wanted);
    if (found == free.end() || found->second.empty()) continue;
    is_used[found->second.back()] = is_known[i] = true;
    found->second.pop_back();
  }
}

}  // namespace

Baseline::Baseline(fs::path path) : path_(std::move(path)) {}

base::Result<Baseline> Baseline::load(const fs::path& path) {
  const auto bytes = base::read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const Json json = Json::parse(*bytes, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return malformed(path, "not a JSON object");
  const auto documents = json.find("documents");
  if (documents == json.end() || !documents->is_object()) {
    return malformed(path, "it has no member “documents”");
  }
  Baseline baseline(path);
  for (const auto& [document, faults] : documents->items()) {
    if (!faults.is_array()) return malformed(path, "the faults of a document are no list");
    for (const Json& fault : faults) {
      if (!fault.is_object()) return malformed(path, "a fault is no object");
      baseline.faults_[document].push_back(
          {text_at(fault, "code"), text_at(fault, "message"), text_at(fault, "context")});
    }
  }
  return baseline;
}

// The document as it lies from the baseline's folder, so that it is the same from wherever one
// calls.
std::string Baseline::name_of(const std::string& document) const {
  if (document == "-") return document;
  std::error_code error;
  const fs::path folder = fs::absolute(path_, error).lexically_normal().parent_path();
  const fs::path file = fs::absolute(document, error).lexically_normal();
  return error ? document : file.lexically_relative(folder).generic_string();
}

void Baseline::add(const std::string& document, KnownFault fault) {
  faults_[name_of(document)].push_back(std::move(fault));
}

base::Result<void> Baseline::write() const {
  Json json;
  json["version"] = 1;
  json["documents"] = Json::object();
  for (const auto& [document, faults] : faults_) {
    for (const KnownFault& fault : faults) {
      Json entry;
      entry["code"] = fault.code;
      entry["message"] = fault.message;
      if (!fault.context.empty()) entry["context"] = fault.context;
      json["documents"][document].push_back(std::move(entry));
    }
  }
  return base::write_file(path_, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::size_t Baseline::remove_known(const std::string& document,
                                   std::vector<base::Diagnostic>& diagnostics,
                                   cli::SourceLines& lines) const {
  const auto found = faults_.find(name_of(document));
  if (found == faults_.end()) return 0;
  std::vector<KnownFault> seen;
  seen.reserve(diagnostics.size());
  for (const base::Diagnostic& diagnostic : diagnostics) {
    seen.push_back(known_fault(diagnostic, lines));
  }
  std::vector<bool> is_used(found->second.size());
  std::vector<bool> is_known(diagnostics.size());
  for (const Key key : kKeys) pair_by(key, found->second, is_used, seen, is_known);
  std::size_t at = 0;
  return std::erase_if(diagnostics, [&](const base::Diagnostic&) { return is_known[at++]; });
}

std::size_t Baseline::count(const std::string& document) const {
  const auto found = faults_.find(name_of(document));
  return found == faults_.end() ? 0 : found->second.size();
}

std::size_t Baseline::size() const {
  std::size_t total = 0;
  for (const auto& [document, faults] : faults_) total += faults.size();
  return total;
}

KnownFault known_fault(const base::Diagnostic& diagnostic, cli::SourceLines& lines) {
  const auto line = lines.line(diagnostic.at.file, diagnostic.at.line);
  return {diagnostic.code, diagnostic.message, line ? context_of(*line) : std::string()};
}

}  // namespace apograph
