// SPDX-License-Identifier: MIT
// Writing to what the system has opened.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/diagnostic.hpp"

namespace base {

/// Writes all bytes, however few the system takes at a time. False where it refuses, as errno says.
bool write_all(int descriptor, std::string_view bytes);

/// The fault file.unwritable, for the reason that a value of errno tells.
tl::unexpected<Diagnostic> unwritable(const std::filesystem::path& path, int reason);

}  // namespace base
