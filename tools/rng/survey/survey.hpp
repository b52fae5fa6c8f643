// SPDX-License-Identifier: MIT
// What a schema declares, as tables and descriptions: its elements, its attributes, what each may
// hold and where each may stand.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/convert/decompile.hpp"
#include "rng/pattern/compile.hpp"
#include "rng/pattern/grammar.hpp"
#include "rng/syntax/resource.hpp"

namespace rng::survey {

/// A declaration of an element that a document can reach. `name` is as the compact syntax writes a
/// name class, without a prefix for the namespace of most elements.
struct ElementEntry {
  std::string name;
  std::string namespace_uri;  // of one name; "" too where the name class is more than one
  base::Location at;
  bool is_root = false;              // it may be the root of a document
  std::vector<std::string> parents;  // names of the elements in which it may stand
  std::string documentation;
};

/// An attribute by its name: all its declarations together.
struct AttributeEntry {
  std::string name;
  base::Location at;                  // of the first declaration
  std::vector<std::string> elements;  // that may carry it
  std::vector<std::string> values;    // what it may be, in the compact syntax
  std::string documentation;
};

/// An attribute as one element carries it.
struct CarriedAttribute {
  std::string name;
  std::string value;  // in the compact syntax
  bool is_required = false;
  std::string documentation;
};

struct Description {
  ElementEntry element;
  std::string content;                // in the compact syntax, element names for references
  std::vector<std::string> children;  // names of the elements that it may hold
  std::vector<CarriedAttribute> attributes;
};

class Survey {
 public:
  /// Null where the schema is incorrect or cannot be read; then `sink` has the reasons.
  static std::unique_ptr<Survey> load(const std::string& path, syntax::ResourceLoader& loader,
                                      base::DiagnosticSink& sink);

  /// By name.
  std::vector<ElementEntry> elements();
  std::vector<AttributeEntry> attributes();
  /// Each declaration of an element by this name; a prefix before it is that of the schema.
  std::vector<Description> describe(std::string_view name);

  const pattern::Grammar& grammar() const { return *grammar_; }
  const std::vector<convert::Prefix>& prefixes() const { return prefixes_; }

 private:
  // What stands in an element, not within elements or attributes of it.
  struct Parts {
    std::set<std::uint32_t> elements;
    std::vector<pattern::PatternId> attributes;  // none twice
  };

  Survey() = default;
  void prepare();
  void collect(pattern::PatternId id, Parts& parts, std::set<pattern::PatternId>& seen) const;
  std::set<pattern::NameClassId> required(pattern::PatternId id) const;
  ElementEntry entry(std::uint32_t declaration);
  std::string class_text(pattern::NameClassId id, bool of_element);
  std::string value_text(pattern::PatternId attribute);
  std::vector<std::string> names_of(const std::set<std::uint32_t>& declarations);
  std::vector<CarriedAttribute> carried(std::uint32_t declaration);
  bool is_named(std::uint32_t declaration, std::string_view name);

  std::unique_ptr<pattern::Grammar> grammar_;
  pattern::Origins origins_;
  std::vector<convert::Prefix> prefixes_;
  std::unique_ptr<convert::Decompiler> decompiler_;
  std::vector<Parts> parts_;                      // by element declaration
  std::vector<std::set<std::uint32_t>> parents_;  // by element declaration
  Parts start_;
};

}  // namespace rng::survey
