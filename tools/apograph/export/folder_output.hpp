// SPDX-License-Identifier: MIT
// The files of an export: written to a folder beside the one they are for, which they replace when
// all are there. Until then the old folder stays as it was.
#pragma once

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "feeds/target.hpp"

namespace apograph {

class FolderOutput final : public feeds::Output {
 public:
  /// Nothing is there before `begin`.
  explicit FolderOutput(std::filesystem::path folder);
  FolderOutput(const FolderOutput&) = delete;
  FolderOutput& operator=(const FolderOutput&) = delete;
  /// Leaves nothing behind where `finish` was not called.
  ~FolderOutput() override;

  /// Makes the folder beside.
  base::Result<void> begin();
  void write(const std::string& path, std::string_view bytes) override;
  std::string path_of(const std::string& path) override;
  void fail(base::Diagnostic fault) override;
  /// Puts the new folder in the place of the old one. Fails with the first fault of writing.
  base::Result<void> finish();

  const std::filesystem::path& folder() const { return folder_; }

 private:
  int opened(const std::string& path) const;
  bool make_folders_of(const std::string& path) const;

  std::filesystem::path folder_, beside_;
  int descriptor_ = -1;  // of the folder beside
  std::mutex mutex_;
  std::optional<base::Diagnostic> fault_;
};

}  // namespace apograph
