// SPDX-License-Identifier: MIT
// What a schema has at all, wherever it may stand: who may contain whom, who has an attribute, how
// the schema describes an element. Read from the patterns at the first question: a document without
// faults asks none.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rng/pattern/grammar.hpp"
#include "rng/validate/finding.hpp"

namespace rng::explain {

using Names = std::vector<validate::FoundName>;

/// One per thread; the grammar must outlive it.
class Vocabulary {
 public:
  explicit Vocabulary(const pattern::Grammar& grammar) : grammar_(grammar) {}

  /// The elements that may contain an element of this name somewhere, in alphabetical order.
  const Names& parents_of(const validate::FoundName& name);
  /// The elements that may have this attribute.
  const Names& elements_with(const validate::FoundName& attribute);
  /// True where some element of this name may contain text.
  bool may_hold_text(const validate::FoundName& name);
  /// The schema's own description of an element, blanks collapsed, or "".
  const std::string& documentation(const validate::FoundName& name) const;
  /// How the description spells the name out, in lower case: "(personal name) contains …"; or "".
  const std::string& gloss(const validate::FoundName& name) const;

 private:
  // What may stand in the elements of one declaration: name classes, in order, each once.
  struct Content {
    std::vector<pattern::NameClassId> children;
    std::vector<pattern::NameClassId> attributes;
    bool has_text = false;
  };

  // By "uri local". Names come from the document, so that their number has a bound.
  template <typename T>
  class Kept {
   public:
    /// A reference holds until the next call.
    template <typename Find>
    const T& get(const validate::FoundName& name, const Find& find) {
      std::string key = name.uri + ' ' + name.local;
      const auto known = answers_.find(key);
      if (known != answers_.end()) return known->second;
      if (answers_.size() >= kMax) answers_.clear();
      return answers_[std::move(key)] = find();
    }

   private:
    static constexpr std::size_t kMax = 10'000;
    std::unordered_map<std::string, T> answers_;
  };

  std::string find_documentation(const validate::FoundName& name) const;
  void learn();
  void read(const pattern::ElementDeclaration& declared, std::vector<std::uint32_t>& seen,
            std::uint32_t stamp, Content& content);
  bool is_named(pattern::NameClassId id, const validate::FoundName& name) const;
  const pattern::ElementDeclaration* declaration(const validate::FoundName& name) const;
  Names names_where(std::vector<pattern::NameClassId> Content::* list,
                    const validate::FoundName& name);

  const pattern::Grammar& grammar_;
  std::vector<Content> contents_;  // beside grammar_.elements
  // The answers so far: the same names are asked for with every fault.
  mutable Kept<std::string> documentations_;
  mutable Kept<std::string> glosses_;
  Kept<Names> parents_;
  Kept<Names> owners_;
};

}  // namespace rng::explain
