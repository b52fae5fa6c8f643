// SPDX-License-Identifier: MIT
// Patterns of file names, for shells that do not expand them and for lists that outgrow a command
// line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace apograph {

/// True where a name holds `*`, `?` or `[`.
bool is_pattern(std::string_view name);

/// The files that a pattern means, by name: `*`, `?` and `[…]` within a name as in a shell (a dot
/// at its beginning must be written), `**` for any number of folders. Links to folders are not
/// followed by `**`.
std::vector<std::filesystem::path> matching_files(const std::string& pattern);

/// The files below a folder whose names end in `ending` (".xml"), by name; folders whose names
/// begin with a dot are left out, links to folders are not followed. What cannot be read is added
/// to `unreadable`.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder,
                                               std::string_view ending,
                                               std::vector<std::filesystem::path>& unreadable);

}  // namespace apograph
