// SPDX-License-Identifier: MIT
// References between the files of a document. Inside the room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xml {

/// The file that a URI reference in a file means; none where it is not local.
std::optional<std::string> path_of_reference(const std::string& file, std::string_view reference);

/// A reference, relative to `base`, as a reference from where `base` is one.
std::string resolved_reference(std::string_view base, std::string_view reference);

}  // namespace xml
