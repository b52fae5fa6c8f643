// SPDX-License-Identifier: MIT
// Files, grammars and their components in the compact syntax.
#include "rng/convert/compact_writer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rng/syntax/xml_annotations.hpp"

namespace rng::convert {

using syntax::Annotations;
using syntax::Node;
using syntax::NodeIndex;
using syntax::NodeKind;

void CompactWriter::complain(const Node& node, base::Wording message) {
  faults_.add(tree_.sources.error("schema.not-writable", node.at, std::move(message)));
}

std::string CompactWriter::piece(NodeIndex index, std::size_t width) {
  const NodeKind kind = tree_.nodes[index].kind;
  const Piece made =
      kind >= NodeKind::name ? name_class(index, true, Level::whole) : pattern(index, Level::whole);
  return page_.print(page_.group(made), width);
}

std::string CompactWriter::file() {
  const Node& root = tree_.nodes[tree_.root];
  const Annotations* notes = tree_.notes.of(tree_.root);
  const bool is_open_grammar = root.kind == NodeKind::grammar && root.count > 0 &&
                               (notes == nullptr || notes->attributes.empty());
  std::vector<Piece> pieces;
  if (is_open_grammar && notes != nullptr && !notes->comments.empty()) {
    for (const auto& each : notes->comments) {
      pieces.insert(pieces.end(), {comment(each), page_.hard_line()});
    }
  }
  pieces.push_back(declarations());
  if (is_open_grammar) {
    pieces.push_back(top());
  } else {
    pieces.insert(pieces.end(),
                  {page_.group(pattern(tree_.root, Level::whole)), page_.hard_line()});
  }
  std::string text = page_.print(page_.together(std::move(pieces)), kLineWidth);
  text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
  return text;
}

Piece CompactWriter::declarations() {
  std::vector<Piece> lines;
  const auto add = [&](const std::string& line) {
    lines.insert(lines.end(), {page_.text(line), page_.hard_line()});
  };
  const auto uri_of = [](const std::string& uri) {
    return uri == kInherited ? std::string("inherit") : literal(uri);
  };
  const std::string& own = names_.default_namespace();
  bool has_default = own == kInherited;
  for (const auto& declared : names_.declarations()) {
    const bool is_own = declared.uri == own && !has_default;
    has_default |= is_own;
    add(fmt::format("{}namespace {} = {}", is_own ? "default " : "", declared.prefix,
                    uri_of(declared.uri)));
  }
  if (!has_default) {
    lines.insert(lines.begin(),
                 {page_.text("default namespace = " + uri_of(own)), page_.hard_line()});
  }
  for (const auto& declared : names_.libraries()) {
    add(fmt::format("datatypes {} = {}", declared.prefix, literal(declared.uri)));
  }
  if (!lines.empty()) lines.push_back(page_.hard_line());
  return page_.together(std::move(lines));
}

// A grammar without its braces. What is said about it are annotation elements.
Piece CompactWriter::top() {
  const Node& root = tree_.nodes[tree_.root];
  std::vector<Piece> pieces;
  if (const Annotations* notes = tree_.notes.of(tree_.root)) {
    for (const std::string& text : notes->documentation) {
      const syntax::AnnotationElement element{
          {std::string(syntax::kAnnotationsNamespace), "documentation", ""}, {}, {text}, {}};
      pieces.insert(pieces.end(), {page_.group(this->element(element)), page_.hard_line()});
    }
    for (const auto* nodes : {&notes->before, &notes->after}) {
      for (const auto& node : *nodes) {
        if (const auto* words = std::get_if<syntax::AnnotationComment>(&node)) {
          pieces.push_back(comment(*words));
        } else if (const auto* element = std::get_if<syntax::AnnotationElement>(&node)) {
          pieces.insert(pieces.end(), {page_.group(this->element(*element)), page_.hard_line()});
        }
      }
    }
  }
  const bool has_text_before = !pieces.empty();
  pieces.push_back(components(tree_.children_of(root), has_text_before));
  pieces.push_back(page_.hard_line());
  pieces.push_back(trailing(tree_.notes.of(tree_.root)));
  return page_.together(std::move(pieces));
}

// A blank line parts components of which one is documented or stands on several lines.
Piece CompactWriter::components(std::span<const NodeIndex> children, bool has_text_before) {
  std::vector<Piece> pieces;
  bool was_large = has_text_before;
  bool is_first = !has_text_before;
  for (const NodeIndex child : children) {
    const Piece made = page_.group(component(child));
    const bool is_large = page_.is_broken(made);
    if (!is_first && !pieces.empty()) pieces.push_back(page_.hard_line());
    if (!is_first && (is_large || was_large)) pieces.push_back(page_.hard_line());
    pieces.push_back(made);
    was_large = is_large;
    is_first = false;
  }
  return page_.together(std::move(pieces));
}

std::string_view CompactWriter::assignment(syntax::Combine combine) const {
  constexpr std::string_view kSigns[] = {" =", " |=", " &="};
  return kSigns[static_cast<std::size_t>(combine)];
}

Piece CompactWriter::component(NodeIndex index) {
  const Node& node = tree_.nodes[index];
  const Annotations* notes = tree_.notes.of(index);
  Piece made{};
  if (node.kind == NodeKind::div) {
    made = page_.together({page_.text("div "), body(index, tree_.children_of(node))});
  } else if (node.kind == NodeKind::include) {
    made = include(node, notes);
  } else {
    made = definition(node);
  }
  std::vector<Piece> pieces;
  const bool has_closing =
      node.kind == NodeKind::div || (node.kind == NodeKind::include && node.count > 0);
  if (notes != nullptr) pieces.push_back(front(*notes, !has_closing));
  pieces.push_back(made);
  if (notes != nullptr) pieces.push_back(following(notes, ""));
  return page_.together(std::move(pieces));
}

Piece CompactWriter::definition(const Node& node) {
  const std::string name = node.kind == NodeKind::start ? "start" : identifier(string(node.name));
  const auto children = tree_.children_of(node);
  const Piece content = children.size() > 1 ? connector(NodeKind::group, children)
                                            : pattern(children.front(), Level::whole);
  return page_.group(
      page_.together({page_.text(name), page_.text(assignment(node.combine)),
                      page_.nest(2, page_.together({page_.line(), page_.group(content)}))}));
}

// The address, and the namespace to inherit where it is not the file's own.
Piece CompactWriter::reference(const Node& node) {
  const syntax::ReferenceUse& use = tree_.references[node.detail];
  std::string text = literal(source_.hrefs[node.detail]);
  if (use.inherited_namespace != names_.default_namespace()) {
    text += fmt::format(" inherit = {}", names_.prefix_of(use.inherited_namespace));
  }
  return page_.text(text);
}

Piece CompactWriter::include(const Node& node, const Annotations* notes) {
  std::vector<Piece> pieces = {page_.text("include "), reference(node)};
  if (node.count > 0) {
    pieces.push_back(page_.text(" {"));
    pieces.push_back(
        page_.nest(2, page_.together({page_.hard_line(), components(tree_.children_of(node), false),
                                      trailing(notes)})));
    pieces.insert(pieces.end(), {page_.hard_line(), page_.text("}")});
  }
  return page_.together(std::move(pieces));
}

// The components of a div or an inner grammar between braces.
Piece CompactWriter::body(NodeIndex index, std::span<const NodeIndex> children) {
  const Annotations* notes = tree_.notes.of(index);
  const bool is_empty = children.empty() && (notes == nullptr || notes->trailing.empty());
  if (is_empty) return page_.text("{ }");
  const Piece start = children.empty() ? page_.nothing() : page_.hard_line();
  return page_.together(
      {page_.text("{"),
       page_.nest(2, page_.together({start, components(children, false), trailing(notes)})),
       page_.hard_line(), page_.text("}")});
}

}  // namespace rng::convert
