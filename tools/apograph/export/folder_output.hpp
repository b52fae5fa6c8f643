// SPDX-License-Identifier: MIT
// The files of an export: written to a folder beside the one they are for, which they replace when
// all are there.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "base/diagnostic.hpp"
#include "feeds/target.hpp"

namespace apograph {

class FolderOutput final : public feeds::Output {
 public:
  /// Nothing is there before `begin`.
  explicit FolderOutput(std::filesystem::path folder);
  ~FolderOutput() override;

  /// Makes the folder beside.
  base::Result<void> begin();
  void write(const std::string& path, std::string_view bytes) override;
  std::string path_of(const std::string& path) override;
  void fail(base::Diagnostic fault) override;
  /// Puts the new folder in the place of the old one. Fails with the first fault of writing.
  base::Result<void> finish();

  std::size_t count() const { return count_; }

 private:
  std::filesystem::path folder_, beside_;
  void make_folder(const std::filesystem::path& folder);

  std::mutex mutex_;
  std::set<std::string> folders_;  // that are there
  std::optional<base::Diagnostic> fault_;
  std::size_t count_ = 0;
};

}  // namespace apograph
