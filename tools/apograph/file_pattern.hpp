// SPDX-License-Identifier: MIT
// Patterns of file names, for shells that do not expand them and for lists that outgrow a command
// line.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace apograph {

/// True where a name holds `*`, `?` or `[`.
bool is_pattern(std::string_view name);

/// The files that a pattern means, by name: `*`, `?` and `[…]` within a name as in a shell (a dot
/// at its beginning must be written), `**` for any number of folders. Links to folders are not
/// followed by `**`.
std::vector<std::filesystem::path> matching_files(const std::string& pattern);

/// The files below a folder whose names end in one of `endings` (".xml"), by name; folders whose
/// names begin with a dot are left out, links to folders are not followed. What cannot be read is
/// added to `unreadable`.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder,
                                               std::span<const std::string_view> endings,
                                               std::vector<std::filesystem::path>& unreadable);

/// What a command takes of a folder or a pattern, and what it says where there is none of it.
struct FileKind {
  std::span<const std::string_view> endings;  // of files in folders, as ".xml"
  std::string_view none_code;                 // of the fault
  std::string_view other_pattern;             // an example for files that end otherwise
};

/// A file that was named; "-" is standard input. `below` is its path below the folder that was
/// named, or its own name. Where there is a `fault`, what was named cannot be read, and the others
/// go on.
struct NamedFile {
  std::filesystem::path file;
  std::filesystem::path below;
  std::optional<base::Diagnostic> fault = std::nullopt;
};

/// What an operand means: the files of a folder, those that a pattern matches, else the one of that
/// name. Behind them a fault for each folder that cannot be read, or for none at all.
std::vector<NamedFile> named_by(const std::string& operand, const FileKind& kind);

}  // namespace apograph
