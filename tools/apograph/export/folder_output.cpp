// SPDX-License-Identifier: MIT
#include "apograph/export/folder_output.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0666;
constexpr mode_t kFolderMode = 0777;

}  // namespace

FolderOutput::FolderOutput(fs::path folder) : folder_(std::move(folder)) {
  if (folder_.filename().empty()) folder_ = folder_.parent_path();
  beside_ = folder_.parent_path() / ("." + folder_.filename().string() + ".new");
}

FolderOutput::~FolderOutput() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  std::error_code error;
  fs::remove_all(beside_, error);
}

base::Result<void> FolderOutput::begin() {
  std::error_code error;
  fs::remove_all(beside_, error);
  if (auto made = base::make_folder(beside_); !made) return made;
  descriptor_ = ::open(beside_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0) return base::unwritable(beside_, errno);
  return {};
}

// Relative to the folder, so that its own path is looked up once. No file is written twice.
int FolderOutput::opened(const std::string& path) const {
  return ::openat(descriptor_, path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kFileMode);
}

void FolderOutput::write(const std::string& path, std::string_view bytes) {
  int file = opened(path);
  if (file < 0 && errno == ENOENT && make_folders_of(path)) file = opened(path);
  if (file < 0) return fail(base::unwritable(folder_ / path, errno).value());
  const bool is_written = base::write_all(file, bytes);
  const int reason = errno;
  if (::close(file) != 0 || !is_written)
    fail(base::unwritable(folder_ / path, is_written ? errno : reason).value());
}

bool FolderOutput::make_folders_of(const std::string& path) const {
  for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
    if (::mkdirat(descriptor_, path.substr(0, end).c_str(), kFolderMode) != 0 && errno != EEXIST)
      return false;
  }
  return true;
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
  if (error) return base::unwritable(folder_, error.value());
  ::close(std::exchange(descriptor_, -1));
  fs::remove_all(old, error);
  return {};
}

}  // namespace apograph
