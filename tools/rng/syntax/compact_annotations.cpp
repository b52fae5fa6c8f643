// SPDX-License-Identifier: MIT
// Annotations: documentation (##), those in brackets before a construct, those behind >>, and
// comments.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "rng/syntax/compact_parser.hpp"

namespace rng::syntax {
namespace {

constexpr std::string_view kRelaxNgUri = "http://relaxng.org/ns/structure/1.0";
constexpr std::string_view kCompatibilityUri =
    "http://relaxng.org/ns/compatibility/annotations/1.0";
constexpr std::string_view kXmlnsUri = "http://www.w3.org/2000/xmlns";

bool is_documentation(const AnnotationElement& element) {
  return element.name.namespace_uri == kCompatibilityUri && element.name.local == "documentation";
}

// Annotations nest no deeper than the parser does.
std::string text_of_children(const AnnotationElement& element) {
  std::string text;
  for (const AnnotationNode& child : element.children) {
    if (const auto* piece = std::get_if<std::string>(&child)) text += *piece;
    if (const auto* inner = std::get_if<AnnotationElement>(&child))
      text += text_of_children(*inner);
  }
  return text;
}

bool is_text_only(const AnnotationElement& element) {
  return element.attributes.empty() &&
         std::all_of(element.children.begin(), element.children.end(),
                     [](const auto& child) { return std::holds_alternative<std::string>(child); });
}

}  // namespace

Annotations& CompactParser::ensure(AnnotationsPtr& annotations) {
  if (annotations == nullptr) annotations = std::make_unique<Annotations>();
  return *annotations;
}

Details CompactParser::details(SourcePosition at, const AnnotationsPtr& annotations) {
  return {at, annotations.get()};
}

// The comments before the next token that nothing has taken yet.
std::vector<AnnotationComment> CompactParser::new_comments() {
  std::vector<AnnotationComment> result;
  while (next_comment_ < list_.comments.size() &&
         list_.comments[next_comment_].before_token <= next_) {
    const Comment& comment = list_.comments[next_comment_++];
    result.push_back(
        {value_of_comment(text_.text().substr(comment.begin, comment.end - comment.begin))});
  }
  return result;
}

// Those before a construct.
void CompactParser::take_comments(AnnotationsPtr& result) {
  if (!wants_annotations_) return;
  for (AnnotationComment& comment : new_comments()) {
    ensure(result).comments.push_back(std::move(comment));
  }
}

// Those before the sign that ends a construct.
void CompactParser::take_trailing_comments(AnnotationsPtr& result) {
  if (!wants_annotations_) return;
  for (AnnotationComment& comment : new_comments()) {
    ensure(result).trailing.push_back(std::move(comment));
  }
}

// Those among annotation elements.
void CompactParser::take_comments(std::vector<AnnotationNode>& nodes) {
  if (!wants_annotations_) return;
  for (AnnotationComment& comment : new_comments()) nodes.emplace_back(std::move(comment));
}

// documentation* ( "[" attribute* element* "]" )?
bool CompactParser::annotations(AnnotationsPtr& result) {
  take_comments(result);
  while (is_next(TokenKind::documentation)) {
    ensure(result).documentation.push_back(value_of_comment(text_of(take())));
    take_comments(result);
  }
  if (!is_next(TokenKind::open_bracket)) return true;
  return bracketed_annotations(ensure(result));
}

bool CompactParser::bracketed_annotations(Annotations& result) {
  take();
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<AnnotationAttribute> attributes;
  while (is_next(TokenKind::prefixed_name) && is_next(TokenKind::equals, 1)) {
    if (!annotation_attribute(attributes, seen, false)) return false;
  }
  take_comments(result.before);
  while (!is_next(TokenKind::close_bracket)) {
    std::vector<AnnotationElement> elements;
    if (!annotation_element(elements, false)) return false;
    keep(std::move(elements.front()), result);
    take_comments(result.before);
  }
  take();
  if (wants_annotations_) result.attributes = std::move(attributes);
  return true;
}

// Documentation always, other elements where the builder wants them.
void CompactParser::keep(AnnotationElement element, Annotations& owner) const {
  if (is_documentation(element) && (!wants_annotations_ || is_text_only(element))) {
    owner.documentation.push_back(text_of_children(element));
  } else {
    owner.before.emplace_back(std::move(element));
  }
}

// ( ">>" annotationElement )*
bool CompactParser::follow_annotations(AnnotationsPtr& result, Level level) {
  while (is_next(TokenKind::follow)) {
    if (wants_annotations_) take_comments(ensure(result).after);
    const SourcePosition at = position_of(take());
    std::vector<AnnotationElement> elements;
    if (!annotation_element(elements, false)) return false;
    if (level == Level::top) {
      report(at, "schema.syntax", {"schema-found-an-annotation-behind-the-outermost-pattern"},
             {"schema-put-it-before-the-pattern-in-brackets"});
    }
    if (!wants_annotations_) continue;
    Annotations& owner = ensure(result);
    std::move(elements.begin(), elements.end(), std::back_inserter(owner.after));
  }
  return true;
}

// The annotation elements between a component of a grammar and the next one.
bool CompactParser::trailing_annotations(AnnotationsPtr& result) {
  while (is_annotation_element_next(false)) {
    if (wants_annotations_) take_comments(ensure(result).after);
    std::vector<AnnotationElement> elements;
    if (!annotation_element(elements, false)) return false;
    if (!wants_annotations_) continue;
    Annotations& owner = ensure(result);
    std::move(elements.begin(), elements.end(), std::back_inserter(owner.after));
  }
  return true;
}

bool CompactParser::is_annotation_element_next(bool keywords_too) const {
  const TokenKind kind = peek().kind;
  const bool is_name = kind == TokenKind::prefixed_name || kind == TokenKind::identifier ||
                       kind == TokenKind::escaped_identifier || (keywords_too && is_keyword(kind));
  return is_name && is_next(TokenKind::open_bracket, 1);
}

// name "[" attribute* ( element | literal )* "]"
bool CompactParser::annotation_element(std::vector<AnnotationElement>& result, bool is_nested) {
  const Nesting nesting(*this);
  if (nesting.is_too_deep()) return false;
  if (!is_annotation_element_next(true)) {
    fail({"schema-an-annotation-name"});
    return false;
  }
  const Token name = take();
  AnnotationElement element;
  element.at = position_of(name);
  element.name = annotation_name(name, false, is_nested);
  take();
  if (!annotation_content(element)) return false;
  result.push_back(std::move(element));
  return true;
}

bool CompactParser::annotation_content(AnnotationElement& element) {
  std::set<std::pair<std::string, std::string>> seen;
  while (is_next(TokenKind::equals, 1) && !is_next(TokenKind::literal)) {
    if (!annotation_attribute(element.attributes, seen, true)) return false;
  }
  take_comments(element.children);
  while (!skip(TokenKind::close_bracket)) {
    if (is_next(TokenKind::literal)) {
      std::optional<std::string> text = literal("schema-text-in-quotation-marks");
      if (!text) return false;
      // Literals beside each other are one text.
      std::string* last =
          element.children.empty() ? nullptr : std::get_if<std::string>(&element.children.back());
      if (last != nullptr) {
        *last += *text;
      } else {
        element.children.emplace_back(std::move(*text));
      }
      take_comments(element.children);
      continue;
    }
    if (is_next(TokenKind::end)) {
      fail({"schema-at-the-end-of-the-annotation"});
      return false;
    }
    std::vector<AnnotationElement> children;
    if (!annotation_element(children, true)) return false;
    element.children.emplace_back(std::move(children.front()));
    take_comments(element.children);
  }
  return true;
}

// name "=" literal
bool CompactParser::annotation_attribute(std::vector<AnnotationAttribute>& result,
                                         std::set<std::pair<std::string, std::string>>& seen,
                                         bool is_nested) {
  const SourcePosition at = here();
  const TokenKind kind = peek().kind;
  if (kind != TokenKind::prefixed_name && kind != TokenKind::identifier &&
      kind != TokenKind::escaped_identifier && !is_keyword(kind)) {
    fail({"schema-the-name-of-an-attribute"});
    return false;
  }
  AnnotationAttribute attribute{annotation_name(take(), true, is_nested), {}, at};
  if (!expect(TokenKind::equals, "schema-and-the-attribute-s-value")) return false;
  std::optional<std::string> value = literal("schema-the-attribute-s-value-in-quotation-marks");
  if (!value) return false;
  attribute.value = std::move(*value);
  if (!seen.emplace(attribute.name.namespace_uri, attribute.name.local).second) {
    report(at, "schema.syntax",
           {"schema-found-the-attribute-a-second-time", {{"name", attribute.name.local}}},
           {"schema-keep-one-of-them"});
  }
  result.push_back(std::move(attribute));
  return true;
}

// Expands a name and says what no annotation may be called (compact syntax, §3 and §4.1 of the
// specification): nothing of RELAX NG's own, nothing that declares a namespace; attributes of
// constructs must have a namespace.
AnnotationName CompactParser::annotation_name(const Token& token, bool is_attribute,
                                              bool is_nested) {
  const SourcePosition at = position_of(token);
  if (token.kind != TokenKind::prefixed_name) {
    std::string_view local = text_of(token);
    if (token.kind == TokenKind::escaped_identifier) local.remove_prefix(1);
    if (is_attribute && local == "xmlns") {
      report(at, "schema.namespace", {"schema-found-the-attribute-xmlns-in-an-annotation"},
             {"schema-declare-namespaces-at-the-top-of-the"});
    }
    return {{}, std::string(local), {}};
  }
  const auto [prefix, local] = split(token);
  const Namespace& space = namespace_of(prefix, at);
  const auto complain = [&](base::Wording message) {
    report(at, "schema.namespace", std::move(message),
           {"schema-give-it-a-prefix-of-another-namespace"});
  };
  if (space.is_inherited) {
    complain({"schema-found-the-prefix-in-an-annotation-whose", {{"prefix", prefix}}});
  } else if (space.uri == kRelaxNgUri && !is_nested) {
    complain({"schema-found-an-annotation-in-the-namespace-of"});
  } else if (space.uri.empty() && is_attribute && !is_nested) {
    complain({"schema-found-an-annotation-attribute-without-a-namespace"});
  } else if (is_attribute && space.uri.starts_with(kXmlnsUri)) {
    complain({"schema-found-an-annotation-attribute-that-declares-a"});
  }
  return {space.uri, std::string(local), space.uri.empty() ? std::string() : std::string(prefix)};
}

}  // namespace rng::syntax
