// SPDX-License-Identifier: MIT
#include "rng/convert/name_plan.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rng/datatype/datatype.hpp"
#include "rng/syntax/xml_annotations.hpp"
#include "rng/syntax/xml_grammar.hpp"
#include "rng/syntax/xml_names.hpp"
#include "xml/reader.hpp"

namespace rng::convert {

using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;
using syntax::StringId;

bool is_qname_type(std::string_view library, std::string_view type) {
  return library == datatype::kXsdLibrary && (type == "QName" || type == "NOTATION");
}

bool expand_qname(const syntax::SchemaTree& tree, const Node& value, std::string& uri,
                  std::string& local) {
  const std::string_view text = base::trimmed(tree.strings[value.name]);
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) {
    uri = tree.strings[value.namespace_uri];
    local = text;
    return true;
  }
  const auto scope = static_cast<std::size_t>(tree.types[value.detail].scope);
  if (scope >= tree.scopes.size()) return false;
  const auto found = tree.scopes[scope].namespace_of(text.substr(0, colon));
  if (!found) return false;
  uri = *found;
  local = text.substr(colon + 1);
  return true;
}

NamePlan::NamePlan(const syntax::SchemaTree& tree, syntax::Syntax target)
    : tree_(tree), is_xml_(target == syntax::Syntax::xml) {
  taken_ = {"xml", "xmlns"};
  prefixes_.emplace(xml::kXmlNamespace, "xml");
  count_names();
  std::size_t most = 0;
  for (const auto& [uri, count] : counts_) {
    // Where names are as many, a namespace is worth more than none.
    if (count < most || (count == most && !default_.empty())) continue;
    most = count;
    default_ = uri;
  }
  // In the XML syntax nothing under a root with `ns` could inherit any more.
  if (is_xml_ && has_inherited_) default_ = kInherited;
  need_names();
  need_annotations();
  assign();
  assign_libraries();
}

void NamePlan::count_names() {
  for (const Node& node : tree_.nodes) {
    if (node.kind == NodeKind::element) count_class(node.detail, true);
    if (node.kind == NodeKind::attribute) count_class(node.detail, false);
  }
  for (const syntax::ReferenceUse& use : tree_.references) {
    ++counts_[use.inherited_namespace];
    has_inherited_ |= use.inherited_namespace == kInherited;
  }
}

// The depth of name classes is that of the schema, which the parsers bound.
void NamePlan::count_class(NodeIndex index, bool of_element) {
  const Node& node = tree_.nodes[index];
  const std::string_view uri = tree_.strings[node.namespace_uri];
  if (node.kind == NodeKind::name || node.kind == NodeKind::ns_name) {
    has_inherited_ |= uri == kInherited;
  }
  if (node.kind == NodeKind::name && of_element && node.detail == 0) {
    ++counts_[std::string(uri)];
  }
  for (const NodeIndex child : tree_.children_of(node)) count_class(child, of_element);
}

void NamePlan::need_names() {
  for (const Node& node : tree_.nodes) {
    if (node.kind == NodeKind::element) need_class(node.detail, true);
    if (node.kind == NodeKind::attribute) need_class(node.detail, false);
    if (node.kind != NodeKind::value) continue;
    const syntax::TypeUse& use = tree_.types[node.detail];
    if (!is_qname_type(tree_.strings[use.library], tree_.strings[use.type])) continue;
    std::string uri;
    std::string local;
    if (expand_qname(tree_, node, uri, local) && uri != default_) need(uri);
  }
  if (is_xml_) return;
  for (const syntax::ReferenceUse& use : tree_.references) {
    if (use.inherited_namespace != default_) need(use.inherited_namespace);
  }
}

void NamePlan::need_class(NodeIndex index, bool of_element) {
  const Node& node = tree_.nodes[index];
  if (node.kind == NodeKind::name) need_name(node, of_element);
  if (node.kind == NodeKind::ns_name && !is_xml_) need(tree_.strings[node.namespace_uri]);
  for (const NodeIndex child : tree_.children_of(node)) need_class(child, of_element);
}

void NamePlan::need_name(const Node& node, bool of_element) {
  const std::string_view uri = tree_.strings[node.namespace_uri];
  const bool is_plain = of_element ? uri == default_ : uri.empty();
  if (is_plain) return;
  // The XML syntax can say ns="…", but not where the file's own namespace is open.
  const bool can_say_ns = is_xml_ && node.detail == 0 && default_ != kInherited;
  if (!can_say_ns) need(uri);
}

