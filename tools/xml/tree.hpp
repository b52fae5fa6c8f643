// SPDX-License-Identifier: MIT
// A document as libxml2's own tree, for the room transform alone: read under the same rules as any
// other (no network, no external entity, budgets), so that libxslt never parses by itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "xml/reader.hpp"

struct _xmlDoc;  // NOLINT(bugprone-reserved-identifier): the name that libxml2 gives it

namespace xml {

struct FreeTree {
  void operator()(_xmlDoc* tree) const;
};
using Tree = std::unique_ptr<_xmlDoc, FreeTree>;

/// Parses a document whole. `name` stands in locations and is the tree's base URI. Entities are
/// expanded, CDATA sections are text, the DTD is not kept; values of xml:id are IDs. Line numbers
/// in the tree stop at 65,535. Fails as `read` does.
base::Result<Tree> parse_tree(std::string_view document, const std::string& name,
                              const ReadOptions& options = {});

}  // namespace xml
