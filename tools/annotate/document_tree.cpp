// SPDX-License-Identifier: MIT
#include "annotate/document_tree.hpp"

#include <map>
#include <utility>

#include "xml/reader.hpp"
#include "xml/tag_lexer.hpp"

namespace annotate {
namespace {

using xml::TokenKind;

class TreeMaker {
 public:
  explicit TreeMaker(std::string_view document) { tree_.document = document; }

  DocumentTree make() {
    xml::MarkupLexer lexer(tree_.document);
    for (xml::Token token; lexer.next(token);) add(token);
    return std::move(tree_);
  }

 private:
  void add(const xml::Token& token) {
    std::uint32_t element = kNone;
    if (token.kind == TokenKind::start_tag || token.kind == TokenKind::empty_tag) {
      element = open(token);
      if (token.kind == TokenKind::empty_tag) close(token);
    } else if (token.kind == TokenKind::end_tag) {
      element = open_.empty() ? kNone : open_.back();
      close(token);
    } else if (token.kind == TokenKind::cdata) {
      element = enter({}, token);
      close(token);
    } else if (token.kind == TokenKind::doctype) {
      tree_.entities = xml::text_entities(token.of(tree_.document));
    }
    tree_.tokens.push_back({token, element});
  }

  std::uint32_t open(const xml::Token& token) {
    const std::string_view tag = token.of(tree_.document);
    bind(tag, static_cast<std::uint32_t>(tree_.elements.size()));
    const std::string_view name = xml::tag_name(tag);
    const std::size_t colon = name.find(':');
    Element element;
    element.prefix = colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    element.name = colon == std::string_view::npos ? name : name.substr(colon + 1);
    element.is_tei = is_tei(element.prefix);
    return enter(element, token);
  }

  std::uint32_t enter(Element element, const xml::Token& token) {
    const auto number = static_cast<std::uint32_t>(tree_.elements.size());
    element.start_tag = {static_cast<std::uint32_t>(token.begin),
                         static_cast<std::uint32_t>(token.end)};
    element.span = element.start_tag;
    if (!open_.empty()) {
      element.parent = open_.back();
      Element& parent = tree_.elements[element.parent];
      (parent.first_child == kNone ? parent.first_child : tree_.elements[parent.last_child].next) =
          number;
      parent.last_child = number;
    }
    tree_.elements.push_back(element);
    open_.push_back(number);
    return number;
  }

  void close(const xml::Token& token) {
    if (open_.empty()) return;
    tree_.elements[open_.back()].span.end = static_cast<std::uint32_t>(token.end);
    for (; !bound_.empty() && bound_.back().first == open_.back(); bound_.pop_back()) {
      bindings_[bound_.back().second].pop_back();
    }
    open_.pop_back();
  }

  void bind(std::string_view tag, std::uint32_t element) {
    if (tag.find("xmlns") == std::string_view::npos) return;
    xml::TagLexer lexer(tag);
    for (xml::AttributeSpan span; lexer.next(span);) {
      if (!xml::declares_namespace(span.name)) continue;
      const std::string_view prefix = span.name.size() > 6 ? span.name.substr(6) : "";
      const std::string_view rest = tag.substr(span.value_begin);
      const std::string_view uri = rest.substr(0, rest.find(tag[span.value_begin - 1]));
      bindings_[prefix].push_back(uri == xml::kTeiNamespace);
      bound_.emplace_back(element, prefix);
    }
  }

  bool is_tei(std::string_view prefix) const {
    const auto found = bindings_.find(prefix);
    return found != bindings_.end() && !found->second.empty() && found->second.back();
  }

  DocumentTree tree_;
  std::vector<std::uint32_t> open_;
  // Whether a prefix is bound to TEI, the innermost binding last, and by which element it is bound.
  std::map<std::string_view, std::vector<bool>> bindings_;
  std::vector<std::pair<std::uint32_t, std::string_view>> bound_;
};

}  // namespace

std::string DocumentTree::attribute(const Element& element, std::string_view name) const {
  return xml::attribute_of(start_tag(element), name).value_or("");
}

DocumentTree tree_of(std::string_view document) {
  return TreeMaker(document).make();
}

}  // namespace annotate
