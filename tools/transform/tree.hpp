// SPDX-License-Identifier: MIT
// A document as libxml2's tree, which libxslt works on.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libxml/tree.h>

#include "base/diagnostic.hpp"

namespace transform {

struct FreeTree {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Tree = std::unique_ptr<xmlDoc, FreeTree>;

/// Parses bytes safely: no network, no external entity, bounded entities. Names are kept in
/// `dictionary` where there is one: libxslt compares and frees the names of what a stylesheet
/// imports as if they were in its own.
base::Result<Tree> parse_tree(std::string_view bytes, const std::string& name,
                              xmlDict* dictionary = nullptr);

}  // namespace transform
