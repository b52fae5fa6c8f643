// SPDX-License-Identifier: MIT
// The tokens of the compact syntax (RELAX NG Compact Syntax, §2).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rng/syntax/compact_text.hpp"

namespace rng::syntax {

enum class TokenKind : std::uint8_t {
  end,
  identifier,
  escaped_identifier,  // with its backslash
  prefixed_name,       // prefix:local
  prefixed_star,       // prefix:*
  literal,             // with its quotation marks
  documentation,       // ## lines in a row
  keyword_attribute,
  keyword_datatypes,
  keyword_default,
  keyword_div,
  keyword_element,
  keyword_empty,
  keyword_external,
  keyword_grammar,
  keyword_include,
  keyword_inherit,
  keyword_list,
  keyword_mixed,
  keyword_namespace,
  keyword_not_allowed,
  keyword_parent,
  keyword_start,
  keyword_string,
  keyword_text,
  keyword_token,
  equals,
  interleave_equals,
  choice_equals,
  open_brace,
  close_brace,
  open_bracket,
  close_bracket,
  open_parenthesis,
  close_parenthesis,
  comma,
  bar,
  ampersand,
  star,
  plus,
  question,
  minus,
  tilde,
  follow,  // >>
};

constexpr bool is_keyword(TokenKind kind) {
  return kind >= TokenKind::keyword_attribute && kind <= TokenKind::keyword_token;
}

struct Token {
  TokenKind kind = TokenKind::end;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A comment, a single `#` to the end of its line or several such lines in a row, and the token
/// before which it stands.
struct Comment {
  std::uint32_t before_token = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct TokenList {
  std::vector<Token> tokens;  // the last one is `end`
  std::vector<Comment> comments;
};

/// Splits a text into tokens. Where one cannot be read, the list ends there and a fault, whose
/// offset is one of text.text(), goes to `faults`.
TokenList tokens_of(const CompactText& text, std::vector<TextFault>& faults);

/// What a literal says: without quotation marks, its line ends as line feeds.
std::string value_of_literal(std::string_view literal);

/// What the lines of a documentation token or a comment say, without their number signs and the
/// blank behind these.
std::string value_of_comment(std::string_view comment);

}  // namespace rng::syntax
