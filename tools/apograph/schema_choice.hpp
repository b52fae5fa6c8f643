// SPDX-License-Identifier: MIT
// Which schemas a document names itself: the processing instructions xml-model before its root.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace apograph {

/// The addresses of RELAX NG schemas that the beginning of a document names, as they are written.
std::vector<std::string> declared_schemas(std::string_view beginning);

/// The first 64 KiB of a file, in which a prolog ends as a rule; empty where it cannot be read.
std::string beginning_of(const std::filesystem::path& file);

}  // namespace apograph
