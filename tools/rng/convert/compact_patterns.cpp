// SPDX-License-Identifier: MIT
// Patterns and name classes in the compact syntax.
#include <algorithm>

#include <fmt/format.h>

#include "rng/convert/compact_writer.hpp"
#include "rng/datatype/datatype.hpp"

namespace rng::convert {

using syntax::Annotations;
using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;

// The depth of a tree is bounded by the parsers, so that these functions may recurse.
Piece CompactWriter::pattern(NodeIndex index, Level level) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  switch (node.kind) {
    case NodeKind::group:
    case NodeKind::interleave:
    case NodeKind::choice:
      return connected(index, level);
    case NodeKind::optional:
    case NodeKind::zero_or_more:
    case NodeKind::one_or_more:
      return repeated(index, level);
    default:
      break;
  }
  const bool has_except = node.kind == NodeKind::data && node.count > 0;
  const bool has_closing = node.kind == NodeKind::element || node.kind == NodeKind::attribute ||
                           node.kind == NodeKind::list || node.kind == NodeKind::mixed ||
                           node.kind == NodeKind::grammar;
  const Piece made = annotated(notes, primary(node, notes), has_closing);
  const bool needs_parentheses = has_except && level != Level::whole;
  return needs_parentheses ? parenthesised(made, nullptr) : made;
}

// A group, interleave or choice.
Piece CompactWriter::connected(NodeIndex index, Level level) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  const auto children = tree_.children_of(node);
  if (children.size() == 1 && !is_bound(notes)) {
    return annotated(notes, pattern(children.front(), level), false);
  }
  const Piece content = children.size() == 1 ? pattern(children.front(), Level::whole)
                                             : connector(node.kind, children);
  if (level == Level::whole && !is_bound(notes)) return annotated(notes, content, false);
  return annotated(notes, parenthesised(content, notes), true);
}

// Alternatives fill their lines, unless one of them is documented; all else has lines of its own.
Piece CompactWriter::connector(NodeKind kind, std::span<const NodeIndex> children) {
  const std::string_view sign = kind == NodeKind::choice       ? " |"
                                : kind == NodeKind::interleave ? " &"
                                                               : ",";
  std::vector<Piece> pieces;
  bool is_broken = false;
  for (std::size_t i = 0; i < children.size(); ++i) {
    Piece piece = page_.group(pattern(children[i], Level::operand));
    is_broken |= page_.is_broken(piece);
    if (i + 1 < children.size()) piece = page_.together({piece, page_.text(sign)});
    pieces.push_back(piece);
  }
  if (kind == NodeKind::choice && !is_broken) return page_.fill(std::move(pieces));
  std::vector<Piece> lines;
  for (const Piece piece : pieces) {
    if (!lines.empty()) lines.push_back(page_.line());
    lines.push_back(piece);
  }
  return page_.together(std::move(lines));
}

Piece CompactWriter::single(std::span<const NodeIndex> children, Level level) {
  if (children.size() == 1) return pattern(children.front(), level);
  const Piece content = connector(NodeKind::group, children);
  return level == Level::whole ? content : parenthesised(content, nullptr);
}

Piece CompactWriter::repeated(NodeIndex index, Level level) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  const std::string_view sign = node.kind == NodeKind::optional       ? "?"
                                : node.kind == NodeKind::zero_or_more ? "*"
                                                                      : "+";
  const Piece made =
      page_.together({single(tree_.children_of(node), Level::primary), page_.text(sign)});
  // Only what follows may be said about a repetition itself.
  const bool is_followed_only = is_bound(notes) && !has_front(notes);
  if (is_bound(notes) && !is_followed_only) {
    return annotated(notes, parenthesised(made, notes), true);
  }
  const Piece whole = annotated(notes, made, false);
  return level == Level::primary ? parenthesised(whole, nullptr) : whole;
}

Piece CompactWriter::parenthesised(Piece content, const Annotations* notes) {
  const bool has_trailing = notes != nullptr && !notes->trailing.empty();
  if (!page_.is_broken(content) && !has_trailing) {
    return page_.together({page_.text("("), page_.nest(1, page_.group(content)), page_.text(")")});
  }
  return page_.together(
      {page_.text("("),
       page_.nest(2, page_.together({page_.hard_line(), content, trailing(notes)})),
       page_.hard_line(), page_.text(")")});
}

Piece CompactWriter::primary(const Node& node, const Annotations* notes) {
  switch (node.kind) {
    case NodeKind::element:
      return named("element ", node, notes);
    case NodeKind::attribute:
      return named("attribute ", node, notes);
    case NodeKind::list:
    case NodeKind::mixed:
      return page_.together({page_.text(node.kind == NodeKind::list ? "list " : "mixed "),
                             braced(single(tree_.children_of(node), Level::whole), notes)});
    case NodeKind::empty:
      return page_.text("empty");
    case NodeKind::text:
      return page_.text("text");
    case NodeKind::ref:
      return page_.text(identifier(string(node.name)));
    case NodeKind::parent_ref:
      return page_.text("parent " + identifier(string(node.name)));
    case NodeKind::external_ref:
      return page_.together({page_.text("external "), reference(node)});
    case NodeKind::value:
      return value(node);
    case NodeKind::data:
      return data(node);
    case NodeKind::grammar:
      return page_.together(
          {page_.text("grammar "),
           body(static_cast<NodeIndex>(&node - tree_.nodes.data()), tree_.children_of(node))});
    default:
      return page_.text("notAllowed");
  }
}

