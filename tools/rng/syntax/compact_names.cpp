// SPDX-License-Identifier: MIT
// Name classes, and prefixes.
#include <fmt/format.h>

#include "rng/syntax/compact_parser.hpp"

namespace rng::syntax {

// An exception is not followed by alternatives; `outer` are the annotations of the parentheses
// around, which a choice takes.
std::optional<NameClass> CompactParser::name_class(NameContext context, AnnotationsPtr* outer) {
  const Nesting nesting(*this);
  if (nesting.is_too_deep()) return std::nullopt;
  const SourcePosition at = here();
  AnnotationsPtr own;
  if (!annotations(own)) return std::nullopt;
  bool has_except = false;
  const std::optional<NameClass> first =
      basic_name_class(context, std::move(own), has_except, true);
  if (!first) return std::nullopt;
  if (has_except || !is_next(TokenKind::bar)) return first;
  std::vector<NameClass> alternatives = {*first};
  while (skip(TokenKind::bar)) {
    AnnotationsPtr next;
    if (!annotations(next)) return std::nullopt;
    const std::optional<NameClass> alternative =
        basic_name_class(context, std::move(next), has_except, false);
    if (!alternative) return std::nullopt;
    alternatives.push_back(*alternative);
  }
  AnnotationsPtr taken;
  if (outer != nullptr) taken = std::move(*outer);
  return builder_.name_choice(alternatives, details(at, taken));
}

std::optional<NameClass> CompactParser::basic_name_class(NameContext context, AnnotationsPtr own,
                                                         bool& has_except, bool may_except) {
  switch (peek().kind) {
    case TokenKind::star:
    case TokenKind::prefixed_star:
      return open_name(context, std::move(own), has_except, may_except);
    case TokenKind::open_parenthesis:
      return parenthesised_name(context, std::move(own));
    default:
      return simple_name(context, std::move(own));
  }
}

// name | prefix:name
std::optional<NameClass> CompactParser::simple_name(NameContext context, AnnotationsPtr own) {
  const SourcePosition at = here();
  if (is_next(TokenKind::prefixed_name)) {
    const auto [prefix, local] = split(take());
    const std::string& uri = namespace_of(prefix, at).uri;
    if (!follow_annotations(own, Level::inner)) return std::nullopt;
    return builder_.name({uri, local, prefix}, details(at, own));
  }
  const std::optional<std::string> local = any_name("schema-a-name-prefix-or");
  if (!local || !follow_annotations(own, Level::inner)) return std::nullopt;
  const std::string_view uri =
      context == NameContext::attribute ? std::string_view() : default_namespace_.uri;
  return builder_.name({uri, *local}, details(at, own));
}

// ( "*" | prefix:* ) ( "-" nameClass )?
std::optional<NameClass> CompactParser::open_name(NameContext context, AnnotationsPtr own,
                                                  bool& has_except, bool may_except) {
  const Nesting nesting(*this);
  if (nesting.is_too_deep()) return std::nullopt;
  const Token token = take();
  const SourcePosition at = position_of(token);
  std::vector<NameClass> except;
  if (is_next(TokenKind::minus)) {
    if (!may_except) {
      return fail({"schema-no-exception-here"},
                  {"schema-put-parentheses-around-the-name-class-with"});
    }
    take();
    AnnotationsPtr inner;
    bool is_nested = false;
    if (!annotations(inner)) return std::nullopt;
    const std::optional<NameClass> child =
        basic_name_class(context, std::move(inner), is_nested, false);
    if (!child) return std::nullopt;
    except = {*child};
    has_except = true;
  }
  if (!follow_annotations(own, Level::inner)) return std::nullopt;
  if (token.kind == TokenKind::star) return builder_.any_name(except, details(at, own));
  std::string_view prefix = text_of(token);
  prefix.remove_suffix(2);
  return builder_.ns_name(namespace_of(prefix, at).uri, except, details(at, own));
}

std::optional<NameClass> CompactParser::parenthesised_name(NameContext context,
                                                           AnnotationsPtr own) {
  const SourcePosition at = position_of(take());
  const std::optional<NameClass> inner = name_class(context, &own);
  if (!inner || !expect(TokenKind::close_parenthesis, "schema-bar-or-parenthesis"))
    return std::nullopt;
  // What follows the parentheses has no construct of its own to go to.
  if (!follow_annotations(own, Level::inner)) return std::nullopt;
  if (own == nullptr) return inner;
  return builder_.name_choice({&*inner, 1}, details(at, own));
}

std::pair<std::string_view, std::string_view> CompactParser::split(const Token& prefixed) const {
  const std::string_view text = text_of(prefixed);
  const std::size_t colon = text.find(':');
  return {text.substr(0, colon), text.substr(colon + 1)};
}

const CompactParser::Namespace& CompactParser::namespace_of(std::string_view prefix,
                                                            SourcePosition at) {
  static const Namespace none;
  const auto found = namespaces_.find(prefix);
  if (found != namespaces_.end()) return found->second;
  report(at, "schema.prefix-undeclared",
         {"schema-found-the-prefix-which-no-namespace-declaration", {{"prefix", prefix}}},
         {"schema-declare-it-at-the-top-namespace", {{"prefix", prefix}}});
  return none;
}

}  // namespace rng::syntax
