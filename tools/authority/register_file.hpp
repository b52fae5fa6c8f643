// SPDX-License-Identifier: MIT
// A file of entries with its bytes, for those who check, join and extend it.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "authority/entry_reader.hpp"
#include "base/diagnostic.hpp"
#include "xml/document.hpp"

namespace authority {

/// Immutable. Entries have no `xml`; their `file` is how a letter points to the file.
class RegisterFile {
 public:
  /// Reads a file, also one without entries, and entries without xml:id. Fails as the parser does.
  static base::Result<RegisterFile> read(std::string bytes, const std::string& name,
                                         const std::string& reference);

  const std::string& name() const { return document_.file; }
  const std::string& reference() const { return reference_; }
  const std::string& bytes() const { return *bytes_; }
  const std::vector<FoundEntry>& entries() const { return entries_; }
  /// All xml:id of the document.
  const std::set<std::string, std::less<>>& ids() const { return ids_; }
  /// For tables, whose lines are not those of the TEI that was made of them.
  void place(std::size_t entry, base::Location at) { entries_[entry].entity.at = std::move(at); }

 private:
  std::unique_ptr<std::string> bytes_;
  xml::Document document_;
  std::string reference_;
  std::vector<FoundEntry> entries_;
  std::set<std::string, std::less<>> ids_;
};

}  // namespace authority
