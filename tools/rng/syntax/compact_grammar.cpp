// SPDX-License-Identifier: MIT
// Declarations, grammars and their components.
#include <algorithm>

#include <fmt/format.h>

#include "rng/datatype/datatype.hpp"
#include "rng/syntax/compact_parser.hpp"

namespace rng::syntax {
namespace {

constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";

}  // namespace

// decl*, with the prefixes that need no declaration.
bool CompactParser::preamble() {
  libraries_.emplace("xsd", datatype::kXsdLibrary);
  bool is_fine = true;
  while (is_fine) {
    if (is_next(TokenKind::keyword_datatypes)) {
      is_fine = datatypes_declaration();
    } else if (is_next(TokenKind::keyword_namespace) || is_next(TokenKind::keyword_default)) {
      is_fine = namespace_declaration();
    } else {
      break;
    }
  }
  namespaces_.insert_or_assign("xml", Namespace{std::string(kXmlUri), false});
  declarations_end_ = next_;
  return is_fine;
}

// "namespace" name "=" uri | "default" "namespace" name? "=" uri
bool CompactParser::namespace_declaration() {
  const bool is_default = skip(TokenKind::keyword_default);
  if (!expect(TokenKind::keyword_namespace, "schema-namespace-behind-default")) return false;
  const SourcePosition at = here();
  std::optional<std::string> prefix;
  if (!is_default || !is_next(TokenKind::equals)) {
    prefix = any_name(is_default ? "schema-a-prefix-or" : "schema-the-prefix-that-is-declared");
    if (!prefix) return false;
  }
  if (!expect(TokenKind::equals, "schema-and-the-namespace")) return false;
  Namespace value;
  if (skip(TokenKind::keyword_inherit)) {
    value = {source_.inherited_namespace, true};
  } else {
    std::optional<std::string> uri = literal("schema-a-namespace-in-quotation-marks-or-inherit");
    if (!uri) return false;
    value = {std::move(*uri), false};
  }
  if (is_default) default_namespace_ = value;
  if (prefix) declare(*prefix, std::move(value), at);
  return true;
}

void CompactParser::declare(const std::string& prefix, Namespace value, SourcePosition at) {
  if (prefix == "xmlns") {
    report(at, "schema.namespace", {"schema-found-a-declaration-of-the-prefix-xmlns"},
           {"schema-choose-another-prefix"});
  } else if (prefix == "xml") {
    if (value.uri != kXmlUri) {
      report(at, "schema.namespace",
             {"schema-found-the-prefix-xml-bound-to-it", {{"uri", value.uri}, {"fixed", kXmlUri}}},
             {"schema-remove-the-declaration"});
    }
  } else if (value.uri == kXmlUri) {
    report(at, "schema.namespace",
           {"schema-found-the-prefix-bound-to-which-only", {{"prefix", prefix}, {"uri", kXmlUri}}},
           {"schema-remove-the-declaration-and-write-xml"});
  } else {
    if (wants_annotations_) builder_.declare_namespace({prefix, value.uri});
    namespaces_.insert_or_assign(prefix, std::move(value));
  }
}

// "datatypes" name "=" literal
bool CompactParser::datatypes_declaration() {
  take();
  const std::optional<std::string> prefix = any_name("schema-the-prefix-that-is-declared");
  if (!prefix || !expect(TokenKind::equals, "schema-and-the-datatype-library")) return false;
  std::optional<std::string> uri = literal("schema-the-uri-of-a-datatype-library-in");
  if (!uri) return false;
  if (wants_annotations_) builder_.declare_library({*prefix, *uri});
  libraries_.insert_or_assign(*prefix, std::move(*uri));
  return true;
}

// How far the tokens that begin at `ahead` are from the end of the bracket that opens there.
std::size_t CompactParser::skip_annotation_body(std::size_t ahead) const {
  std::size_t open = 0;
  do {
    if (is_next(TokenKind::end, ahead)) return ahead;
    if (is_next(TokenKind::open_bracket, ahead)) ++open;
    if (is_next(TokenKind::close_bracket, ahead)) --open;
    ++ahead;
  } while (open > 0);
  return ahead;
}

// Whether the file is a grammar without its braces, or a pattern: what follows the annotations
// tells.
bool CompactParser::is_grammar_next() const {
  if (is_annotation_element_next(false)) return true;
  std::size_t ahead = 0;
  while (is_next(TokenKind::documentation, ahead)) ++ahead;
  if (is_next(TokenKind::open_bracket, ahead)) ahead = skip_annotation_body(ahead);
  switch (peek(ahead).kind) {
    case TokenKind::end:
    case TokenKind::keyword_start:
    case TokenKind::keyword_div:
    case TokenKind::keyword_include:
      return true;
    case TokenKind::identifier:
    case TokenKind::escaped_identifier: {
      const TokenKind after = peek(ahead + 1).kind;
      return after == TokenKind::equals || after == TokenKind::choice_equals ||
             after == TokenKind::interleave_equals;
    }
    default:
      return false;
  }
}

std::optional<Pattern> CompactParser::top_level_grammar() {
  const SourcePosition at = here();
  AnnotationsPtr grammar_annotations;
  // What stands before the declarations is about the whole file.
  const std::size_t first = next_;
  if (declarations_end_ > 0) {
    next_ = declarations_end_ - 1;
    take_comments(grammar_annotations);
    next_ = first;
  }
  std::vector<Component> children;
  if (!components(Body::grammar, grammar_annotations, children)) return std::nullopt;
  if (!is_next(TokenKind::end)) {
    return fail({"schema-a-definition-name-pattern-start-div-or"});
  }
  return builder_.grammar(children, details(at, grammar_annotations));
}

// The comments behind the pattern, which nothing could take there, are moved to its front.
std::optional<Pattern> CompactParser::top_level_pattern() {
  const auto last = static_cast<std::uint32_t>(list_.tokens.size() - 1);
  for (Comment& comment : list_.comments) {
    if (comment.before_token == last) comment.before_token = static_cast<std::uint32_t>(next_);
  }
  std::stable_sort(
      list_.comments.begin(), list_.comments.end(),
      [](const Comment& a, const Comment& b) { return a.before_token < b.before_token; });
  std::optional<Pattern> result = pattern(Level::top);
  if (!result) return std::nullopt;
  if (!is_next(TokenKind::end)) {
    return fail({"schema-the-end-of-the-schema"},
                {"schema-a-schema-is-one-pattern-or-definitions"});
  }
  return result;
}

// annotationElementNotKeyword* component*, up to what begins none.
bool CompactParser::components(Body body, AnnotationsPtr& grammar_annotations,
                               std::vector<Component>& result) {
  const Nesting nesting(*this);
  if (nesting.is_too_deep()) return false;
  while (is_annotation_element_next(false)) {
    Annotations& owner = ensure(grammar_annotations);
    take_comments(owner.before);
    std::vector<AnnotationElement> elements;
    if (!annotation_element(elements, false)) return false;
    keep(std::move(elements.front()), owner);
  }
  while (!is_next(TokenKind::close_brace) && !is_next(TokenKind::end)) {
    const std::optional<Component> child = component(body);
    if (!child) return false;
    result.push_back(*child);
  }
  take_trailing_comments(grammar_annotations);
  return true;
}

std::optional<Component> CompactParser::component(Body body) {
  AnnotationsPtr own;
  if (!annotations(own)) return std::nullopt;
  switch (peek().kind) {
    case TokenKind::keyword_start:
      return start(std::move(own));
    case TokenKind::keyword_div:
      return div(body, std::move(own));
    case TokenKind::keyword_include:
      if (body == Body::grammar) return include(std::move(own));
      return fail({"schema-a-definition-start-or-div"},
                  {"schema-an-include-cannot-stand-in-an-include"});
    case TokenKind::identifier:
    case TokenKind::escaped_identifier:
      return define(std::move(own));
    default:
      break;
  }
  if (is_keyword(peek().kind)) {
    return fail({"schema-a-definition-name-pattern-start-div-or"},
                escape_of_keyword("schema-is-a-keyword-as-the-name-of"));
  }
  return fail({"schema-a-definition-name-pattern-start-div-or"});
}

// "=" | "|=" | "&="
std::optional<Combine> CompactParser::assignment() {
  if (skip(TokenKind::equals)) return Combine::none;
  if (skip(TokenKind::choice_equals)) return Combine::choice;
  if (skip(TokenKind::interleave_equals)) return Combine::interleave;
  return fail({"schema-equals-signs"});
}

std::optional<Component> CompactParser::start(AnnotationsPtr own) {
  const SourcePosition at = position_of(take());
  const std::optional<Combine> combine = assignment();
  if (!combine) return std::nullopt;
  const std::optional<Pattern> child = pattern(Level::inner);
  if (!child || !trailing_annotations(own)) return std::nullopt;
  return builder_.start(*combine, {&*child, 1}, details(at, own));
}

std::optional<Component> CompactParser::define(AnnotationsPtr own) {
  const SourcePosition at = here();
  const std::optional<std::string> name = identifier("schema-the-name-of-a-definition");
  const std::optional<Combine> combine = name ? assignment() : std::nullopt;
  std::vector<Pattern> children;
  if (!combine || !content(children) || !trailing_annotations(own)) {
    return std::nullopt;
  }
  return builder_.define(*name, *combine, children, details(at, own));
}

std::optional<Component> CompactParser::div(Body body, AnnotationsPtr own) {
  const SourcePosition at = position_of(take());
  std::vector<Component> children;
  if (!expect(TokenKind::open_brace, "schema-behind-div") || !components(body, own, children) ||
      !expect(TokenKind::close_brace, "schema-end-of-div") || !trailing_annotations(own)) {
    return std::nullopt;
  }
  return builder_.div(children, details(at, own));
}

// literal ( "inherit" "=" prefix )?
std::optional<Reference> CompactParser::reference(std::string& href) {
  std::optional<std::string> written = literal("schema-the-address-of-a-schema-in-quotation");
  if (!written) return std::nullopt;
  href = std::move(*written);
  Reference result{href, source_.uri, default_namespace_.uri};
  if (!skip(TokenKind::keyword_inherit)) return result;
  if (!expect(TokenKind::equals, "schema-and-a-prefix-behind-inherit")) return std::nullopt;
  const SourcePosition at = here();
  const std::optional<std::string> prefix =
      any_name("schema-the-prefix-of-the-namespace-to-inherit");
  if (!prefix) return std::nullopt;
  result.inherited_namespace = namespace_of(*prefix, at).uri;
  return result;
}

std::optional<Component> CompactParser::include(AnnotationsPtr own) {
  const SourcePosition at = position_of(take());
  std::string href;
  const std::optional<Reference> target = reference(href);
  if (!target) return std::nullopt;
  std::vector<Component> overrides;
  if (skip(TokenKind::open_brace)) {
    if (!components(Body::include, own, overrides) ||
        !expect(TokenKind::close_brace, "schema-end-of-include")) {
      return std::nullopt;
    }
  }
  if (!trailing_annotations(own)) return std::nullopt;
  return builder_.include(*target, overrides, details(at, own));
}

}  // namespace rng::syntax
