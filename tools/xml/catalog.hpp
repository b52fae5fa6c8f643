// SPDX-License-Identifier: MIT
// OASIS XML Catalogs: which local file stands for an address. libxml2 reads them; never the
// network, also where a catalog names another one there.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace xml {

/// Catalogs in order: the first that knows an address answers. May be used by several threads once
/// all are added.
class Catalogs {
 public:
  Catalogs();
  Catalogs(const Catalogs&) = delete;
  Catalogs& operator=(const Catalogs&) = delete;
  ~Catalogs();

  /// Reads a catalog; those that it refers to are read when they are needed, and passed over where
  /// they cannot be. Fails with file.*, xml.* or catalog.malformed.
  base::Result<void> add(const std::filesystem::path& file);
  bool is_empty() const { return catalogs_.empty(); }

  /// The path or address that an address stands for by an entry `uri`, `system` or one of their
  /// kin; none where no catalog has one. A file: URI comes as a path.
  std::optional<std::string> resolve(const std::string& address) const;

 private:
  struct Catalog;
  std::vector<std::unique_ptr<Catalog>> catalogs_;
  mutable std::mutex mutex_;  // libxml2 counts its depth in the catalog
};

}  // namespace xml
