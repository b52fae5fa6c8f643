// SPDX-License-Identifier: MIT
// Patterns, components and name classes in the XML syntax.
#include "rng/convert/xml_writer.hpp"

#include <fmt/format.h>

#include "rng/syntax/xml_grammar.hpp"
#include "xml/reader.hpp"

namespace rng::convert {

using syntax::Annotations;
using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;

namespace {

std::string_view tag_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::element:
      return "element";
    case NodeKind::attribute:
      return "attribute";
    case NodeKind::group:
      return "group";
    case NodeKind::interleave:
      return "interleave";
    case NodeKind::choice:
    case NodeKind::name_choice:
      return "choice";
    case NodeKind::optional:
      return "optional";
    case NodeKind::zero_or_more:
      return "zeroOrMore";
    case NodeKind::one_or_more:
      return "oneOrMore";
    case NodeKind::list:
      return "list";
    case NodeKind::mixed:
      return "mixed";
    case NodeKind::empty:
      return "empty";
    case NodeKind::text:
      return "text";
    case NodeKind::not_allowed:
      return "notAllowed";
    case NodeKind::ref:
      return "ref";
    case NodeKind::parent_ref:
      return "parentRef";
    case NodeKind::external_ref:
      return "externalRef";
    case NodeKind::value:
      return "value";
    case NodeKind::data:
      return "data";
    case NodeKind::grammar:
      return "grammar";
    case NodeKind::start:
      return "start";
    case NodeKind::define:
      return "define";
    case NodeKind::div:
      return "div";
    case NodeKind::include:
      return "include";
    case NodeKind::name:
      return "name";
    case NodeKind::any_name:
      return "anyName";
    case NodeKind::ns_name:
      return "nsName";
  }
  return {};
}

// Below an `ns` the namespace of the file cannot be had any more: it is that of a file by itself.
std::string said(std::string_view uri) {
  return uri == kInherited ? std::string() : std::string(uri);
}

}  // namespace

std::string XmlWriter::file() {
  text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  Context context{names_.default_namespace(), names_.main_library()};
  pattern(tree_.root, context);
  return std::move(text_);
}

XmlWriter::Attributes XmlWriter::root_attributes() const {
  Attributes attributes = {{"xmlns", std::string(syntax::kRngNamespace)}};
  for (const auto& declared : names_.declarations()) {
    attributes.emplace_back("xmlns:" + declared.prefix, declared.uri);
  }
  if (names_.default_namespace() != kInherited) {
    attributes.emplace_back("ns", names_.default_namespace());
  }
  if (!names_.main_library().empty()) {
    attributes.emplace_back("datatypeLibrary", names_.main_library());
  }
  return attributes;
}

// The depth of a tree is bounded by the parsers, so that these functions may recurse.
void XmlWriter::pattern(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  switch (node.kind) {
    case NodeKind::element:
    case NodeKind::attribute:
      return named(index, context);
    case NodeKind::value:
      return value(index, context);
    case NodeKind::data:
      return data(index, context);
    case NodeKind::grammar:
      before(notes);
      open(index, "grammar", {}, node.count == 0);
      if (node.count == 0 && !has_inner(notes)) return after(notes);
      components(tree_.children_of(node), context);
      return close(index, "grammar");
    case NodeKind::group:
    case NodeKind::interleave:
    case NodeKind::choice:
      if (node.count == 1 && notes == nullptr && index != tree_.root) {
        return pattern(tree_.children[node.first], context);
      }
      break;
    case NodeKind::optional:
    case NodeKind::zero_or_more:
    case NodeKind::one_or_more:
    case NodeKind::list:
    case NodeKind::mixed:
      break;
    default:
      return leaf(index, context);
  }
  contained(index, tag_of(node.kind), {}, context);
}

void XmlWriter::contained(NodeIndex index, std::string_view tag, Attributes attributes,
                          const Context& context) {
  const Node& node = tree_.nodes[index];
  const bool may_splice = node.kind != NodeKind::start && node.kind != NodeKind::attribute &&
                          node.kind != NodeKind::choice && node.kind != NodeKind::interleave;
  before(tree_.notes.of(index));
  open(index, tag, std::move(attributes), false);
  children(tree_.children_of(node), may_splice, context);
  close(index, tag);
}

// Several children of most constructs are a group, which need not be said.
void XmlWriter::children(std::span<const NodeIndex> children, bool may_splice,
                         const Context& context) {
  if (may_splice && children.size() == 1) {
    const Node& only = tree_.nodes[children.front()];
    if (only.kind == NodeKind::group && tree_.notes.of(children.front()) == nullptr) {
      for (const NodeIndex child : tree_.children_of(only)) pattern(child, context);
      return;
    }
  }
  for (const NodeIndex child : children) pattern(child, context);
}

