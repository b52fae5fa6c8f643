// SPDX-License-Identifier: MIT
// The datatypes and values of a schema, each made once, and what §4.16 asks of them.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "base/diagnostic.hpp"
#include "rng/pattern/grammar.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::pattern {

class TypePool {
 public:
  TypePool(syntax::SchemaTree& tree, Grammar& grammar, base::DiagnosticSink& sink)
      : tree_(tree), grammar_(grammar), sink_(sink) {}

  /// The number of the data declaration of a data node, none where the datatype is incorrect.
  std::optional<std::uint32_t> data(const syntax::Node& node, PatternId except);
  /// The same for a value node.
  std::optional<std::uint32_t> value(const syntax::Node& node);
  /// Checks the datatype of a data or value node that no pattern is made of.
  void check(const syntax::Node& node);

 private:
  const datatype::Datatype* type_of(const syntax::Node& node);
  void report(const syntax::Node& node, const datatype::Fault& fault);
  void error(std::string_view code, syntax::SourcePosition at, base::Wording message,
             base::Wording hint = {});
  std::string key_of(const syntax::TypeUse& use) const;

  syntax::SchemaTree& tree_;
  Grammar& grammar_;
  base::DiagnosticSink& sink_;
  std::unordered_map<std::string, const datatype::Datatype*> types_;
  std::unordered_map<std::string, std::uint32_t> data_;
  std::unordered_map<std::string, std::uint32_t> values_;
};

}  // namespace rng::pattern
