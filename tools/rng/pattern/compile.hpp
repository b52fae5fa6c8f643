// SPDX-License-Identifier: MIT
// From the tree of a schema to its simple form, with all checks of the specification: the only door
// of this room for who loads schemas.
#pragma once

#include <memory>

#include "base/diagnostic.hpp"
#include "rng/pattern/grammar.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::pattern {

/// Compiles a schema; null where it is incorrect, and then `sink` has the reasons. With
/// `checks_ids` the rules of the DTD compatibility specification (§5) are held too.
std::unique_ptr<Grammar> compile(syntax::SchemaTree tree, bool checks_ids,
                                 base::DiagnosticSink& sink);

}  // namespace rng::pattern
