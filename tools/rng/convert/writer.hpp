// SPDX-License-Identifier: MIT
// Writes one file of a schema, in either syntax, as a person would: indented, with its prefixes,
// comments and annotations. The door for whole schemas is convert.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rng/syntax/parse.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::convert {

/// How many code points a line should have at most.
inline constexpr std::size_t kLineWidth = 100;

/// One file as a tree with notes. A namespace kInherited (name_plan.hpp) is the one that the file
/// takes from what refers to it.
struct Source {
  const syntax::SchemaTree& tree;
  /// The addresses to write for `tree.references`.
  std::vector<std::string> hrefs;
};

/// `faults` takes what the syntax cannot say (schema.not-writable); the text is then of no use.
std::string write(const Source& source, syntax::Syntax target, base::DiagnosticSink& faults);

/// A pattern or name class of a tree in the compact syntax, for messages; breaks lines past
/// `width`. Prefixes are those of write(), undeclared.
std::string compact_piece(const syntax::SchemaTree& tree, syntax::NodeIndex node,
                          std::size_t width = kLineWidth);

}  // namespace rng::convert
