// SPDX-License-Identifier: MIT
// tools/layers.txt as a value, and the judgement of one source file against it.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace layers {

struct Room {
  std::vector<std::string> rooms;    ///< may include headers of these
  std::vector<std::string> headers;  ///< third-party headers; one that ends in "/" is a folder
};

struct Layers {
  std::map<std::string, Room, std::less<>> rooms;
  std::vector<std::string> faults;  ///< lines of the list that make no sense

  /// The room of a path under tools/, the innermost where rooms are nested; none if no room holds
  /// it.
  std::optional<std::string> room_of(std::string_view path) const;
};

/// Reads the list: "room: rooms | headers" a line, "#" begins a comment.
Layers parse(std::string_view text);

/// The rooms of one cycle in the order of its edges, the first repeated at the end; empty if there
/// is none.
std::vector<std::string> cycle(const Layers& layers);

/// What in the file at `path` (relative to tools/) breaks the list, each as "tools/file:line: what,
/// what to do".
std::vector<std::string> violations(const Layers& layers, std::string_view path,
                                    std::string_view text);

/// The C++ sources and headers under a folder, as sorted paths relative to it.
std::vector<std::string> sources_under(const std::filesystem::path& folder);

std::string content_of(const std::filesystem::path& file);

/// The root of the source tree under test, from APOGRAPH_SOURCE.
std::filesystem::path source_root();

}  // namespace layers