void XmlWriter::leaf(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const std::string_view tag = tag_of(node.kind);
  Attributes attributes;
  if (node.kind == NodeKind::ref || node.kind == NodeKind::parent_ref) {
    attributes.emplace_back("name", string(node.name));
  } else if (node.kind == NodeKind::external_ref) {
    const syntax::ReferenceUse& use = tree_.references[node.detail];
    attributes.emplace_back("href", source_.hrefs[node.detail]);
    if (use.inherited_namespace != context.ns) {
      attributes.emplace_back("ns", said(use.inherited_namespace));
    }
  }
  const Annotations* notes = tree_.notes.of(index);
  before(notes);
  open(index, tag, std::move(attributes), true);
  if (has_inner(notes)) return close(index, tag);
  after(notes);
}

// An element or attribute.
void XmlWriter::named(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const bool is_element = node.kind == NodeKind::element;
  const std::string_view tag = tag_of(node.kind);
  Context inside = context;
  Attributes attributes;
  const bool is_simple = simple_name(tree_.nodes[node.detail], is_element, attributes, inside) &&
                         tree_.notes.of(node.detail) == nullptr;
  if (!is_simple) {
    attributes.clear();
    inside = context;
  }
  const auto all = tree_.children_of(node);
  const bool is_text = !is_element && (all.empty() || (all.size() == 1 &&
                                                       tree_.nodes[all[0]].kind == NodeKind::text &&
                                                       tree_.notes.of(all[0]) == nullptr));
  const Annotations* notes = tree_.notes.of(index);
  before(notes);
  const bool is_empty = is_text && is_simple;
  open(index, tag, std::move(attributes), is_empty);
  if (is_empty && !has_inner(notes)) return after(notes);
  if (!is_simple) name_class(node.detail, inside);
  if (!is_text) children(all, is_element, inside);
  close(index, tag);
}

// The name as attributes, where there is one way to say it so.
bool XmlWriter::simple_name(const Node& node, bool of_element, Attributes& attributes,
                            Context& context) const {
  if (node.kind != NodeKind::name) return false;
  const std::string_view uri = string(node.namespace_uri);
  const std::string local(string(node.name));
  const bool is_plain = of_element ? uri == context.ns : uri.empty();
  if (is_plain) {
    attributes.emplace_back("name", local);
    return true;
  }
  if (const std::string_view prefix = names_.prefix_of(uri); !prefix.empty()) {
    const bool was_written =
        node.detail != 0 || names_.default_namespace() == kInherited || uri == xml::kXmlNamespace;
    if (was_written) {
      attributes.emplace_back("name", fmt::format("{}:{}", prefix, local));
      return true;
    }
  }
  // Below an `ns` nothing could take the namespace of the file any more.
  if (context.ns == kInherited || uri == kInherited) return false;
  attributes.emplace_back("name", local);
  attributes.emplace_back("ns", said(uri));
  context.ns = uri;
  return true;
}

void XmlWriter::name(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const std::string_view uri = string(node.namespace_uri);
  Attributes attributes;
  std::string text(string(node.name));
  const std::string_view prefix = names_.prefix_of(uri);
  if (uri != context.ns && !prefix.empty()) {
    text = fmt::format("{}:{}", prefix, text);
  } else if (uri != context.ns) {
    attributes.emplace_back("ns", said(uri));
  }
  const Annotations* notes = tree_.notes.of(index);
  foreign_attributes(notes, attributes);
  text_element(notes, "name", attributes, text);
}

void XmlWriter::name_class(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  if (node.kind == NodeKind::name) return name(index, context);
  const Annotations* notes = tree_.notes.of(index);
  const auto all = tree_.children_of(node);
  if (node.kind == NodeKind::name_choice && all.size() == 1 && notes == nullptr) {
    return name_class(all.front(), context);
  }
  const std::string_view tag = tag_of(node.kind);
  Context inside = context;
  Attributes attributes;
  if (node.kind == NodeKind::ns_name && string(node.namespace_uri) != context.ns) {
    inside.ns = string(node.namespace_uri);
    attributes.emplace_back("ns", said(inside.ns));
  }
  before(notes);
  open(index, tag, std::move(attributes), all.empty());
  if (all.empty() && !has_inner(notes)) return after(notes);
  if (node.kind == NodeKind::name_choice) {
    for (const NodeIndex child : all) name_class(child, inside);
  } else {
    name_except(all, inside);
  }
  close(index, tag);
}

void XmlWriter::name_except(std::span<const NodeIndex> children, const Context& context) {
  if (children.empty()) return;
  const Node& only = tree_.nodes[children.front()];
  if (children.size() == 1 && only.kind == NodeKind::name_choice) {
    const NodeIndex index = children.front();
    before(tree_.notes.of(index));
    open(index, "except", {}, false);
    for (const NodeIndex child : tree_.children_of(only)) name_class(child, context);
    return close(index, "except");
  }
  line("<except>");
  ++depth_;
  for (const NodeIndex child : children) name_class(child, context);
  --depth_;
  line("</except>");
}

