// SPDX-License-Identifier: MIT
#include "apograph/export/target_export.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "apograph/in_order.hpp"
#include "apograph/workplace.hpp"

namespace apograph {
namespace {

constexpr std::size_t kAhead = 64;
constexpr std::size_t kSaid = 5;

}  // namespace

// What one letter has become: for each target what was found and, where the letters of it are one
// document, its part.
struct TargetExport::Made {
  std::vector<base::DiagnosticList> found;
  std::vector<std::string> parts;
  std::optional<base::Diagnostic> fault;
};

void Findings::add(base::Diagnostic found) {
  if (found.code.starts_with("profile.")) {
    found.notes.clear();  // the place in the stylesheet is nothing to an editor
    if (++counts_[found.message] > kSaid) return;
  }
  items.push_back(std::move(found));
}

void Findings::finish() {
  for (const auto& [message, count] : counts_) {
    if (count <= kSaid) continue;
    items.push_back(
        {base::Severity::warning,
         "profile.more",
         {},
         fmt::format("the same of {} more: {}", counted(count - kSaid, "place"), message),
         {},
         {}});
  }
}

base::Result<void> TargetExport::add(const feeds::Target& target,
                                     const std::filesystem::path& folder) {
  Work& work = works_.emplace_back(target, folder);
  if (target.profile != nullptr) {
    if (auto loaded = profiles_->load(target); !loaded) return loaded;
    if (neighbours_.empty()) neighbours_ = feeds::neighbours_of(edition_);
    if (target.profile->together != nullptr) work.together.resize(edition_.letters.size());
  }
  return work.output.begin();
}

base::Result<void> TargetExport::make(std::size_t jobs) {
  const bool wants_letters = std::any_of(works_.begin(), works_.end(), [](const Work& work) {
    return work.target->letter != nullptr || work.target->profile != nullptr;
  });
  if (wants_letters) make_letters(jobs);
  std::vector<base::Result<void>> made(works_.size());
  run_on_threads(works_.size(), jobs, [&](std::size_t number, std::size_t) {
    made[number] = make_edition(works_[number]);
  });
  const auto failed = std::find_if(made.begin(), made.end(), [](const auto& one) { return !one; });
  return failed == made.end() ? base::Result<void>() : *failed;
}

void TargetExport::make_letters(std::size_t jobs) {
  InOrder order(kAhead);
  run_on_threads(edition_.letters.size(), jobs, [&](std::size_t number, std::size_t) {
    std::shared_ptr<Made> made = make_letter(number);
    order.done(number, [this, number, made] {
      if (made->fault) unreadable_.add(std::move(*made->fault));
      for (std::size_t i = 0; i < works_.size(); ++i) {
        for (base::Diagnostic& fault : made->found[i].items)
          works_[i].findings.add(std::move(fault));
        if (!made->parts[i].empty()) works_[i].together[number] = std::move(made->parts[i]);
      }
    });
  });
}

std::unique_ptr<TargetExport::Made> TargetExport::make_letter(std::size_t number) {
  const feeds::Letter& letter = edition_.letters[number];
  auto made = std::make_unique<Made>();
  made->found.resize(works_.size());
  made->parts.resize(works_.size());
  feeds::LetterSource source(input_, letter.at.file);
  std::unique_ptr<ProfileLetter> profile;
  for (std::size_t i = 0; i < works_.size(); ++i) {
    Work& work = works_[i];
    base::DiagnosticSink& found = made->found[i];
    if (work.target->letter != nullptr)
      work.target->letter({edition_, settings_, input_, work.output, found}, letter, source);
    if (work.target->profile == nullptr) continue;
    if (!profile) profile = profiles_->letter(edition_, letter, neighbours_[number], source);
    made->parts[i] = make_profile(work, *profile, letter, found);
  }
  made->fault = source.fault();
  return made;
}

// Writes the letter; returns it instead where it is part of a document.
std::string TargetExport::make_profile(Work& work, ProfileLetter& letter,
                                       const feeds::Letter& facts, base::DiagnosticSink& faults) {
  const feeds::Profile& profile = *work.target->profile;
  std::string bytes = letter.as(*work.target, faults);
  if (profile.together != nullptr) return bytes;
  if (!bytes.empty()) work.output.write(fmt::format("{}{}.xml", profile.folder, facts.file), bytes);
  return {};
}

base::Result<void> TargetExport::make_edition(Work& work) {
  const feeds::Target& target = *work.target;
  if (target.profile != nullptr) {
    if (target.profile->together != nullptr)
      target.profile->together(edition_, work.together, work.output);
    if (auto written = profiles_->write_assets(target, work.output); !written) return written;
  }
  if (target.edition != nullptr)
    target.edition({edition_, settings_, input_, work.output, work.findings});
  return {};
}

base::Result<void> TargetExport::finish(base::DiagnosticSink& faults) {
  for (base::Diagnostic& fault : unreadable_.items) faults.add(std::move(fault));
  for (Work& work : works_) {
    work.findings.finish();
    for (base::Diagnostic& found : work.findings.items) faults.add(std::move(found));
    if (auto finished = work.output.finish(); !finished) return finished;
  }
  return {};
}

}  // namespace apograph