void NamePlan::need(std::string_view uri) {
  if (is_xml_ && (uri.empty() || uri == kInherited)) return;
  if (uri == xml::kXmlNamespace) return;
  if (std::find(needed_.begin(), needed_.end(), uri) == needed_.end()) needed_.emplace_back(uri);
}

void NamePlan::need_nodes(const std::vector<syntax::AnnotationNode>& nodes) {
  for (const syntax::AnnotationNode& node : nodes) {
    const auto* element = std::get_if<syntax::AnnotationElement>(&node);
    if (element == nullptr) continue;
    if (!element->name.namespace_uri.empty()) need(element->name.namespace_uri);
    for (const auto& attribute : element->attributes) {
      if (!attribute.name.namespace_uri.empty()) need(attribute.name.namespace_uri);
    }
    need_nodes(element->children);
  }
}

void NamePlan::need_annotations(const syntax::Annotations& annotations) {
  for (const auto& attribute : annotations.attributes) need(attribute.name.namespace_uri);
  need_nodes(annotations.before);
  need_nodes(annotations.after);
  if (!annotations.documentation.empty() && is_xml_) need(syntax::kAnnotationsNamespace);
}

void NamePlan::need_annotations() {
  for (const auto& [index, annotations] : tree_.notes.annotations) need_annotations(annotations);
  for (const auto& [key, annotations] : tree_.notes.parameters) need_annotations(annotations);
  // Documentation of the outermost grammar is an annotation element in the compact syntax.
  const syntax::Annotations* root = tree_.notes.of(tree_.root);
  if (root != nullptr && !root->documentation.empty()) need(syntax::kAnnotationsNamespace);
  // The order in which a hash table was walked must not show.
  std::sort(needed_.begin(), needed_.end());
}

void NamePlan::declare(std::string prefix, std::string_view uri) {
  taken_.insert(prefix);
  prefixes_.emplace(uri, prefix);
  declarations_.push_back({std::move(prefix), std::string(uri)});
}

void NamePlan::assign() {
  for (const auto& declared : tree_.notes.namespaces) {
    if (taken_.count(declared.prefix) != 0 || prefixes_.count(declared.uri) != 0) continue;
    const bool is_needed = std::find(needed_.begin(), needed_.end(), declared.uri) != needed_.end();
    const bool is_special = declared.uri.empty() || declared.uri == kInherited ||
                            declared.uri == syntax::kRngNamespace ||
                            declared.uri == syntax::kAnnotationsNamespace;
    if (!is_needed && is_special) continue;
    declare(declared.prefix, declared.uri);
  }
  std::size_t number = 0;
  for (const std::string& uri : needed_) {
    if (prefixes_.count(uri) != 0) continue;
    std::string prefix = uri.empty()                            ? "local"
                         : uri == kInherited                    ? "inherited"
                         : uri == syntax::kAnnotationsNamespace ? "a"
                         : uri == syntax::kRngNamespace         ? "rng"
                                                                : "";
    while (prefix.empty() || taken_.count(prefix) != 0) prefix = "ns" + std::to_string(++number);
    declare(std::move(prefix), uri);
  }
}

void NamePlan::assign_libraries() {
  std::map<std::string, std::size_t, std::less<>> counts;
  for (const syntax::TypeUse& use : tree_.types) {
    const std::string_view uri = tree_.strings[use.library];
    if (!uri.empty()) ++counts[std::string(uri)];
  }
  std::size_t most = 0;
  for (const auto& [uri, count] : counts) {
    if (count <= most) continue;
    most = count;
    main_library_ = uri;
  }
  std::set<std::string, std::less<>> taken;
  const auto add = [&](std::string prefix, const std::string& uri) {
    if (library_prefixes_.count(uri) != 0 || !taken.insert(prefix).second) return;
    if (prefix != "xsd" || uri != datatype::kXsdLibrary) libraries_.push_back({prefix, uri});
    library_prefixes_.emplace(uri, std::move(prefix));
  };
  for (const auto& declared : tree_.notes.libraries) add(declared.prefix, declared.uri);
  if (counts.count(datatype::kXsdLibrary) != 0) add("xsd", std::string(datatype::kXsdLibrary));
  std::size_t number = 0;
  for (const auto& [uri, count] : counts) {
    add("d", uri);
    while (library_prefixes_.count(uri) == 0) add("d" + std::to_string(++number), uri);
  }
}

std::string_view NamePlan::prefix_of(std::string_view uri) const {
  const auto found = prefixes_.find(uri);
  return found == prefixes_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view NamePlan::library_prefix(std::string_view uri) const {
  const auto found = library_prefixes_.find(uri);
  return found == library_prefixes_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace rng::convert
