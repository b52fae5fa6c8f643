// SPDX-License-Identifier: MIT
#include "apograph/convert/convert_propose.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "apograph/in_order.hpp"
#include "apograph/workplace.hpp"
#include "authority/proposal.hpp"
#include "base/file.hpp"
#include "recognise/candidates.hpp"

namespace apograph {
namespace {

constexpr std::size_t kAhead = 64;  // letters that are read while one before them is not

recognise::CandidateRegister candidates_of(const JobContext& context,
                                           const std::vector<LetterJob>& jobs,
                                           const cli::Console& console) {
  recognise::CandidateRegister candidates;
  InOrder order(kAhead);
  run_on_threads(jobs.size(), context.settings.jobs, [&](std::size_t number, std::size_t) {
    const auto sightings = std::make_shared<std::vector<recognise::Sighting>>(
        survey_job(context, jobs[number], console));
    order.done(number, [&, number, sightings] {
      candidates.add(jobs[number].source.filename().string(), std::move(*sightings));
    });
  });
  return candidates;
}

}  // namespace

std::string counts_of(const std::vector<authority::Proposal>& proposals) {
  std::string text;
  static constexpr std::array kKinds = {
      std::pair(authority::EntityKind::person, "person"),
      std::pair(authority::EntityKind::place, "place"),
      std::pair(authority::EntityKind::organisation, "organisation")};
  for (const auto& kind : kKinds) {
    const auto count = std::count_if(proposals.begin(), proposals.end(),
                                     [&](const auto& entry) { return entry.kind == kind.first; });
    if (count == 0) continue;
    text += (text.empty() ? "" : ", ") + counted(static_cast<std::size_t>(count), kind.second);
  }
  return text;
}

base::Result<ProposedFile> proposed_file(const JobContext& context,
                                         const std::vector<LetterJob>& jobs,
                                         const std::filesystem::path& file,
                                         const authority::Authority& authority,
                                         const cli::Console& console) {
  const auto proposals = candidates_of(context, jobs, console).proposals();
  if (proposals.empty()) return ProposedFile{};
  std::error_code error;
  std::string before;
  if (std::filesystem::exists(file, error)) {
    auto document = base::read_file(file);
    if (!document) return tl::unexpected(std::move(document.error()));
    before = std::move(*document);
  }
  auto after =
      authority::with_proposals(before, file.string(), proposals, authority, APOGRAPH_VERSION);
  if (!after) return tl::unexpected(std::move(after.error()));
  return ProposedFile{std::move(*after), counts_of(proposals)};
}

}  // namespace apograph
