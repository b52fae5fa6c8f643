// SPDX-License-Identifier: MIT
#include "base/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/catalogue.hpp"
#include "base/descriptor.hpp"

namespace base {
namespace {

// Closes a file descriptor once.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int get() const { return value_; }
  bool is_open() const { return value_ >= 0; }
  // False where the system reports, only now, that something could not be written.
  bool close() {
    if (value_ < 0) return true;
    const int closing = std::exchange(value_, -1);
    return closing == STDIN_FILENO || ::close(closing) == 0;
  }

 private:
  int value_;
};

std::string reason() {
  return std::generic_category().message(errno);
}

tl::unexpected<Diagnostic> unreadable(const std::filesystem::path& path) {
  const auto fault = [&](std::string_view code, Wording wording) {
    return tl::unexpected(worded(code, {path.string()}, std::move(wording)));
  };
  if (errno == ENOENT) return fault("file.not-found", {"file-not-found"});
  if (errno == EISDIR) return fault("file.is-folder", {"file-is-folder"});
  if (errno == EACCES) return fault("file.unreadable", {"file-no-permission"});
  return fault("file.unreadable", {"file-unreadable", {{"reason", reason()}}});
}

// The file that a path stands for: what a link points to, so that renaming does not replace the
// link.
std::filesystem::path link_target(const std::filesystem::path& path) {
  std::error_code error;
  const auto target = std::filesystem::weakly_canonical(path, error);
  return error ? path : target;
}

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  Descriptor file(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return unreadable(path);
  struct stat status{};
  std::string bytes;
  if (::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode)) {
    bytes.reserve(std::min(limit, static_cast<std::uint64_t>(status.st_size)) + 1);
  }
  std::array<char, 1U << 16U> buffer;
  while (true) {
    const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(path);
    if (count == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > limit) {
      return tl::unexpected(worded("file.too-large", {path.string()},
                                   {"file-too-large", {{"limit", std::to_string(limit)}}}));
    }
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  auto file = OutputFile::create(path);
  if (!file) return tl::unexpected(std::move(file.error()));
  if (auto added = (*file)->add(bytes); !added) return added;
  return (*file)->finish();
}

OutputFile::OutputFile(std::filesystem::path path, std::filesystem::path target, std::string beside,
                       int descriptor)
    : path_(std::move(path)),
      target_(std::move(target)),
      beside_(std::move(beside)),
      descriptor_(descriptor) {}

Result<std::unique_ptr<OutputFile>> OutputFile::create(const std::filesystem::path& path) {
  std::filesystem::path target = link_target(path);
  if (std::filesystem::is_directory(target)) {
    errno = EISDIR;
    return unwritable(path, errno);
  }
  std::string beside = target.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(beside.data(), O_CLOEXEC);
  if (descriptor < 0) return unwritable(path, errno);
  return std::unique_ptr<OutputFile>(
      new OutputFile(path, std::move(target), std::move(beside), descriptor));
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

Result<void> OutputFile::add(std::string_view bytes) {
  if (!write_all(descriptor_, bytes)) return unwritable(path_, errno);
  return {};
}

Result<void> OutputFile::finish() {
  const bool is_kept = ::fchmod(descriptor_, mode_of(target_)) == 0 && ::fsync(descriptor_) == 0;
  // What could not be written may be reported only now.
  const bool is_closed = ::close(std::exchange(descriptor_, -1)) == 0;
  if (!is_kept || !is_closed || ::rename(beside_.c_str(), target_.c_str()) != 0) {
    return unwritable(path_, errno);
  }
  beside_.clear();
  return {};
}

Result<void> make_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return {};
  errno = error.value();
  return unwritable(path, errno);
}

}  // namespace base
