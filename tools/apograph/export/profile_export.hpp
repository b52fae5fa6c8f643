// SPDX-License-Identifier: MIT
// Targets that are profiles of TEI: their letters go through a stylesheet, which needs the room
// transform; the program that is linked without it runs the one that has it.
#pragma once

#include <memory>
#include <string>

#include "apograph/export/edition_facts.hpp"
#include "base/diagnostic.hpp"
#include "cli/option_table.hpp"
#include "feeds/profile.hpp"
#include "feeds/target.hpp"

namespace apograph {

/// A letter on its way through stylesheets: parsed, and what they are told made, once for all of
/// them. One thread at a time may use it.
class ProfileLetter {
 public:
  virtual ~ProfileLetter() = default;
  /// The letter as the platform of a target wants it. What the stylesheet says goes to `faults`;
  /// empty where the letter cannot be transformed, which has been reported then.
  virtual std::string as(const feeds::Target& target, base::DiagnosticSink& faults) = 0;
};

/// The stylesheets of the targets that are profiles. After the last `load` several threads may use
/// it.
class ProfileWriter {
 public:
  virtual ~ProfileWriter() = default;
  /// Compiles the stylesheet of a target.
  virtual base::Result<void> load(const feeds::Target& target) = 0;
  virtual std::unique_ptr<ProfileLetter> letter(const feeds::Edition& edition,
                                                const feeds::Letter& letter,
                                                const feeds::Neighbours& neighbours,
                                                feeds::LetterSource& source) = 0;
  /// What lies beside the letters on the platform and is the same for all editions.
  virtual base::Result<void> write_assets(const feeds::Target& target, feeds::Output& output) = 0;
};

/// The whole command. `profiles` is null where no target needs it.
cli::Exit export_targets(const cli::Arguments& arguments, ProfileWriter* profiles,
                         cli::Console& console);

/// The same where a target is a profile: here, or in the program beside this one.
cli::Exit export_profiles(const cli::Arguments& arguments, cli::Console& console);

}  // namespace apograph
