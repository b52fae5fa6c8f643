// SPDX-License-Identifier: MIT
// The door for programs: validates documents against a schema and says in prose what is wrong.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "rng/validate/schema.hpp"
#include "xml/reader.hpp"

namespace rng::explain {

struct ValidationOptions {
  /// Diagnostics past this number are counted and not added; 0 is no limit. Where there is one,
  /// those that differ in nothing but place and value are folded after the first five.
  std::size_t max_diagnostics = 100;
  /// The language of the diagnostics; null is English. Must outlive the validator.
  const base::Catalogue* catalogue = nullptr;
  /// List all that is expected, not only what helps most.
  bool lists_all_expected = false;
  /// Check that IDs are unique and that references to them point to something. Needs a schema that
  /// was loaded with LoadOptions::check_ids.
  bool check_ids = true;
  xml::ReadOptions read;
};

/// How the validation of one document ended.
struct Outcome {
  std::size_t errors = 0;      // found, whether added to the sink or not
  std::size_t warnings = 0;    // the same; they make no document invalid
  std::size_t folded = 0;      // of the errors, those that the notes of others tell
  bool is_well_formed = true;  // false: reading stopped at a fault of the XML, or of the file
  bool is_valid() const { return errors == 0 && is_well_formed; }
};

/// Validates documents one after another, and is faster from the second on, as it keeps what it
/// learnt about the schema. One validator per thread; the schema, which must outlive it, is shared.
class Validator {
 public:
  explicit Validator(const validate::Schema& schema, const ValidationOptions& options = {});
  ~Validator();
  Validator(const Validator&) = delete;
  Validator& operator=(const Validator&) = delete;

  /// Adds to `sink`, once the document is read, what is wrong, in document order (unresolved
  /// references to IDs last): codes `rng.…` for faults against the schema; `xml.…` and `file.…`, of
  /// severity fatal, where the document cannot be read. Pointers to nobody are warnings. Never
  /// fails otherwise.
  Outcome validate_file(const std::filesystem::path& path, base::DiagnosticSink& sink);
  /// The same for a document in memory; `name` stands in locations.
  Outcome validate_bytes(std::string_view document, const std::string& name,
                         base::DiagnosticSink& sink);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One document with a validator of its own.
Outcome validate_file(const validate::Schema& schema, const std::filesystem::path& path,
                      base::DiagnosticSink& sink, const ValidationOptions& options = {});

}  // namespace rng::explain
