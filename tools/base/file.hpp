// SPDX-License-Identifier: MIT
// Files whole: read with a bound, written beside and renamed.
#pragma once

#include <cstdint>
#include <filesystem>
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

/// Makes a folder and those above it. Fails with file.unwritable.
Result<void> make_folder(const std::filesystem::path& path);

}  // namespace base
