// SPDX-License-Identifier: MIT
// Which names of a schema are written with which prefix: those that the schema declared, as far as
// each stands for one namespace, and new ones for the rest. Inside the room only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rng/syntax/parse.hpp"
#include "rng/syntax/schema_tree.hpp"

namespace rng::convert {

/// Stands for the namespace that a file takes from what refers to it (`inherit`); no schema can
/// hold this character.
inline constexpr std::string_view kInherited = "\x01";

/// True for the types whose values are names with prefixes.
bool is_qname_type(std::string_view library, std::string_view type);

/// An expanded name in a value of such a type; false where its prefix is not declared.
bool expand_qname(const syntax::SchemaTree& tree, const syntax::Node& value, std::string& uri,
                  std::string& local);

class NamePlan {
 public:
  struct Declaration {
    std::string prefix;
    std::string uri;
  };

  NamePlan(const syntax::SchemaTree& tree, syntax::Syntax target);

  /// The namespace of element names without a prefix; kInherited where the file does not say.
  const std::string& default_namespace() const { return default_; }
  /// The prefix of a namespace; "" where it has none.
  std::string_view prefix_of(std::string_view uri) const;
  /// All prefixes, those of the schema first, in its order.
  const std::vector<Declaration>& declarations() const { return declarations_; }

  /// The prefix of a datatype library in the compact syntax.
  std::string_view library_prefix(std::string_view uri) const;
  /// Those that have to be declared.
  const std::vector<Declaration>& libraries() const { return libraries_; }
  /// The library, but for the built-in one, that most types are of, or "".
  const std::string& main_library() const { return main_library_; }

 private:
  void count_names();
  void count_class(syntax::NodeIndex index, bool of_element);
  void need_name(const syntax::Node& node, bool of_element);
  void need_names();
  void need_class(syntax::NodeIndex index, bool of_element);
  void need_annotations();
  void need_nodes(const std::vector<syntax::AnnotationNode>& nodes);
  void need_annotations(const syntax::Annotations& annotations);
  void need(std::string_view uri);
  void assign();
  void declare(std::string prefix, std::string_view uri);
  void assign_libraries();

  const syntax::SchemaTree& tree_;
  bool is_xml_;
  std::string default_{kInherited};
  bool has_inherited_ = false;
  std::map<std::string, std::size_t, std::less<>> counts_;  // of names without a prefix
  std::vector<std::string> needed_;
  std::vector<Declaration> declarations_;
  std::map<std::string, std::string, std::less<>> prefixes_;  // by namespace
  std::set<std::string, std::less<>> taken_;
  std::vector<Declaration> libraries_;
  std::map<std::string, std::string, std::less<>> library_prefixes_;
  std::string main_library_;
};

}  // namespace rng::convert
