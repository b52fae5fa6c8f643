// SPDX-License-Identifier: MIT
// Several targets made in one go: each letter is read once and handed to all of them.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "apograph/export/folder_output.hpp"
#include "apograph/export/profile_export.hpp"
#include "base/diagnostic.hpp"
#include "feeds/target.hpp"

namespace apograph {

/// What a target has to say, in the order of the letters. What a stylesheet says of many letters is
/// said of the first ones, and counted then.
class Findings final : public base::DiagnosticSink {
 public:
  void add(base::Diagnostic found) override;
  /// Adds the counts.
  void finish();
  std::vector<base::Diagnostic> items;

 private:
  std::map<std::string, std::size_t> counts_;
};

class TargetExport {
 public:
  /// `profiles` is null where no target is a profile. All outlive this.
  TargetExport(const feeds::Edition& edition, const feeds::ExportSettings& settings,
               feeds::Input& input, ProfileWriter* profiles)
      : edition_(edition), settings_(settings), input_(input), profiles_(profiles) {}

  /// Begins the files of a target in a folder.
  base::Result<void> add(const feeds::Target& target, const std::filesystem::path& folder);
  /// Makes the files of all targets, on so many threads.
  base::Result<void> make(std::size_t jobs);
  /// Puts the folders into their places. What was found goes to `faults`, target by target.
  base::Result<void> finish(base::DiagnosticSink& faults);

 private:
  struct Work {
    Work(const feeds::Target& made, const std::filesystem::path& folder)
        : target(&made), output(folder) {}
    const feeds::Target* target;
    FolderOutput output;
    Findings findings;
    std::vector<std::string> together;  // the letters of a profile that is one document
  };
  struct Made;

  void make_letters(std::size_t jobs);
  std::unique_ptr<Made> make_letter(std::size_t number);
  std::string make_profile(Work& work, ProfileLetter& letter, const feeds::Letter& facts,
                           base::DiagnosticSink& faults);
  base::Result<void> make_edition(Work& work);

  const feeds::Edition& edition_;
  const feeds::ExportSettings& settings_;
  feeds::Input& input_;
  ProfileWriter* profiles_;
  std::deque<Work> works_;
  std::vector<feeds::Neighbours> neighbours_;
  base::DiagnosticList unreadable_;  // letters, each once for all targets
};

}  // namespace apograph
