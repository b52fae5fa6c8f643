// SPDX-License-Identifier: MIT
// The door for programs: validates documents against a schema and says in prose what is wrong.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "rng/validate/schema.hpp"
#include "xml/reader.hpp"

namespace rng::explain {

struct ValidationOptions {
  /// Diagnostics past this number are counted and not added; 0 is no limit.
  std::size_t max_diagnostics = 100;
  /// Check that IDs are unique and that references to them point to something. Needs a schema that
  /// was loaded with LoadOptions::check_ids.
  bool check_ids = true;
  xml::ReadOptions read;
};

/// How the validation of one document ended.
struct Outcome {
  std::size_t errors = 0;      // found, whether added to the sink or not
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

  /// Adds to `sink` what is wrong, in document order (unresolved references to IDs last): codes
  /// `rng.…` for faults against the schema; `xml.…` and `file.…`, of severity fatal, where the
  /// document cannot be read. Never fails otherwise.
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
