// SPDX-License-Identifier: MIT
// What §4.16 forbids in name classes.
#pragma once

#include "base/diagnostic.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::pattern {

/// Checks the name class of an element or attribute; false where something was reported.
bool check_name_class(const syntax::SchemaTree& tree, const syntax::Node& owner,
                      base::DiagnosticSink& sink);

}  // namespace rng::pattern
