// SPDX-License-Identifier: MIT
// Web pages and what other programs save as HTML. Inside the room only.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "source/source_text.hpp"

namespace source {

/// Reads a page. Its encoding is the one named here, else the one that it declares, else found out.
/// Fails as `decode` does, with xml.html, source.empty and source.too-large.
base::Result<SourceText> read_html(std::string name, std::string bytes, std::string_view encoding);

}  // namespace source
