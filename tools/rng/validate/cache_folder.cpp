// SPDX-License-Identifier: MIT
#include "rng/validate/cache_folder.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.hpp"

namespace rng::validate {

namespace {

constexpr const char* kFolder = "apograph";
constexpr mode_t kPermissions = 07777;

bool is_private(int folder) {
  struct stat found{};
  return ::fstat(folder, &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == ::geteuid() &&
         (found.st_mode & kPermissions) == 0700;
}

int open_folder(int at, const char* name, int flags) {
  const int how = O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags;
  const int folder = ::openat(at, name, how);
  if (folder >= 0 || errno != ENOENT) return folder;
  // Another process may make it meanwhile.
  if (::mkdirat(at, name, 0700) != 0 && errno != EEXIST) return -1;
  return ::openat(at, name, how);
}

bool read_all(int file, pattern::Buffer& bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t taken = ::read(file, bytes.data() + at, bytes.size() - at);
    if (taken < 0 && errno == EINTR) continue;
    if (taken <= 0) return false;
    at += static_cast<std::size_t>(taken);
  }
  return true;
}

struct Kept {
  std::string name;
  std::uint64_t size = 0;
  timespec changed{};
};

bool is_older(const Kept& a, const Kept& b) {
  return std::pair(a.changed.tv_sec, a.changed.tv_nsec) <
         std::pair(b.changed.tv_sec, b.changed.tv_nsec);
}

std::vector<Kept> list(int folder, std::string_view prefix) {
  std::vector<Kept> files;
  const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (again < 0) return files;
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(again), ::closedir);
  if (entries == nullptr) {
    ::close(again);
    return files;
  }
  while (const dirent* entry = ::readdir(entries.get())) {
    const std::string_view name = entry->d_name;
    struct stat found{};
    if (!name.starts_with(prefix) ||
        ::fstatat(folder, entry->d_name, &found, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(found.st_mode)) {
      continue;
    }
    files.push_back({std::string(name), static_cast<std::uint64_t>(found.st_size), found.st_mtim});
  }
  return files;
}

}  // namespace

std::optional<CacheFolder> CacheFolder::open(const std::filesystem::path& home) {
  if (!home.is_absolute()) return std::nullopt;
  const int parent = open_folder(AT_FDCWD, home.c_str(), 0);
  if (parent < 0) return std::nullopt;
  const int folder = open_folder(parent, kFolder, O_NOFOLLOW);
  ::close(parent);
  if (folder < 0) return std::nullopt;
  CacheFolder opened(folder);
  if (!is_private(folder)) return std::nullopt;
  return opened;
}

CacheFolder::CacheFolder(CacheFolder&& other) noexcept
    : folder_(std::exchange(other.folder_, -1)) {}

CacheFolder::~CacheFolder() {
  if (folder_ >= 0) ::close(folder_);
}

std::optional<pattern::Buffer> CacheFolder::read(const std::string& name,
                                                 std::uint64_t limit) const {
  const int file = ::openat(folder_, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct stat found{};
  std::optional<pattern::Buffer> bytes;
  const bool is_own = ::fstat(file, &found) == 0 && S_ISREG(found.st_mode) &&
                      found.st_uid == ::geteuid() && (found.st_mode & (S_IWGRP | S_IWOTH)) == 0;
  if (is_own && static_cast<std::uint64_t>(found.st_size) <= limit) {
    bytes.emplace(static_cast<std::size_t>(found.st_size));
    if (!read_all(file, *bytes)) bytes.reset();
  }
  ::close(file);
  return bytes;
}

bool CacheFolder::write(const std::string& name, std::string_view bytes) const {
  static std::atomic<unsigned> count = 0;
  const std::string beside =
      name + "." + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".part";
  const int file =
      ::openat(folder_, beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool is_written = base::write_all(file, bytes);
  const bool is_closed = ::close(file) == 0;
  if (is_written && is_closed && ::renameat(folder_, beside.c_str(), folder_, name.c_str()) == 0) {
    return true;
  }
  ::unlinkat(folder_, beside.c_str(), 0);
  return false;
}

void CacheFolder::trim(std::string_view prefix, std::uint64_t budget) const {
  std::vector<Kept> files = list(folder_, prefix);
  std::uint64_t total = 0;
  for (const Kept& file : files) total += file.size;
  if (total <= budget) return;
  std::sort(files.begin(), files.end(), is_older);
  for (const Kept& file : files) {
    if (total <= budget) return;
    ::unlinkat(folder_, file.name.c_str(), 0);
    total -= file.size;
  }
}

}  // namespace rng::validate
