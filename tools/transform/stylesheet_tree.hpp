// SPDX-License-Identifier: MIT
// A stylesheet, or a part that it imports, as libxml2's tree. Unlike the trees of the room xml it
// shares its dictionary of names with the stylesheet.
#pragma once

#include <string>
#include <string_view>

#include <libxml/tree.h>

#include "base/diagnostic.hpp"
#include "xml/tree.hpp"

namespace transform {

/// Parses bytes safely: no network, no external entity, bounded entities. Names are kept in
/// `dictionary` where there is one: libxslt compares and frees the names of what a stylesheet
/// imports as if they were in its own.
base::Result<xml::Tree> parse_stylesheet(std::string_view bytes, const std::string& name,
                                         xmlDict* dictionary = nullptr);

}  // namespace transform
