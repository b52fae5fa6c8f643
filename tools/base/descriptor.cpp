// SPDX-License-Identifier: MIT
#include "base/descriptor.hpp"

#include <cerrno>
#include <system_error>

#include <unistd.h>

#include "base/catalogue.hpp"

namespace base {

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

tl::unexpected<Diagnostic> unwritable(const std::filesystem::path& path, int reason) {
  const bool is_full = reason == ENOSPC || reason == EDQUOT;
  return tl::unexpected(worded("file.unwritable", {path.string()},
                               {is_full ? "file-no-room" : "file-unwritable",
                                {{"reason", std::generic_category().message(reason)}}}));
}

}  // namespace base
