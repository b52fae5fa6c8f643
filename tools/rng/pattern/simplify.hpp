// SPDX-License-Identifier: MIT
// Simplification on the tree (specification §4.11-4.18): what the grammars of a schema define,
// which definition each ref means, and the sugar taken off.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::pattern {

/// A define, or a start, with all that was combined into it (§4.17).
struct Definition {
  syntax::StringId name{};
  bool is_start = false;
  syntax::Combine combine = syntax::Combine::none;
  bool has_plain = false;                 // one without a combine attribute was there
  std::vector<syntax::NodeIndex> bodies;  // of start and define, until they are combined
  syntax::NodeIndex body = syntax::kNoNode;
  syntax::SourcePosition at;
};

/// The tree with these kinds only: element and attribute with one child, group, interleave and
/// choice with one child or more, one_or_more and list with one, empty, text, not_allowed, value,
/// data with none or one (its except), ref.
struct SimpleTree {
  syntax::SchemaTree tree;
  std::vector<Definition> definitions;
  std::uint32_t start = 0;  // the definition to begin with
  /// What a ref means, in Node::detail, is a number in `definitions`.
};

/// Simplifies, and reports what §4.16-4.18 forbid, but for datatypes; none where something is.
std::optional<SimpleTree> simplify(syntax::SchemaTree tree, base::DiagnosticSink& sink);

}  // namespace rng::pattern
