// SPDX-License-Identifier: MIT
// Files whole: read with a bound, written beside and renamed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace base {

/// The largest file that is read whole, unless a caller says otherwise: 1 GiB.
inline constexpr std::uint64_t kMaxFileSize = std::uint64_t{1} << 30U;

/// The bytes of a file, or of standard input where the path is "-". Fails with file.not-found,
/// file.is-folder, file.unreadable or file.too-large.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::uint64_t limit = kMaxFileSize);

/// Writes the bytes to a new file beside `path`, flushes it to the disk and renames it over `path`,
/// so that `path` holds either what it held or all of `bytes`. A link is followed, the permissions
/// of an existing file are kept. Fails with file.unwritable; nothing is left behind then.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// A file that is written piece by piece, in the same way: until `finish`, `path` holds what it
/// held.
class OutputFile {
 public:
  /// Fails with file.unwritable, as the others do.
  static Result<std::unique_ptr<OutputFile>> create(const std::filesystem::path& path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  /// Leaves nothing behind where `finish` was not called.
  ~OutputFile();

  Result<void> add(std::string_view bytes);
  Result<void> finish();

 private:
  OutputFile(std::filesystem::path path, std::filesystem::path target, std::string beside,
             int descriptor);

  std::filesystem::path path_;
  std::filesystem::path target_;
  std::string beside_;
  int descriptor_;
};

/// Makes a folder and those above it. Fails with file.unwritable.
Result<void> make_folder(const std::filesystem::path& path);

}  // namespace base
