// SPDX-License-Identifier: MIT
// The platforms for which an edition is exported: a table, one file each (target_*.cpp).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"
#include "feeds/cmif.hpp"
#include "feeds/facts.hpp"
#include "feeds/tree.hpp"

namespace feeds {

/// Where the files of a target go. Several threads may write different files at once.
class Output {
 public:
  virtual ~Output() = default;
  /// A file by its path below the target's folder. The first failure is kept by the output.
  virtual void write(const std::string& path, std::string_view bytes) = 0;
  /// Where a library is to write a file itself.
  virtual std::string path_of(const std::string& path) = 0;
  /// The target cannot be made: nothing of what was written is kept.
  virtual void fail(base::Diagnostic fault) = 0;
};

/// The files of the edition itself. Several threads may read at once.
class Input {
 public:
  virtual ~Input() = default;
  /// The bytes of a file by the path that a Location or a SourceFile gives.
  virtual base::Result<std::string> read(const std::string& path) = 0;
};

/// What a target may need beyond the edition.
struct ExportSettings {
  CmifWriting cmif;
  std::string software;  // that exports, with its version
};

/// What a target works with.
struct Export {
  const Edition& edition;
  const ExportSettings& settings;
  Input& input;
  Output& output;
  base::DiagnosticSink& sink;
};

/// The file of a letter: read, and parsed, once for all targets, when the first one asks. One
/// thread at a time may use it.
class LetterSource {
 public:
  LetterSource(Input& input, std::string file) : input_(input), file_(std::move(file)) {}

  /// Null where it cannot be read or parsed.
  const std::string* bytes();
  const Tree* tree();
  /// Why not.
  const std::optional<base::Diagnostic>& fault() const { return fault_; }

 private:
  Input& input_;
  std::string file_;
  std::optional<std::string> bytes_;
  std::optional<Tree> tree_;
  std::optional<base::Diagnostic> fault_;
};

struct Profile;

struct Target {
  std::string_view name;
  std::string_view summary;
  /// Files that a letter makes; null where there are none. Called by several threads, each with a
  /// sink of its own. Nothing is written where the source cannot be read; the caller reports that.
  void (*letter)(const Export& work, const Letter& letter, LetterSource& source);
  /// Files that the edition makes, after those of its letters; null where there are none. Called
  /// while other targets are made.
  void (*edition)(const Export& work);
  /// The letters go through a stylesheet (profile.hpp); null where they do not.
  const Profile* profile = nullptr;
};

/// All targets, in the order in which they are shown.
std::span<const Target* const> targets();

/// The target of a name, or null.
const Target* find_target(std::string_view name);

extern const Target kCmifTarget, kCsvTarget, kGephiTarget, kPalladioTarget, kTxmTarget, kTextTarget,
    kSqliteTarget, kJsonLdTarget, kTurtleTarget, kBeaconTarget, kOaiTarget, kCitationTarget,
    kTeiPublisherTarget, kEvtTarget, kDseStaticTarget, kDtabfTarget, kCeteiceanTarget,
    kSimpleTarget, kIiifTarget, kDtsTarget, kBagItTarget;

}  // namespace feeds
