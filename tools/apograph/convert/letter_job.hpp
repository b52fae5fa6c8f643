// SPDX-License-Identifier: MIT
// The conversion of one letter, from its file to its file; many are done at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "apograph/convert/conversion.hpp"
#include "apograph/convert/convert_settings.hpp"
#include "cli/option_table.hpp"
#include "edition/edition.hpp"

namespace apograph {

/// A letter to convert.
struct LetterJob {
  std::filesystem::path source;             // "-" is standard input
  std::filesystem::path output;             // "-" is standard output
  const edition::Letter* letter = nullptr;  // in an edition; its metadata are those of the letter
  /// A letter as Apograph wrote it is replaced, one that an editor has changed left alone. Else
  /// what exists is a fault, unless --force is given.
  bool replaces_own = false;
  std::optional<base::Diagnostic> fault = std::nullopt;  // nothing can be converted
  std::vector<base::Diagnostic> found = {};              // before the work, for the report
  std::filesystem::path review = {};                     // the page for its review; empty: none
};

/// Documents of several letters, each read once; used by many threads.
class WholeTexts {
 public:
  /// Null where it cannot be read.
  const source::SourceText* find(const std::filesystem::path& file, const Converter& converter);

 private:
  std::mutex mutex_;
  std::map<std::filesystem::path, std::optional<source::SourceText>> texts_;
};

/// What all jobs of a call share; must outlive them.
struct JobContext {
  const ConvertSettings& settings;
  const Converter& converter;
  const edition::Edition* edition = nullptr;    // around the sources, where there is one
  const edition::LetterTable* table = nullptr;  // of --metadata
  bool is_batch = false;                        // several letters: each is reported in one line
  mutable WholeTexts wholes = {};
};

enum class LetterState : std::uint8_t { converted, failed, left_alone, up_to_date };

struct LetterOutcome {
  LetterState state = LetterState::failed;
  LetterFindings findings;  // of one that failed or was left alone, why
};

/// Does a job. Everything that is said goes to the console.
LetterOutcome do_job(const JobContext& context, const LetterJob& job, cli::Console& console);

/// What may be names in the text of a job; none where it cannot be read, which the job itself says.
std::vector<recognise::Sighting> survey_job(const JobContext& context, const LetterJob& job,
                                            const cli::Console& console);

}  // namespace apograph
