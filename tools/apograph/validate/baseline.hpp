// SPDX-License-Identifier: MIT
// Faults that are known and not reported again: for old corpora. A file of them is JSON that a
// person can read and a version control system can compare.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/source_lines.hpp"

namespace apograph {

/// What a fault is known by: not its line, which moves.
struct KnownFault {
  std::string code;
  std::string message;
  std::string context;  // the source line without blanks at its ends, shortened

  friend auto operator<=>(const KnownFault&, const KnownFault&) = default;
};

class Baseline {
 public:
  /// An empty baseline that is to be written to `path`. Documents are named relative to its folder.
  explicit Baseline(std::filesystem::path path);
  /// Fails with file.* or baseline.malformed.
  static base::Result<Baseline> load(const std::filesystem::path& path);

  void add(const std::string& document, KnownFault fault);
  base::Result<void> write() const;

  /// Takes the known ones out of a document's diagnostics; returns how many they were. A fault is
  /// known once for each entry of its code that has the same message and source line, or else the
  /// same message, or else the same line.
  std::size_t remove_known(const std::string& document, std::vector<base::Diagnostic>& diagnostics,
                           cli::SourceLines& lines) const;
  /// How many are known of a document.
  std::size_t count(const std::string& document) const;
  std::size_t size() const;

 private:
  std::string name_of(const std::string& document) const;

  std::filesystem::path path_;
  std::map<std::string, std::vector<KnownFault>> faults_;  // by document
};

KnownFault known_fault(const base::Diagnostic& diagnostic, cli::SourceLines& lines);

}  // namespace apograph
