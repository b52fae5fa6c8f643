// SPDX-License-Identifier: MIT
// Targets that are profiles of TEI: their letters go through a stylesheet, which needs the room
// transform; the program that is linked without it runs the one that has it.
#pragma once

#include "apograph/export/edition_facts.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "feeds/target.hpp"

namespace apograph {

/// Writes the letters of a profile.
class ProfileWriter {
 public:
  virtual ~ProfileWriter() = default;
  /// What the stylesheet says of a letter goes to `faults`, letter by letter; one that cannot be
  /// transformed is reported and left out. Fails where the stylesheet or a file beside the letters
  /// cannot be read.
  virtual base::Result<void> write(const feeds::Target& target, const feeds::Edition& edition,
                                   std::size_t jobs, feeds::Output& output,
                                   base::DiagnosticSink& faults) = 0;
};

/// The whole command. `profiles` is null where no target needs it.
cli::Exit export_targets(const cli::Arguments& arguments, ProfileWriter* profiles,
                         cli::Console& console);

/// The same where a target is a profile: here, or in the program beside this one.
cli::Exit export_profiles(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
