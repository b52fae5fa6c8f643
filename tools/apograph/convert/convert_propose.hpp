// SPDX-License-Identifier: MIT
// `convert --propose`: names that the texts give evidence for, for an authority file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "apograph/convert/letter_job.hpp"
#include "authority/authority.hpp"
#include "authority/proposal.hpp"

namespace apograph {

/// "3 persons, 1 place": as many of each kind as there are.
std::string counts_of(const std::vector<authority::Proposal>& proposals);

/// An authority file with new entries: its bytes, and what was added in words. Both are empty where
/// the texts propose nothing new.
struct ProposedFile {
  std::string document;
  std::string summary;
};

/// The authority file `file` with what the texts of the jobs propose; what it holds stays as it is.
/// `authority` are all entries that there are, those of the file included. Fails as reading files
/// does, and as authority::with_proposals does.
base::Result<ProposedFile> proposed_file(const JobContext& context,
                                         const std::vector<LetterJob>& jobs,
                                         const std::filesystem::path& file,
                                         const authority::Authority& authority,
                                         const cli::Console& console);

}  // namespace apograph
