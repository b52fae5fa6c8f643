// SPDX-License-Identifier: MIT
#include "apograph/render/site_files.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "apograph/delivery.hpp"
#include "base/descriptor.hpp"
#include "base/file.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0666;

// Beside it and renamed, so that a program that is stopped leaves no half of a file.
// What takes the place of a file has its permissions.
base::Result<void> write_new(const fs::path& path, std::string_view bytes,
                             const fs::file_status& there) {
  const std::string beside = fmt::format("{}.{}", path.string(), ::getpid());
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kFileMode);
  if (file < 0) return base::unwritable(path, errno);
  const auto mode = static_cast<mode_t>(there.permissions());
  const bool is_written =
      base::write_all(file, bytes) && (!fs::exists(there) || ::fchmod(file, mode) == 0);
  if (::close(file) == 0 && is_written && ::rename(beside.c_str(), path.c_str()) == 0) return {};
  auto fault = base::unwritable(path, errno);
  ::unlink(beside.c_str());
  return fault;
}

}  // namespace

base::Result<void> SiteFiles::write(const fs::path& path, std::string_view bytes) const {
  std::error_code error;
  const fs::file_status there = fs::symlink_status(path, error);
  if (!is_lot_ || (fs::exists(there) && !fs::is_regular_file(there)))
    return write_product(path, bytes);
  if (fs::exists(there)) {
    if (const auto before = base::read_file(path); before && *before == bytes)
      return write_product(path, bytes);
  } else if (auto made = base::make_folder(path.parent_path()); !made) {
    return made;
  }
  return write_new(path, bytes, there);
}

base::Result<void> SiteFiles::flush() {
  if (!std::exchange(is_lot_, false)) return {};
  const int folder = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return base::unwritable(folder_, errno);
  const bool is_flushed = ::syncfs(folder) == 0;
  ::close(folder);
  return is_flushed ? base::Result<void>() : base::unwritable(folder_, errno);
}

}  // namespace apograph