// `datatypeLibrary`, where the type is of another one than those around it.
XmlWriter::Attributes XmlWriter::library(const Node& node, Context& context) const {
  const syntax::TypeUse& use = tree_.types[node.detail];
  Attributes attributes = {{"type", std::string(string(use.type))}};
  if (string(use.library) == context.library) return attributes;
  context.library = string(use.library);
  attributes.emplace_back("datatypeLibrary", context.library);
  return attributes;
}

void XmlWriter::value(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const syntax::TypeUse& use = tree_.types[node.detail];
  const bool is_plain = string(use.library).empty() && string(use.type) == "token";
  Context inside = context;
  Attributes attributes = is_plain ? Attributes() : library(node, inside);
  std::string text(string(node.name));
  if (is_qname_type(string(use.library), string(use.type))) {
    std::string uri;
    std::string local;
    if (expand_qname(tree_, node, uri, local)) {
      const std::string_view prefix = names_.prefix_of(uri);
      text = uri == context.ns || prefix.empty() ? local : fmt::format("{}:{}", prefix, local);
      if (uri != context.ns && prefix.empty()) attributes.emplace_back("ns", said(uri));
    }
  }
  const Annotations* notes = tree_.notes.of(index);
  if (index == tree_.root) add_root_attributes(attributes);
  foreign_attributes(notes, attributes);
  text_element(notes, "value", attributes, text);
}

void XmlWriter::data(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  Context inside = context;
  Attributes attributes = library(node, inside);
  const std::size_t parameters = tree_.types[node.detail].parameters.size();
  const bool is_empty = parameters == 0 && node.count == 0;
  before(notes);
  open(index, "data", std::move(attributes), is_empty);
  if (is_empty && !has_inner(notes)) return after(notes);
  for (std::size_t i = 0; i < parameters; ++i) parameter(node, i);
  except(tree_.children_of(node), inside);
  close(index, "data");
}

void XmlWriter::parameter(const Node& node, std::size_t number) {
  const auto found = tree_.notes.parameters.find({node.detail, number});
  const auto& stated = tree_.types[node.detail].parameters[number];
  const Annotations* notes = found == tree_.notes.parameters.end() ? nullptr : &found->second;
  Attributes attributes = {{"name", stated.name}};
  foreign_attributes(notes, attributes);
  text_element(notes, "param", attributes, stated.value);
}

// A choice is what an except means by its children, and may carry what is said about it.
void XmlWriter::except(std::span<const NodeIndex> children, const Context& context) {
  if (children.empty()) return;
  const Node& only = tree_.nodes[children.front()];
  if (children.size() == 1 && only.kind == NodeKind::choice) {
    const NodeIndex index = children.front();
    before(tree_.notes.of(index));
    open(index, "except", {}, false);
    for (const NodeIndex child : tree_.children_of(only)) pattern(child, context);
    return close(index, "except");
  }
  line("<except>");
  ++depth_;
  for (const NodeIndex child : children) pattern(child, context);
  --depth_;
  line("</except>");
}

void XmlWriter::components(std::span<const NodeIndex> children, const Context& context) {
  for (const NodeIndex child : children) component(child, context);
}

void XmlWriter::component(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const std::string_view tag = tag_of(node.kind);
  const Annotations* notes = tree_.notes.of(index);
  if (notes != nullptr && !notes->comments.empty()) text_ += '\n';
  if (node.kind == NodeKind::include) return include(index, context);
  if (node.kind == NodeKind::div) {
    before(notes);
    open(index, tag, {}, node.count == 0);
    if (node.count == 0 && !has_inner(notes)) return after(notes);
    components(tree_.children_of(node), context);
    return close(index, tag);
  }
  Attributes attributes;
  if (node.kind == NodeKind::define) attributes.emplace_back("name", string(node.name));
  if (node.combine != syntax::Combine::none) {
    attributes.emplace_back("combine",
                            node.combine == syntax::Combine::choice ? "choice" : "interleave");
  }
  contained(index, tag, std::move(attributes), context);
}

void XmlWriter::include(NodeIndex index, const Context& context) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  const syntax::ReferenceUse& use = tree_.references[node.detail];
  Context inside = context;
  Attributes attributes = {{"href", source_.hrefs[node.detail]}};
  if (use.inherited_namespace != context.ns) {
    inside.ns = use.inherited_namespace;
    attributes.emplace_back("ns", said(inside.ns));
  }
  before(notes);
  open(index, "include", std::move(attributes), node.count == 0);
  if (node.count == 0 && !has_inner(notes)) return after(notes);
  components(tree_.children_of(node), inside);
  close(index, "include");
}

}  // namespace rng::convert
