// SPDX-License-Identifier: MIT
// Schemas in memory: what a conversion made, to be read again.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rng/convert/convert.hpp"

namespace rng_tests {

class MemoryLoader final : public rng::syntax::ResourceLoader {
 public:
  std::map<std::string, std::string> files;

  base::Result<std::string> load(const std::string& uri) override {
    const auto found = files.find(uri);
    if (found != files.end()) return found->second;
    return base::failure("schema.not-found", {uri}, "is not in memory");
  }
};

struct Converted {
  MemoryLoader loader;
  std::string main;                                        // the first file's name
  std::vector<std::pair<std::string, std::string>> twins;  // source, name
  std::string fault;                                       // or ""

  const std::string& text() { return loader.files[main]; }
};

inline Converted convert(std::string_view bytes, const std::string& uri, rng::syntax::Syntax target,
                         rng::syntax::ResourceLoader& loader) {
  Converted result;
  result.main = target == rng::syntax::Syntax::xml ? "main.rng" : "main.rnc";
  base::DiagnosticList faults;
  auto files = rng::convert::convert(bytes, uri, target, result.main, loader, faults);
  if (!files) {
    result.fault = faults.items.empty() ? "no reason" : base::to_string(faults.items.front());
    return result;
  }
  for (rng::convert::ConvertedFile& file : *files) {
    result.twins.emplace_back(file.source, file.name);
    result.loader.files[file.name] = std::move(file.text);
  }
  return result;
}

}  // namespace rng_tests
