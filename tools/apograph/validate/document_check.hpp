// SPDX-License-Identifier: MIT
// The work of one thread of `validate`: a document through its schemas to what is to be reported.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "apograph/validate/baseline.hpp"
#include "apograph/validate/documents.hpp"
#include "apograph/validate/schema_choice.hpp"
#include "apograph/validate/schema_set.hpp"
#include "cli/report.hpp"
#include "rng/explain/validation.hpp"

namespace apograph {

struct CheckOptions {
  rng::explain::ValidationOptions validation;
  const Baseline* baseline = nullptr;  // what is known already
  std::size_t max_errors = 0;          // shown of a document, where there is a baseline; 0: all
  bool fails_by_warnings = false;
};

/// What there is to say of one document.
struct DocumentReport {
  cli::DocumentResult result;
  std::vector<base::Diagnostic> diagnostics;
  std::vector<const LoadedSchema*> faulty_schemas;  // that stood in the way, or have warnings
  std::size_t known = 0;                            // faults of the baseline
};

/// One for each thread: it keeps what it learns about schemas.
class DocumentCheck {
 public:
  DocumentCheck(const CheckOptions& options, SchemaChoice& choice, SchemaSet& schemas)
      : options_(options), choice_(choice), schemas_(schemas) {}

  /// Is given the diagnostics that are there, where they pile up; not where there is a baseline,
  /// which wants to see all of a document.
  using Flush = std::function<void(std::vector<base::Diagnostic>&)>;
  DocumentReport check(const Candidate& candidate, const Flush& flush);

 private:
  rng::explain::Validator& validator_for(const LoadedSchema& schema);
  bool check_with(const LoadedSchema& schema, const Candidate& candidate, bool is_first,
                  const Flush& flush, DocumentReport& report);
  void remove_known(const Candidate& candidate, DocumentReport& report) const;

  const CheckOptions& options_;
  SchemaChoice& choice_;
  SchemaSet& schemas_;
  std::map<const LoadedSchema*, std::unique_ptr<rng::explain::Validator>> validators_;
};

}  // namespace apograph
