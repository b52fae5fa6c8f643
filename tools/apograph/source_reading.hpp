// SPDX-License-Identifier: MIT
// A source in any format as a text: what `convert` reads and `verify` compares.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "source/formats.hpp"

namespace apograph {

/// PDFs are read by the program `pdf_helper` (pdf_words.hpp; empty: not at all), everything else by
/// the room source. An encoding or format that is not named is found out. Fails as those do.
base::Result<source::SourceText> read_source(const std::filesystem::path& pdf_helper,
                                             const std::string& name, std::string bytes,
                                             std::string_view encoding = {},
                                             std::optional<source::Format> format = {});

/// The file that a source names by a relative address, below its own folder; empty where that is
/// no such file's.
std::filesystem::path linked_file(const std::filesystem::path& source, std::string_view address);

}  // namespace apograph
