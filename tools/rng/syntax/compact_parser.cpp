// SPDX-License-Identifier: MIT
// Tokens, faults, and the file as a whole.
#include "rng/syntax/compact_parser.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "rng/datatype/datatype.hpp"

namespace rng::syntax {
namespace {

constexpr std::string_view kSyntaxCode = "schema.syntax";

}  // namespace

std::optional<Pattern> parse_compact(const SchemaText& text, SchemaBuilder& builder,
                                     base::DiagnosticSink& sink) {
  return CompactParser(text, builder, sink).parse();
}

CompactParser::CompactParser(const SchemaText& source, SchemaBuilder& builder,
                             base::DiagnosticSink& sink)
    : source_(source),
      builder_(builder),
      sink_(sink),
      text_(source.bytes),
      wants_annotations_(builder.wants_annotations()),
      default_namespace_{source.inherited_namespace, true} {}

std::optional<Pattern> CompactParser::parse() {
  for (const TextFault& fault : text_.faults()) {
    report(text_.decoded_position(fault.offset), kSyntaxCode, fault.message, fault.hint);
    return std::nullopt;
  }
  list_ = tokens_of(text_, token_faults_);
  std::optional<Pattern> result;
  if (preamble()) result = is_grammar_next() ? top_level_grammar() : top_level_pattern();
  if (!token_faults_.empty() && !has_failed_) report_token_fault();
  return has_error_ ? std::nullopt : result;
}

bool CompactParser::Nesting::is_too_deep() const {
  if (parser_.depth_ <= kMaxCompactDepth) return false;
  if (!parser_.has_failed_) {
    parser_.report(parser_.here(), "schema.limit",
                   {"schema-the-schema-nests-more-than-levels-deep",
                    {{"limit", std::to_string(kMaxCompactDepth)}}});
    parser_.has_failed_ = true;
  }
  return true;
}

const Token& CompactParser::peek(std::size_t ahead) const {
  return list_.tokens[std::min(next_ + ahead, list_.tokens.size() - 1)];
}

Token CompactParser::take() {
  const Token token = peek();
  next_ = std::min(next_ + 1, list_.tokens.size() - 1);
  return token;
}

bool CompactParser::skip(TokenKind kind) {
  if (!is_next(kind)) return false;
  take();
  return true;
}

bool CompactParser::expect(TokenKind kind, std::string_view expected, std::string_view hint) {
  if (skip(kind)) return true;
  fail({std::string(expected)}, {std::string(hint)});
  return false;
}

std::string_view CompactParser::text_of(const Token& token) const {
  return text_.text().substr(token.begin, token.end - token.begin);
}

SourcePosition CompactParser::position_of(const Token& token) const {
  SourcePosition at = text_.position(token.begin);
  at.document = source_.document;
  return at;
}

// literal ( '~' literal )*
std::optional<std::string> CompactParser::literal(std::string_view expected) {
  if (!is_next(TokenKind::literal))
    return fail({std::string(expected)}, {"schema-quotation-marks-go-around-it"});
  std::string value = value_of_literal(text_of(take()));
  while (skip(TokenKind::tilde)) {
    if (!is_next(TokenKind::literal)) return fail({"schema-a-literal-behind"});
    value += value_of_literal(text_of(take()));
  }
  return value;
}

std::optional<std::string> CompactParser::identifier(std::string_view expected) {
  if (is_next(TokenKind::identifier)) return std::string(text_of(take()));
  if (is_next(TokenKind::escaped_identifier)) return std::string(text_of(take()).substr(1));
  if (!is_keyword(peek().kind)) return fail({std::string(expected)});
  return fail({std::string(expected)}, escape_of_keyword("schema-is-a-keyword-as-a-name-it"));
}

// An identifier or a keyword, where no keyword could be meant.
std::optional<std::string> CompactParser::any_name(std::string_view expected) {
  return is_keyword(peek().kind) ? std::string(text_of(take())) : identifier(expected);
}

// How a keyword is written where it is a name.
base::Wording CompactParser::escape_of_keyword(std::string_view key) const {
  const std::string word(text_of(peek()));
  return {std::string(key), {{"word", word}, {"escape", "\\" + word}}};
}

base::Wording CompactParser::found() const {
  const Token& token = peek();
  constexpr std::size_t kMost = 40;
  std::string_view text = text_of(token);
  if (token.kind == TokenKind::end) return {"schema-the-end-of-the-schema"};
  if (token.kind == TokenKind::documentation) return {"schema-documentation"};
  if (token.kind == TokenKind::literal) {
    const bool is_short = text.size() <= kMost && text.find_first_of("\r\n") == text.npos;
    if (!is_short) return {"schema-a-literal"};
    return {"schema-the-literal", {{"text", text}}};
  }
  return {"schema-quoted", {{"text", text}}};
}

std::nullopt_t CompactParser::fail(base::Wording expected, base::Wording hint) {
  if (has_failed_) return std::nullopt;
  if (is_next(TokenKind::end) && !token_faults_.empty()) {
    report_token_fault();
    return std::nullopt;
  }
  report(here(), kSyntaxCode,
         {"schema-found-expected", {{"found", found()}, {"expected", std::move(expected)}}},
         std::move(hint));
  has_failed_ = true;
  return std::nullopt;
}

// The tokens end where the text makes no sense, and this is why.
void CompactParser::report_token_fault() {
  const TextFault& fault = token_faults_.front();
  report(text_.position(fault.offset), kSyntaxCode, fault.message, fault.hint);
  has_failed_ = true;
}

void CompactParser::report(SourcePosition at, std::string_view code, base::Wording message,
                           base::Wording hint) {
  has_error_ = true;
  sink_.add(
      base::worded(code, {source_.name, at.line, at.column}, std::move(message), std::move(hint)));
}

}  // namespace rng::syntax
