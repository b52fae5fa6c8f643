// SPDX-License-Identifier: MIT
// Patterns. A construct is built once the annotations that follow it (>>) are read, for they belong
// to it.
#include <algorithm>

#include <fmt/format.h>

#include "rng/datatype/datatype.hpp"
#include "rng/syntax/compact_parser.hpp"

namespace rng::syntax {
namespace {

constexpr bool is_connector(TokenKind kind) {
  return kind == TokenKind::comma || kind == TokenKind::bar || kind == TokenKind::ampersand;
}

constexpr std::string_view sign_of(TokenKind connector) {
  if (connector == TokenKind::comma) return ",";
  return connector == TokenKind::bar ? "|" : "&";
}

constexpr bool is_repetition(TokenKind kind) {
  return kind == TokenKind::star || kind == TokenKind::plus || kind == TokenKind::question;
}

}  // namespace

// One pattern in all.
std::optional<Pattern> CompactParser::pattern(Level level) {
  Operands all;
  if (!operands(level, all)) return std::nullopt;
  return connected(all, nullptr);
}

// The children of what may have several, that a comma separates.
bool CompactParser::content(std::vector<Pattern>& children) {
  Operands all;
  if (!operands(Level::inner, all)) return false;
  if (all.connector == TokenKind::comma) {
    children = std::move(all.patterns);
    return true;
  }
  const std::optional<Pattern> child = connected(all, nullptr);
  if (child) children = {*child};
  return child.has_value();
}

bool CompactParser::braced_content(std::vector<Pattern>& children, AnnotationsPtr& own) {
  if (!expect(TokenKind::open_brace, "schema-open-brace") || !content(children)) return false;
  take_trailing_comments(own);
  return expect(TokenKind::close_brace, "schema-connector-or-brace",
                "schema-put-between-what-comes-one-after-the");
}

// repeatable ( connector repeatable )*, all connectors alike.
bool CompactParser::operands(Level level, Operands& result) {
  const Nesting nesting(*this);
  if (nesting.is_too_deep()) return false;
  result.at = here();
  bool has_bare_except = false;
  while (true) {
    const SourcePosition at = here();
    const std::optional<Pattern> operand = repeatable(level, has_bare_except);
    if (!operand) return false;
    result.patterns.push_back(*operand);
    const TokenKind next = peek().kind;
    if (has_bare_except && (is_connector(next) || result.connector != TokenKind::end)) {
      report(at, "schema.syntax", {"schema-found-an-exception-beside-or"},
             {"schema-put-parentheses-around-the-type-with-its"});
    }
    if (!is_connector(next)) return true;
    if (result.connector == TokenKind::end) result.connector = next;
    if (next != result.connector) {
      fail({"schema-again-or-the-end-of-the-pattern", {{"sign", sign_of(result.connector)}}},
           {"schema-and-do-not-mix-put-parentheses-around"});
      return false;
    }
    take();
  }
}

std::optional<Pattern> CompactParser::connected(const Operands& all,
                                                const AnnotationsPtr& annotations) {
  const Details at = details(all.at, annotations);
  switch (all.connector) {
    case TokenKind::bar:
      return builder_.choice(all.patterns, at);
    case TokenKind::ampersand:
      return builder_.interleave(all.patterns, at);
    case TokenKind::comma:
      return builder_.group(all.patterns, at);
    default:
      break;
  }
  if (annotations == nullptr) return all.patterns.front();
  return builder_.group(all.patterns, at);
}

// annotations primary ( "?" | "*" | "+" )?
std::optional<Pattern> CompactParser::repeatable(Level level, bool& has_bare_except) {
  AnnotationsPtr own;
  if (!annotations(own)) return std::nullopt;
  const SourcePosition at = here();
  const std::optional<Pattern> child = primary(level, std::move(own), true, has_bare_except);
  if (!child || !is_repetition(peek().kind)) return child;
  if (has_bare_except) {
    report(at, "schema.syntax", {"schema-found-behind-an-exception", {{"text", text_of(peek())}}},
           {"schema-put-parentheses-around-the-type-with-its"});
  }
  const TokenKind kind = take().kind;
  AnnotationsPtr behind;
  if (!follow_annotations(behind, level)) return std::nullopt;
  if (is_repetition(peek().kind)) {
    return fail({"schema-one-of-and-only"}, {"schema-put-parentheses-around-what-the-first-one"});
  }
  const Details where = details(at, behind);
  if (kind == TokenKind::star) return builder_.zero_or_more({&*child, 1}, where);
  return kind == TokenKind::plus ? builder_.one_or_more({&*child, 1}, where)
                                 : builder_.optional({&*child, 1}, where);
}

std::optional<Pattern> CompactParser::primary(Level level, AnnotationsPtr own, bool follows,
                                              bool& has_bare_except) {
  switch (peek().kind) {
    case TokenKind::keyword_element:
    case TokenKind::keyword_attribute:
      return element_or_attribute(std::move(own), level, follows);
    case TokenKind::keyword_list:
    case TokenKind::keyword_mixed:
      return list_or_mixed(std::move(own), level, follows);
    case TokenKind::keyword_grammar:
      return grammar(std::move(own), level, follows);
    case TokenKind::keyword_external:
      return external(std::move(own), level, follows);
    case TokenKind::keyword_parent:
      return parent(std::move(own), level, follows);
    case TokenKind::keyword_empty:
    case TokenKind::keyword_text:
    case TokenKind::keyword_not_allowed:
      return word(std::move(own), level, follows);
    case TokenKind::identifier:
    case TokenKind::escaped_identifier:
      return named(std::move(own), level, follows);
    case TokenKind::open_parenthesis:
      return parenthesised(std::move(own), level, follows);
    case TokenKind::literal:
      return value({"", "token"}, here(), std::move(own), level, follows);
    case TokenKind::keyword_string:
    case TokenKind::keyword_token:
    case TokenKind::prefixed_name:
      return data(std::move(own), level, follows, has_bare_except);
    default:
      break;
  }
  if (is_keyword(peek().kind)) {
    return fail({"schema-a-pattern"}, escape_of_keyword("schema-is-a-keyword-as-the-name-of"));
  }
  if (!is_next(TokenKind::close_brace)) return fail({"schema-a-pattern"});
  return fail({"schema-a-pattern"}, {"schema-no-content-is-written-empty"});
}

// ( "element" | "attribute" ) nameClass "{" pattern "}"
std::optional<Pattern> CompactParser::element_or_attribute(AnnotationsPtr own, Level level,
                                                           bool follows) {
  const Token keyword = take();
  const bool is_element = keyword.kind == TokenKind::keyword_element;
  const std::optional<NameClass> name =
      name_class(is_element ? NameContext::element : NameContext::attribute, nullptr);
  if (!name || !expect(TokenKind::open_brace, "schema-behind-the-name")) return std::nullopt;
  std::vector<Pattern> children;
  if (is_element) {
    if (!content(children)) return std::nullopt;
  } else {
    // The XML syntax has room for one pattern here.
    const std::optional<Pattern> child = pattern(Level::inner);
    if (!child) return std::nullopt;
    children = {*child};
  }
  take_trailing_comments(own);
  if (!expect(TokenKind::close_brace, "schema-connector-or-brace",
              "schema-put-between-what-comes-one-after-the") ||
      (follows && !follow_annotations(own, level))) {
    return std::nullopt;
  }
  const Details where = details(position_of(keyword), own);
  return is_element ? builder_.element(*name, children, where)
                    : builder_.attribute(*name, children, where);
}

std::optional<Pattern> CompactParser::list_or_mixed(AnnotationsPtr own, Level level, bool follows) {
  const Token keyword = take();
  std::vector<Pattern> children;
  if (!braced_content(children, own) || (follows && !follow_annotations(own, level))) {
    return std::nullopt;
  }
  const Details where = details(position_of(keyword), own);
  return keyword.kind == TokenKind::keyword_list ? builder_.list(children, where)
                                                 : builder_.mixed(children, where);
}

std::optional<Pattern> CompactParser::grammar(AnnotationsPtr own, Level level, bool follows) {
  const SourcePosition at = position_of(take());
  std::vector<Component> children;
  if (!expect(TokenKind::open_brace, "schema-behind-grammar") ||
      !components(Body::grammar, own, children) ||
      !expect(TokenKind::close_brace, "schema-end-of-grammar") ||
      (follows && !follow_annotations(own, level))) {
    return std::nullopt;
  }
  return builder_.grammar(children, details(at, own));
}

std::optional<Pattern> CompactParser::external(AnnotationsPtr own, Level level, bool follows) {
  const SourcePosition at = position_of(take());
  std::string href;
  const std::optional<Reference> target = reference(href);
  if (!target || (follows && !follow_annotations(own, level))) return std::nullopt;
  return builder_.external_ref(*target, details(at, own));
}

std::optional<Pattern> CompactParser::parent(AnnotationsPtr own, Level level, bool follows) {
  const SourcePosition at = position_of(take());
  const std::optional<std::string> name = identifier("schema-the-name-of-a-definition-of-the");
  if (!name || (follows && !follow_annotations(own, level))) return std::nullopt;
  return builder_.parent_ref(*name, details(at, own));
}

std::optional<Pattern> CompactParser::named(AnnotationsPtr own, Level level, bool follows) {
  const SourcePosition at = here();
  const std::optional<std::string> name = identifier("schema-the-name-of-a-definition");
  if (!name || (follows && !follow_annotations(own, level))) return std::nullopt;
  return builder_.ref(*name, details(at, own));
}

// "empty" | "text" | "notAllowed"
std::optional<Pattern> CompactParser::word(AnnotationsPtr own, Level level, bool follows) {
  const Token keyword = take();
  if (follows && !follow_annotations(own, level)) return std::nullopt;
  const Details where = details(position_of(keyword), own);
  if (keyword.kind == TokenKind::keyword_empty) return builder_.empty(where);
  return keyword.kind == TokenKind::keyword_text ? builder_.text(where)
                                                 : builder_.not_allowed(where);
}

// "(" pattern ")"; annotations belong to the choice, interleave or group in it.
std::optional<Pattern> CompactParser::parenthesised(AnnotationsPtr own, Level level, bool follows) {
  const SourcePosition at = position_of(take());
  Operands all;
  if (!operands(level, all)) return std::nullopt;
  take_trailing_comments(own);
  if (!expect(TokenKind::close_parenthesis, "schema-connector-or-parenthesis") ||
      (follows && !follow_annotations(own, level))) {
    return std::nullopt;
  }
  all.at = at;
  return connected(all, own);
}

std::optional<Pattern> CompactParser::value(TypeName type, SourcePosition at, AnnotationsPtr own,
                                            Level level, bool follows) {
  const std::optional<std::string> text = literal("schema-a-value-in-quotation-marks");
  if (!text || (follows && !follow_annotations(own, level))) return std::nullopt;
  if (level == Level::top && own != nullptr && !own->before.empty()) {
    report(at, "schema.syntax", {"schema-found-annotation-elements-at-the-outermost-value"},
           {"schema-put-them-at-an-element-that-holds"});
  }
  const std::string_view default_namespace = default_namespace_.uri;
  return builder_.value(type, *text, default_namespace, scope(), details(at, own));
}

// datatypeName ( literal | params? except? )
std::optional<Pattern> CompactParser::data(AnnotationsPtr own, Level level, bool follows,
                                           bool& has_bare_except) {
  const Token token = take();
  const SourcePosition at = position_of(token);
  TypeName type{"", text_of(token)};
  if (token.kind == TokenKind::prefixed_name) {
    const auto [prefix, local] = split(token);
    const auto library = libraries_.find(prefix);
    if (library != libraries_.end()) {
      type = {library->second, local};
    } else {
      report(at, "schema.prefix-undeclared",
             {"schema-found-the-prefix-which-no-datatypes-declaration", {{"prefix", prefix}}},
             {"schema-declare-it-at-the-top-datatypes", {{"prefix", prefix}}});
      type = {"", "token"};  // for the sake of going on; what is built is thrown away
    }
  }
  if (is_next(TokenKind::literal)) return value(type, at, std::move(own), level, follows);
  std::vector<OwnedParameter> owned;
  if (is_next(TokenKind::open_brace) && !parameters(owned, own)) return std::nullopt;
  std::vector<Pattern> except;
  if (skip(TokenKind::minus)) {
    const std::optional<Pattern> child = data_except();
    if (!child) return std::nullopt;
    except = {*child};
    has_bare_except = true;
  }
  if (follows && !follow_annotations(own, level)) return std::nullopt;
  std::vector<DataParameter> views;
  for (const OwnedParameter& parameter : owned) {
    views.push_back({parameter.name, parameter.value, parameter.at, parameter.annotations.get()});
  }
  return builder_.data(type, views, except, scope(), details(at, own));
}

// "{" ( annotations name "=" literal )* "}"
bool CompactParser::parameters(std::vector<OwnedParameter>& result, AnnotationsPtr& own) {
  take();
  while (!is_next(TokenKind::close_brace)) {
    AnnotationsPtr annotated;
    if (!annotations(annotated)) return false;
    const SourcePosition at = here();
    std::optional<std::string> name = any_name("schema-a-parameter-name-value-or");
    if (!name || !expect(TokenKind::equals, "schema-and-the-parameter-s-value")) return false;
    std::optional<std::string> text = literal("schema-the-parameter-s-value-in-quotation-marks");
    if (!text) return false;
    result.push_back({std::move(*name), std::move(*text), at, std::move(annotated)});
  }
  take_trailing_comments(own);
  take();
  return true;
}

std::optional<Pattern> CompactParser::data_except() {
  const Nesting nesting(*this);
  AnnotationsPtr own;
  if (nesting.is_too_deep() || !annotations(own)) return std::nullopt;
  const SourcePosition at = here();
  bool has_bare_except = false;
  const std::optional<Pattern> child =
      primary(Level::inner, std::move(own), false, has_bare_except);
  if (child && has_bare_except) {
    report(at, "schema.syntax", {"schema-found-an-exception-to-an-exception-without"},
           {"schema-put-parentheses-around-the-inner-type-with"});
  }
  return child;
}

// The declarations stand before everything else, so that there is one set of bindings for a file.
Namespaces CompactParser::scope() {
  if (scope_) return *scope_;
  std::vector<NamespaceBinding> bindings = {{"", default_namespace_.uri}};
  for (const auto& [prefix, value] : namespaces_) {
    if (!value.uri.empty()) bindings.push_back({prefix, value.uri});
  }
  scope_ = builder_.namespaces(bindings);
  return *scope_;
}

}  // namespace rng::syntax
