// SPDX-License-Identifier: MIT
// Compiled patterns as a tree that can be written: the simple form of a schema (specification
// §4.21), with `?`, `*` and groups of several for people to read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rng/pattern/grammar.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::convert {

/// A namespace and the prefix to write for it.
using Prefix = syntax::SourceNotes::Declaration;

/// The prefixes that a file declares; none where it cannot be parsed.
std::vector<Prefix> prefixes_of(std::string_view schema);

class Decompiler {
 public:
  /// Past this number of nodes is_too_large() is true and what is made is cut short: patterns share
  /// their parts, a tree repeats them.
  static constexpr std::size_t kMaxNodes = 5'000'000;

  Decompiler(const pattern::Grammar& grammar, std::vector<Prefix> prefixes);

  /// The name of the definition that stands for an element declaration: the element's own, with a
  /// number where several have it.
  const std::string& name_of(std::uint32_t declaration) const { return names_[declaration]; }

  syntax::NodeIndex pattern(pattern::PatternId id);
  /// What is left of a content when its attributes are taken away; none where nothing is.
  std::optional<syntax::NodeIndex> content(pattern::PatternId id);
  syntax::NodeIndex name_class(pattern::NameClassId id, bool of_element);
  /// The whole schema; it is the root of tree() then.
  syntax::NodeIndex grammar();

  const syntax::SchemaTree& tree() const { return tree_; }
  bool is_too_large() const { return tree_.nodes.size() > kMaxNodes; }
  /// A value was met that is a name with a prefix, which is not known any more.
  bool lost_names() const { return lost_names_; }

 private:
  using Made = std::optional<syntax::Pattern>;

  void name_declarations();
  Made make(pattern::PatternId id);
  Made make_choice(pattern::PatternId id);
  Made make_group(pattern::PatternId id);
  Made make_several(pattern::PatternId id, pattern::PatternKind kind);
  syntax::Pattern made_or_empty(pattern::PatternId id);
  syntax::Pattern data(std::uint32_t declaration);
  syntax::Pattern value(std::uint32_t declaration);
  syntax::Pattern attribute(const pattern::PatternNode& node);
  const pattern::TypeSource& source_of(const datatype::Datatype* type) const;
  syntax::NameClass class_of(pattern::NameClassId id, bool of_element);
  std::string_view prefix_for(std::string_view uri) const;
  std::string_view uri_for(std::string_view uri, bool of_element) const;

  const pattern::Grammar& grammar_;
  syntax::SchemaTree tree_;
  syntax::SchemaTreeBuilder builder_;
  std::vector<std::string> names_;  // by element declaration
  std::unordered_map<const datatype::Datatype*, std::size_t> types_;
  bool has_namespaces_ = false;
  bool skips_attributes_ = false;
  bool lost_names_ = false;
};

/// A schema in its simple form, in either syntax: each definition is one element, and refers to
/// elements only. None where it would be too large or holds what cannot be written; then `sink` has
/// the reason.
std::optional<std::string> simplified(const pattern::Grammar& grammar, std::vector<Prefix> prefixes,
                                      bool as_xml, base::DiagnosticSink& sink);

}  // namespace rng::convert
