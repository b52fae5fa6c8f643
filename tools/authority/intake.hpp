// SPDX-License-Identifier: MIT
// Entries of other registers come into those of an edition. How to call: take each source, then ask
// for the texts; sources and registers must outlive this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/entry_index.hpp"
#include "authority/joining.hpp"
#include "authority/placement.hpp"
#include "authority/register_file.hpp"
#include "base/diagnostic.hpp"

namespace authority {

/// What is done with an entry that is there already: it is reported, its gaps are filled, or it
/// takes all that it has not. `join` also adds what stays in doubt as an entry of its own, so that
/// nothing is lost.
enum class Known : std::uint8_t { report, fill, join };

struct IntakeCounts {
  std::size_t added = 0;     // new entries
  std::size_t same = 0;      // there already, with all that they say
  std::size_t changed = 0;   // there already, and gained something
  std::size_t reported = 0;  // there already, and say more
  std::size_t doubtful = 0;  // left to the editor
};

class Intake {
 public:
  Intake(const std::vector<const RegisterFile*>& registers, Known known);

  /// Finds what the entries of a source are: by identifier, else by name and dates. Reports
  /// authority.conflict (error), authority.several, authority.no-name, authority.id-taken
  /// (warnings), authority.known (info) at the entries of the source.
  void take(const RegisterFile& source, base::DiagnosticSink& sink);

  const IntakeCounts& counts() const { return counts_; }
  /// How many new entries of a kind there are.
  std::size_t added(EntityKind kind) const;

  /// A register with what its entries gained, and nothing else changed.
  base::Result<std::string> grown(std::size_t number) const;
  /// The text of a file with the new entries of some kinds behind those of its lists.
  base::Result<std::string> with_added(const std::string& text, const std::string& file,
                                       const std::vector<EntityKind>& kinds) const;

 private:
  struct Candidate {
    const RegisterFile* file;
    const FoundEntry* entry;
    std::size_t number;  // of the register; kNew for an entry that is added
  };
  struct Added {
    const FoundEntry* entry;
    std::string id;
  };
  static constexpr std::size_t kNew = static_cast<std::size_t>(-1);

  void take_entry(const RegisterFile& source, const FoundEntry& entry, base::DiagnosticSink& sink);
  Match match_of(const RegisterFile& source, const FoundEntry& entry) const;
  bool is_held(const FoundEntry& entry) const;
  Joining joining_for(const Candidate& candidate, Extent extent) const;
  void take_known(const Candidate& candidate, const FoundEntry& entry, const Match& match,
                  const RegisterFile& source, base::DiagnosticSink& sink);
  base::Diagnostic known_finding(const FoundEntry& there, const FoundEntry& entry,
                                 const Match& match, const Joined& joined, bool grows) const;
  void doubt(const FoundEntry& entry, const Match& match, std::vector<std::string> conflicts,
             const RegisterFile& source, base::DiagnosticSink& sink);
  void add(const RegisterFile& source, const FoundEntry& entry, base::DiagnosticSink& sink);
  std::string new_id(const Entity& entity);

  Known known_;
  std::vector<const RegisterFile*> registers_;
  EntryIndex index_;
  std::deque<Candidate> candidates_;  // by their numbers in the index
  std::unordered_map<std::string, std::size_t> by_key_;
  Ids ids_;
  std::vector<std::vector<Joining>> joinings_;                     // by register
  std::unordered_map<const FoundEntry*, std::size_t> joining_of_;  // the target's, in those
  std::vector<Added> added_;
  IntakeCounts counts_;
};

/// A register joined with others, so that nothing is lost and doing it again changes nothing.
/// Findings and counts are those of Intake with Known::join. Fails as with_joinings and
/// with_entries do.
base::Result<std::string> joined_registers(const RegisterFile& first,
                                           const std::vector<const RegisterFile*>& others,
                                           base::DiagnosticSink& sink, IntakeCounts& counts);

}  // namespace authority
