// SPDX-License-Identifier: MIT
// Validates any document against any schema, which a NUL parts: nothing may crash or run long,
// every fault has a place, and the answer is the same a second time, when all is memoised, and from
// a schema that came out of the cache.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "rng/explain/validation.hpp"
#include "rng/pattern/grammar_codec.hpp"
#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/schema.hpp"

namespace {

using rng::explain::Validator;
using rng::validate::Schema;

class NoFiles final : public rng::syntax::ResourceLoader {
 public:
  base::Result<std::string> load(const std::string&) override {
    return base::failure("schema.not-found", {}, "there are no files");
  }
};

// A schema twice: as it was compiled, and as the cache would give it back.
struct Loaded {
  std::string text;
  std::unique_ptr<const Schema> schema;
  std::unique_ptr<const Schema> kept;
};

std::unique_ptr<const Schema> through_cache(const Schema& schema) {
  std::string bytes;
  if (!rng::pattern::GrammarCodec::encode(*schema.compiled().grammar, bytes)) return nullptr;
  auto compiled = std::make_unique<rng::validate::CompiledSchema>();
  compiled->grammar = rng::pattern::GrammarCodec::decode(rng::pattern::Buffer(bytes));
  if (compiled->grammar == nullptr) std::abort();
  return std::make_unique<const Schema>(std::move(compiled));
}

// Most inputs differ from the one before in the document only.
const Loaded& load(std::string_view text) {
  static Loaded last;
  if (last.schema != nullptr && last.text == text) return last;
  NoFiles files;
  rng::validate::LoadOptions options;
  options.loader = &files;
  base::DiagnosticList faults;
  last.text = text;
  last.schema = rng::validate::load_schema_bytes(text, "s", faults, options);
  last.kept = last.schema == nullptr ? nullptr : through_cache(*last.schema);
  return last;
}

std::string faults_of(Validator& validator, std::string_view document) {
  base::DiagnosticList faults;
  const auto outcome = validator.validate_bytes(document, "d.xml", faults);
  if (outcome.is_valid() == faults.has_errors()) std::abort();
  std::string text;
  for (const base::Diagnostic& fault : faults.items) {
    text += base::to_string(fault) + "\n";
    for (const base::Note& note : fault.notes) text += std::to_string(note.at.line) + "\n";
    if (fault.at.line != 0 && fault.at.column != 0 && !fault.message.empty()) continue;
    std::cerr << text;
    std::abort();
  }
  return text;
}

void expect_same(const std::string& one, const std::string& other) {
  if (one == other) return;
  std::cerr << one << "but\n" << other;
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view both(reinterpret_cast<const char*>(data), size);
  const std::size_t end = both.find('\0');
  if (end == std::string_view::npos) return 0;
  const Loaded& loaded = load(both.substr(0, end));
  if (loaded.schema == nullptr) return 0;
  const std::string_view document = both.substr(end + 1);
  rng::explain::ValidationOptions options;
  options.max_diagnostics = 20;
  options.read.limits.entity_bytes = 100'000;
  Validator validator(*loaded.schema, options);
  const std::string faults = faults_of(validator, document);
  expect_same(faults, faults_of(validator, document));
  if (loaded.kept == nullptr) return 0;
  Validator other(*loaded.kept, options);
  expect_same(faults, faults_of(other, document));
  return 0;
}
