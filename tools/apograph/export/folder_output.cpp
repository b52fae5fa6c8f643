// SPDX-License-Identifier: MIT
#include "apograph/export/folder_output.hpp"

#include <fstream>
#include <system_error>
#include <utility>

#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

base::Diagnostic unwritable(const fs::path& path) {
  return base::failure("file.unwritable", {path.string()}, "cannot be written",
                       "make room, or see who owns the folder")
      .value();
}

}  // namespace

FolderOutput::FolderOutput(fs::path folder) : folder_(std::move(folder)) {
  if (folder_.filename().empty()) folder_ = folder_.parent_path();
  beside_ = folder_.parent_path() / ("." + folder_.filename().string() + ".new");
}

FolderOutput::~FolderOutput() {
  std::error_code error;
  fs::remove_all(beside_, error);
}

base::Result<void> FolderOutput::begin() {
  std::error_code error;
  fs::remove_all(beside_, error);
  return base::make_folder(beside_);
}

void FolderOutput::write(const std::string& path, std::string_view bytes) {
  const fs::path file = path_of(path);
  make_folder(file.parent_path());
  std::ofstream stream(file, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) fail(unwritable(file));
  const std::lock_guard lock(mutex_);
  ++count_;
}

void FolderOutput::make_folder(const fs::path& folder) {
  const std::lock_guard lock(mutex_);
  if (!folders_.insert(folder.string()).second) return;
  std::error_code error;
  fs::create_directories(folder, error);
}

void FolderOutput::fail(base::Diagnostic fault) {
  const std::lock_guard lock(mutex_);
  if (!fault_) fault_ = std::move(fault);
}

std::string FolderOutput::path_of(const std::string& path) {
  return (beside_ / path).string();
}

base::Result<void> FolderOutput::finish() {
  if (fault_) return tl::unexpected(*fault_);
  std::error_code error;
  const fs::path old = folder_.parent_path() / ("." + folder_.filename().string() + ".old");
  fs::remove_all(old, error);
  if (fs::exists(folder_, error)) fs::rename(folder_, old, error);
  if (!error) fs::rename(beside_, folder_, error);
  if (error) return tl::unexpected(unwritable(folder_));
  fs::remove_all(old, error);
  return {};
}

}  // namespace apograph
