// SPDX-License-Identifier: MIT
// Loads any bytes as a schema, in either syntax, whatever its references lead to: nothing may crash
// or run long, a schema is rejected with a fault, and every fault has a place. A schema that is
// correct survives the cache, and accepts the documents that are drawn from it.
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "rng/explain/validation.hpp"
#include "rng/pattern/grammar_codec.hpp"
#include "rng/survey/sampler.hpp"
#include "rng/validate/compiled_schema.hpp"
#include "rng/validate/schema.hpp"

namespace {

using rng::validate::Schema;

// A name that begins with an s is the schema itself, one with an i a grammar, any other one an
// element.
class Files final : public rng::syntax::ResourceLoader {
 public:
  explicit Files(std::string_view schema) : schema_(schema) {}

  base::Result<std::string> load(const std::string& uri) override {
    if (uri.empty()) return base::failure("schema.not-found", {}, "there is no such file");
    if (uri.front() == 's') return std::string(schema_);
    if (uri.front() == 'i') return std::string("start = a a = element a { x? } x = text");
    return std::string("element b { attribute c { text }? }");
  }

 private:
  std::string_view schema_;
};

void check(const base::DiagnosticList& faults) {
  for (const base::Diagnostic& fault : faults.items) {
    const bool has_place = fault.at.line != 0 && fault.at.column != 0;
    if (has_place && !fault.message.empty() && !fault.code.empty()) continue;
    std::cerr << base::to_string(fault) << "\n";
    std::abort();
  }
}

void keep_and_find(const rng::pattern::Grammar& grammar) {
  std::string bytes;
  if (!rng::pattern::GrammarCodec::encode(grammar, bytes)) return;
  const auto found = rng::pattern::GrammarCodec::decode(rng::pattern::Buffer(bytes));
  std::string again;
  if (found == nullptr || !rng::pattern::GrammarCodec::encode(*found, again)) std::abort();
  if (bytes != again) std::abort();
}

void draw_and_validate(const Schema& schema) {
  rng::explain::ValidationOptions options;
  options.check_ids = false;
  rng::explain::Validator validator(schema, options);
  rng::survey::Sampler sampler(*schema.compiled().grammar, 1);
  for (int i = 0; i < 3; ++i) {
    const auto document = sampler.document();
    if (!document) continue;
    base::DiagnosticList faults;
    if (validator.validate_bytes(*document, "d.xml", faults).is_valid()) continue;
    std::cerr << *document << "\n" << base::to_string(faults.items.front()) << "\n";
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Files files(bytes);
  rng::validate::LoadOptions options;
  options.loader = &files;
  base::DiagnosticList faults;
  const auto strict = rng::validate::load_schema_bytes(bytes, "s", faults, options);
  if ((strict == nullptr) != faults.has_errors()) std::abort();
  check(faults);
  options.check_ids = false;
  base::DiagnosticList without_ids;
  const auto schema = rng::validate::load_schema_bytes(bytes, "s", without_ids, options);
  if (strict != nullptr && schema == nullptr) std::abort();
  if (schema == nullptr) return 0;
  keep_and_find(*schema->compiled().grammar);
  draw_and_validate(*schema);
  return 0;
}
