// SPDX-License-Identifier: MIT
// The derivatives of patterns, not memoised: what is left to match after a part of a document.
//
// Where an event leaves several alternatives that only the end of the child decides between, each
// is a pattern `after(content, label)`; a pattern without `after` is the alternative with label 0.
// What a label means is the caller's: the parent's continuation, so that states do not hold their
// ancestors.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rng/datatype/datatype.hpp"
#include "rng/pattern/arena.hpp"
#include "rng/pattern/grammar.hpp"

namespace rng::pattern {

/// One way to match an element or an attribute: its content or value, and what follows it.
struct Continuation {
  PatternId content = kNotAllowed;
  PatternId rest = kNotAllowed;
};

class Derivatives {
 public:
  /// Makes patterns in `arena`, which stands on that of `grammar` or is it. `names` knows the names
  /// that are asked about.
  Derivatives(const Grammar& grammar, PatternArena& arena, const NameTable& names)
      : grammar_(grammar), arena_(arena), names_(names) {}

  /// Appends the ways to match an element of this name. With `skips`, what is required before it
  /// may be left out (for recovery).
  void element(PatternId p, NameId name, bool skips, std::vector<Continuation>& ways);
  /// Joins ways that agree in what follows to one with a choice of contents, and the other way
  /// round, so that few are left.
  void merge(std::vector<Continuation>& ways);
  /// Appends the ways to match an attribute.
  void attribute(PatternId p, NameId name, std::vector<Continuation>& ways);
  /// After the last attribute: notAllowed where one is missing, unless `forgives`.
  PatternId close(PatternId p, bool forgives);
  /// After text that is not blank.
  PatternId text(PatternId p);
  /// Appends the labels of the alternatives that may end here.
  void ended(PatternId p, std::vector<std::uint32_t>& labels) const;
  /// Appends the labels of the alternatives whose whole content may be this string.
  void ended(PatternId p, std::string_view value, const datatype::NamespaceContext& context,
             std::vector<std::uint32_t>& labels);
  /// Appends all labels.
  void labels(PatternId p, std::vector<std::uint32_t>& labels) const;
  /// True where the string is what `p` wants, or is blank where it wants nothing (§6.2.8).
  bool matches(PatternId p, std::string_view value, const datatype::NamespaceContext& context);

 private:
  bool contains(NameClassId id, NameId name) const;
  void element_of(PatternId p, NameId name, bool skips, std::vector<Continuation>& ways);
  void element_of_interleave(PatternId p, NameId name, bool skips, std::vector<Continuation>& ways);
  const std::vector<Continuation>& element_within(PatternId p, NameId name, bool skips);
  void attribute_of_many(PatternId p, NameId name, std::vector<Continuation>& ways);
  void attribute_of_group(PatternId p, NameId name, std::vector<Continuation>& ways);
  PatternId close_many(PatternId p, bool forgives);
  PatternId text_of(PatternId p);
  PatternId text_of_group(PatternId p);
  PatternId text_of_many(PatternId p);
  PatternId without(PatternId p, std::size_t index, PatternId instead);
  bool matches_string(PatternId p, std::string_view value,
                      const datatype::NamespaceContext& context);
  bool matches_many(PatternId p, std::string_view value, const datatype::NamespaceContext& context);
  bool matches_group(PatternId p, std::string_view value,
                     const datatype::NamespaceContext& context);
  bool matches_list(PatternId items, std::string_view value,
                    const datatype::NamespaceContext& context);
  bool is_single_token(PatternId p) const;
  PatternId token(PatternId p, std::string_view value, const datatype::NamespaceContext& context);
  PatternId token_of_many(PatternId p, std::string_view value,
                          const datatype::NamespaceContext& context);
  bool equals(const ValueDeclaration& declared, std::string_view value,
              const datatype::NamespaceContext& context) const;

  const Grammar& grammar_;
  PatternArena& arena_;
  const NameTable& names_;
  std::unordered_map<std::uint32_t, std::vector<Continuation>> within_;  // of one call of element
  std::unordered_map<std::uint32_t, PatternId> text_within_;             // of one call of text
};

}  // namespace rng::pattern
