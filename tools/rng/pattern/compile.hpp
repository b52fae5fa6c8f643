// SPDX-License-Identifier: MIT
// From the tree of a schema to its simple form, with all checks of the specification: the only door
// of this room for who loads schemas.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "base/diagnostic.hpp"
#include "rng/pattern/grammar.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::pattern {

/// Compiles a schema; null where it is incorrect, and then `sink` has the reasons. With
/// `checks_ids` the rules of the DTD compatibility specification (§5) are held too.
std::unique_ptr<Grammar> compile(syntax::SchemaTree tree, bool checks_ids,
                                 base::DiagnosticSink& sink);

/// Where a schema declares what its patterns do not tell any more, for who describes schemas.
struct Origin {
  syntax::SourcePosition at;
  std::string documentation;
};
struct Origins {
  std::unordered_map<PatternId, Origin> attributes;  // the first declaration of each
};

/// The same, with the places of the attributes.
std::unique_ptr<Grammar> compile(syntax::SchemaTree tree, bool checks_ids, Origins& origins,
                                 base::DiagnosticSink& sink);

}  // namespace rng::pattern
