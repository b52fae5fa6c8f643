// SPDX-License-Identifier: MIT
#include "rng/pattern/check_names.hpp"

namespace rng::pattern {

namespace {

using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;

constexpr std::string_view kXmlnsNamespace = "http://www.w3.org/2000/xmlns";

class NameChecker {
 public:
  NameChecker(const syntax::SchemaTree& tree, bool is_attribute, base::DiagnosticSink& sink)
      : tree_(tree), is_attribute_(is_attribute), sink_(sink) {}

  enum class Inside { nothing, any_name, ns_name };

  void check(NodeIndex index, Inside inside) {
    const Node& node = tree_.nodes[index];
    if (node.kind == NodeKind::any_name && inside != Inside::nothing) {
      error(node, inside == Inside::any_name
                      ? syntax::at_clause("4.16", {"schema-anyname-stands-in-the-except-of-an"})
                      : syntax::at_clause("4.16", {"schema-anyname-stands-in-the-except-of-an-2"}));
    }
    if (node.kind == NodeKind::ns_name && inside == Inside::ns_name) {
      error(node, syntax::at_clause("4.16", {"schema-nsname-stands-in-the-except-of-an"}));
    }
    if (is_attribute_) check_xmlns(node);
    if (node.kind == NodeKind::any_name) inside = Inside::any_name;
    if (node.kind == NodeKind::ns_name) inside = Inside::ns_name;
    for (const NodeIndex child : tree_.children_of(node)) check(child, inside);
  }

  bool had_error() const { return had_error_; }

 private:
  void check_xmlns(const Node& node) {
    const bool has_namespace = node.kind == NodeKind::name || node.kind == NodeKind::ns_name;
    if (has_namespace && tree_.strings[node.namespace_uri] == kXmlnsNamespace) {
      error(node, syntax::at_clause("4.16", {"schema-an-attribute-is-in-the-namespace-of"}));
    }
    if (node.kind == NodeKind::name && node.namespace_uri == syntax::StringId{} &&
        tree_.strings[node.name] == "xmlns") {
      error(node, syntax::at_clause("4.16", {"schema-an-attribute-is-called-xmlns"}));
    }
  }

  void error(const Node& node, base::Wording message) {
    had_error_ = true;
    sink_.add(tree_.sources.error("schema.name-class", node.at, std::move(message)));
  }

  const syntax::SchemaTree& tree_;
  bool is_attribute_;
  base::DiagnosticSink& sink_;
  bool had_error_ = false;
};

}  // namespace

bool check_name_class(const syntax::SchemaTree& tree, const syntax::Node& owner,
                      base::DiagnosticSink& sink) {
  NameChecker checker(tree, owner.kind == NodeKind::attribute, sink);
  checker.check(owner.detail, NameChecker::Inside::nothing);
  return !checker.had_error();
}

}  // namespace rng::pattern