Piece CompactWriter::named(std::string_view keyword, const Node& node, const Annotations* notes) {
  const bool is_element = node.kind == NodeKind::element;
  const Piece content =
      node.count == 0 ? page_.text("text") : single(tree_.children_of(node), Level::whole);
  return page_.together({page_.text(keyword),
                         page_.group(name_class(node.detail, is_element, Level::whole)),
                         page_.text(" "), braced(content, notes)});
}

Piece CompactWriter::braced(Piece content, const Annotations* notes) {
  return page_.group(page_.together(
      {page_.text("{"),
       page_.nest(2, page_.together({page_.line(), page_.group(content), trailing(notes)})),
       page_.line(), page_.text("}")}));
}

std::string CompactWriter::type_name(const Node& node) {
  const syntax::TypeUse& use = tree_.types[node.detail];
  const std::string_view library = string(use.library);
  const std::string_view type = string(use.type);
  if (!library.empty()) return fmt::format("{}:{}", names_.library_prefix(library), type);
  if (type != "string" && type != "token") {
    complain(node, {"schema-not-in-built-in-library", {{"type", type}}});
  }
  return std::string(type);
}

Piece CompactWriter::data(const Node& node) {
  std::vector<Piece> pieces = {page_.text(type_name(node))};
  if (!tree_.types[node.detail].parameters.empty()) {
    pieces.insert(pieces.end(), {page_.text(" "), parameters(node)});
  }
  if (node.count > 0) {
    const auto except = tree_.children_of(node);
    pieces.push_back(page_.text(" - "));
    pieces.push_back(except.size() == 1
                         ? pattern(except.front(), Level::primary)
                         : parenthesised(connector(NodeKind::choice, except), nullptr));
  }
  return page_.together(std::move(pieces));
}

Piece CompactWriter::parameters(const Node& node) {
  std::vector<Piece> pieces;
  const auto& all = tree_.types[node.detail].parameters;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto found = tree_.notes.parameters.find({node.detail, i});
    const Piece made =
        page_.together({page_.text(all[i].name + " = "), literal_piece(all[i].value)});
    if (i > 0) pieces.push_back(page_.line());
    pieces.push_back(
        annotated(found == tree_.notes.parameters.end() ? nullptr : &found->second, made, false));
  }
  return braced(page_.together(std::move(pieces)), nullptr);
}

Piece CompactWriter::value(const Node& node) {
  const syntax::TypeUse& use = tree_.types[node.detail];
  const std::string_view library = string(use.library);
  std::string text(string(node.name));
  if (is_qname_type(library, string(use.type))) {
    std::string uri;
    std::string local;
    if (expand_qname(tree_, node, uri, local)) {
      const bool is_own = uri == names_.default_namespace();
      if (uri.empty() && !is_own) {
        complain(node, {"schema-name-without-namespace", {{"name", local}}});
      }
      text = is_own ? local : fmt::format("{}:{}", names_.prefix_of(uri), local);
    }
  }
  const bool is_plain = library.empty() && string(use.type) == "token";
  if (is_plain) return literal_piece(text);
  return page_.together({page_.text(type_name(node) + " "), literal_piece(text)});
}

std::string CompactWriter::name(const Node& node, bool of_element) const {
  const std::string_view uri = string(node.namespace_uri);
  const bool is_plain = of_element ? uri == names_.default_namespace() : uri.empty();
  if (is_plain) return std::string(string(node.name));
  return fmt::format("{}:{}", names_.prefix_of(uri), string(node.name));
}

Piece CompactWriter::alternatives(std::span<const NodeIndex> children, bool of_element) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < children.size(); ++i) {
    Piece piece = name_class(children[i], of_element, Level::operand);
    if (i + 1 < children.size()) piece = page_.together({piece, page_.text(" |")});
    pieces.push_back(piece);
  }
  return page_.fill(std::move(pieces));
}

Piece CompactWriter::name_class(NodeIndex index, bool of_element, Level level) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  const auto children = tree_.children_of(node);
  if (node.kind == NodeKind::name) {
    return annotated(notes, page_.text(name(node, of_element)), false);
  }
  if (node.kind == NodeKind::name_choice) {
    if (children.size() == 1 && !is_bound(notes)) {
      return annotated(notes, name_class(children.front(), of_element, level), false);
    }
    const Piece made = alternatives(children, of_element);
    const bool is_bare = level == Level::whole && !is_bound(notes);
    return annotated(notes, is_bare ? made : parenthesised(made, nullptr), false);
  }
  std::string open = "*";
  if (node.kind == NodeKind::ns_name) {
    open = fmt::format("{}:*", names_.prefix_of(string(node.namespace_uri)));
  }
  if (children.empty()) return annotated(notes, page_.text(open), false);
  const Piece except = children.size() == 1
                           ? name_class(children.front(), of_element, Level::primary)
                           : parenthesised(alternatives(children, of_element), nullptr);
  const Piece made = annotated(notes, page_.together({page_.text(open + " - "), except}), false);
  return level == Level::whole ? made : parenthesised(made, nullptr);
}

}  // namespace rng::convert
