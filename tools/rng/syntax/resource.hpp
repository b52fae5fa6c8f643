// SPDX-License-Identifier: MIT
// The files of a schema: how a reference becomes a URI, a URI becomes bytes, and a position a
// place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/syntax/schema_builder.hpp"

namespace rng::syntax {

/// Fetches bytes. Local files only: no implementation may touch the network.
class ResourceLoader {
 public:
  virtual ~ResourceLoader() = default;
  /// The bytes of a URI or path that resolve_uri made; fails with schema.not-found,
  /// schema.not-local or a code of base::read_file, without a place.
  virtual base::Result<std::string> load(const std::string& uri) = 0;
};

/// Reads paths and file: URIs.
class FileLoader final : public ResourceLoader {
 public:
  base::Result<std::string> load(const std::string& uri) override;
};

/// Resolves a reference against a base as RFC 3986 §5.2 does; a base that is a plain path works as
/// a relative reference does.
std::string resolve_uri(std::string_view base, std::string_view reference);

/// "{message} (§4.18)": a fault against a clause of the specification.
base::Wording at_clause(std::string_view clause, base::Wording message);

/// The names of the files that a schema consists of.
class Sources {
 public:
  /// Takes a file in and returns its number.
  std::uint32_t add(std::string name);
  const std::string& name(std::uint32_t document) const { return names_[document]; }
  std::size_t size() const { return names_.size(); }
  base::Location locate(SourcePosition at) const;
  /// An error at a place in the schema.
  base::Diagnostic error(std::string_view code, SourcePosition at, base::Wording message,
                         base::Wording hint = {}) const;

 private:
  std::vector<std::string> names_;
};

}  // namespace rng::syntax
