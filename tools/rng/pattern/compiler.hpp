// SPDX-License-Identifier: MIT
// Makes patterns of a SimpleTree (§4.19-4.21). Inside the room only.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/pattern/grammar.hpp"
#include "rng/pattern/simplify.hpp"
#include "rng/pattern/type_pool.hpp"

namespace rng::pattern {

inline constexpr std::uint32_t kNoElement = 0xFFFFFFFF;

/// What was made of what: kept for the checks of §7, which want both the places and the patterns.
struct Compilation {
  SimpleTree simple;
  std::vector<PatternId> patterns;         // by node; of those that can be reached
  std::vector<std::uint32_t> elements;     // by node: number of the declaration, or kNoElement
  std::vector<std::uint32_t> definitions;  // that can be reached, each behind those it refers to
  std::vector<syntax::NodeIndex> element_nodes;  // by declaration
  std::vector<NameClassId> name_classes;         // by node of an element or attribute
};

class Compiler {
 public:
  Compiler(Compilation& compilation, Grammar& grammar, base::DiagnosticSink& sink);

  /// False where something was reported.
  bool run();

 private:
  enum class Mark : std::uint8_t { none, open, done };
  struct Frame {
    std::uint32_t definition = 0;
    std::vector<syntax::NodeIndex> refs;
    std::size_t next = 0;
  };

  std::vector<syntax::NodeIndex> refs_of(syntax::NodeIndex root);
  void compile_definition(std::uint32_t number);
  void build_refs(syntax::NodeIndex root);
  PatternId build(syntax::NodeIndex index);
  bool has_outgrown(const syntax::Node& node);
  PatternId make(syntax::NodeIndex index, std::span<const PatternId> children);
  PatternId build_element(syntax::NodeIndex index);
  NameClassId name_class(syntax::NodeIndex index);
  void check_unreachable_types();
  void error(std::string_view code, syntax::SourcePosition at, base::Wording message);

  Compilation& compilation_;
  syntax::SchemaTree& tree_;
  Grammar& grammar_;
  base::DiagnosticSink& sink_;
  TypePool types_;
  std::vector<Mark> marks_;              // by definition
  std::vector<PatternId> built_;         // the children of the nodes that are being built
  std::vector<syntax::NodeIndex> open_;  // used by refs_of
  std::vector<bool> is_checked_;         // by node: the datatype of a data or value
  bool had_error_ = false;
  bool is_too_large_ = false;
};

}  // namespace rng::pattern
