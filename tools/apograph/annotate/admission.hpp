// SPDX-License-Identifier: MIT
// Which additions a document's schema allows.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "annotate/annotate.hpp"
#include "apograph/resources.hpp"
#include "apograph/validate/schema_choice.hpp"
#include "apograph/validate/schema_resolver.hpp"
#include "apograph/validate/schema_set.hpp"
#include "base/diagnostic.hpp"
#include "rng/explain/validation.hpp"

namespace apograph {

/// What the admissions of all threads share; must outlive them.
struct AdmissionSchemas {
  SchemaChoice& choice;
  SchemaSet& set;
  const SchemaResolver& resolver;
  const Resources& resources;
};

/// A document as it is and as it would be: its text, and how text becomes the bytes of its
/// encoding.
struct AdmissionRequest {
  std::filesystem::path file;  // "-": standard input
  const std::string& text;
  const std::string& bytes;
  std::function<base::Result<std::string>(const std::vector<annotate::Piece>&)> encode;
};

/// One for each thread: it keeps what it learns about schemas.
class Admission {
 public:
  explicit Admission(const AdmissionSchemas& schemas) : schemas_(schemas) {}

  /// Takes away the additions by which the document would get faults that it does not have, and
  /// returns them. The schemas are those by which `validate` would go; where these are not at hand,
  /// tei_all of the user's store, or the letter schema. Fails where a schema has faults, and as
  /// `encode` does.
  base::Result<std::vector<annotate::Addition>> sift(const AdmissionRequest& request,
                                                     annotate::Annotation& annotation);

 private:
  /// A kind of fault at a byte of the document as it is.
  using Faults = std::multiset<std::pair<std::uint32_t, std::string>>;
  struct Fault {
    std::uint32_t at = 0;
    std::string code;
  };

  base::Result<SchemaChoice::Paths> schemas_for(const AdmissionRequest& request);
  base::Result<std::vector<Fault>> faults_of(const SchemaChoice::Paths& schemas,
                                             const std::string& text, const std::string& bytes,
                                             const std::string& name);
  rng::explain::Validator& validator_for(const LoadedSchema& schema);

  const AdmissionSchemas& schemas_;
  std::map<const LoadedSchema*, std::unique_ptr<rng::explain::Validator>> validators_;
};

}  // namespace apograph
