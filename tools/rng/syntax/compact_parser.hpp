// SPDX-License-Identifier: MIT
// The parser of the compact syntax: recursive descent over a list of tokens, one function for each
// production of the specification (appendix A), calling a SchemaBuilder as soon as a construct
// ends. The door is parse_compact in parse.hpp.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "rng/syntax/compact_lexer.hpp"
#include "rng/syntax/compact_text.hpp"
#include "rng/syntax/parse.hpp"
#include "rng/syntax/schema_builder.hpp"

namespace rng::syntax {

/// How deep constructs may nest in the compact syntax; each level is a few calls on the stack.
inline constexpr int kMaxCompactDepth = 1'000;

/// Parses one file. Every production returns none, or false, once the syntax is wrong; a wrong name
/// (an undeclared prefix, an attribute twice) is reported and parsing goes on.
class CompactParser {
 public:
  CompactParser(const SchemaText& source, SchemaBuilder& builder, base::DiagnosticSink& sink);

  std::optional<Pattern> parse();

 private:
  using AnnotationsPtr = std::unique_ptr<Annotations>;

  // A declared prefix. One that inherits has the namespace of the file that refers to this one.
  struct Namespace {
    std::string uri;
    bool is_inherited = false;
  };

  // Operands of `,`, `|` or `&`, or one operand alone (then `connector` is `end`).
  struct Operands {
    std::vector<Pattern> patterns;
    TokenKind connector = TokenKind::end;
    SourcePosition at;
  };

  // Where a pattern stands: the outermost one may carry no following annotations.
  enum class Level : std::uint8_t { top, inner };
  enum class NameContext : std::uint8_t { element, attribute };

  // Counts how deep the productions nest.
  class Nesting {
   public:
    explicit Nesting(CompactParser& parser) : parser_(parser) { ++parser_.depth_; }
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool is_too_deep() const;

   private:
    CompactParser& parser_;
  };

  // Tokens (compact_parser.cpp).
  const Token& peek(std::size_t ahead = 0) const;
  bool is_next(TokenKind kind, std::size_t ahead = 0) const { return peek(ahead).kind == kind; }
  Token take();
  bool skip(TokenKind kind);
  // What is expected, and the hint, are keys of the catalogue.
  bool expect(TokenKind kind, std::string_view expected, std::string_view hint = {});
  std::string_view text_of(const Token& token) const;
  SourcePosition position_of(const Token& token) const;
  SourcePosition here() const { return position_of(peek()); }
  std::optional<std::string> literal(std::string_view expected);
  std::optional<std::string> identifier(std::string_view expected);
  std::optional<std::string> any_name(std::string_view expected);

  // Faults (compact_parser.cpp). fail() says that the next token is not what is expected.
  std::nullopt_t fail(base::Wording expected, base::Wording hint = {});
  void report(SourcePosition at, std::string_view code, base::Wording message,
              base::Wording hint = {});
  void report_token_fault();
  base::Wording found() const;
  base::Wording escape_of_keyword(std::string_view key) const;

  // Declarations and grammars (compact_grammar.cpp).
  bool preamble();
  bool namespace_declaration();
  void declare(const std::string& prefix, Namespace value, SourcePosition at);
  bool datatypes_declaration();
  bool is_grammar_next() const;
  std::size_t skip_annotation_body(std::size_t ahead) const;
  std::optional<Pattern> top_level_grammar();
  std::optional<Pattern> top_level_pattern();
  enum class Body : std::uint8_t { grammar, include };
  bool components(Body body, AnnotationsPtr& annotations, std::vector<Component>& result);
  std::optional<Component> component(Body body);
  std::optional<Component> start(AnnotationsPtr annotations);
  std::optional<Component> define(AnnotationsPtr annotations);
  std::optional<Component> div(Body body, AnnotationsPtr annotations);
  std::optional<Component> include(AnnotationsPtr annotations);
  std::optional<Combine> assignment();
  std::optional<Reference> reference(std::string& href);

  // Patterns (compact_pattern.cpp).
  std::optional<Pattern> pattern(Level level);
  bool content(std::vector<Pattern>& children);
  bool braced_content(std::vector<Pattern>& children, AnnotationsPtr& own);
  bool operands(Level level, Operands& result);
  std::optional<Pattern> connected(const Operands& operands, const AnnotationsPtr& annotations);
  std::optional<Pattern> repeatable(Level level, bool& has_bare_except);
  std::optional<Pattern> primary(Level level, AnnotationsPtr annotations, bool may_be_followed,
                                 bool& has_bare_except);
  std::optional<Pattern> element_or_attribute(AnnotationsPtr annotations, Level level,
                                              bool follows);
  std::optional<Pattern> list_or_mixed(AnnotationsPtr annotations, Level level, bool follows);
  std::optional<Pattern> grammar(AnnotationsPtr annotations, Level level, bool follows);
  std::optional<Pattern> external(AnnotationsPtr annotations, Level level, bool follows);
  std::optional<Pattern> parent(AnnotationsPtr annotations, Level level, bool follows);
  std::optional<Pattern> named(AnnotationsPtr annotations, Level level, bool follows);
  std::optional<Pattern> word(AnnotationsPtr annotations, Level level, bool follows);
  std::optional<Pattern> parenthesised(AnnotationsPtr annotations, Level level, bool follows);
  std::optional<Pattern> value(TypeName type, SourcePosition at, AnnotationsPtr annotations,
                               Level level, bool follows);
  std::optional<Pattern> data(AnnotationsPtr annotations, Level level, bool follows,
                              bool& has_bare_except);
  struct OwnedParameter {
    std::string name;
    std::string value;
    SourcePosition at;
    AnnotationsPtr annotations;
  };
  bool parameters(std::vector<OwnedParameter>& result, AnnotationsPtr& own);
  std::optional<Pattern> data_except();
  Namespaces scope();

  // Name classes (compact_names.cpp).
  std::optional<NameClass> name_class(NameContext context, AnnotationsPtr* outer);
  std::optional<NameClass> basic_name_class(NameContext context, AnnotationsPtr annotations,
                                            bool& has_except, bool may_except);
  std::optional<NameClass> simple_name(NameContext context, AnnotationsPtr annotations);
  std::optional<NameClass> open_name(NameContext context, AnnotationsPtr annotations,
                                     bool& has_except, bool may_except);
  std::optional<NameClass> parenthesised_name(NameContext context, AnnotationsPtr annotations);
  std::pair<std::string_view, std::string_view> split(const Token& prefixed) const;
  const Namespace& namespace_of(std::string_view prefix, SourcePosition at);

  // Annotations (compact_annotations.cpp).
  bool annotations(AnnotationsPtr& result);
  bool bracketed_annotations(Annotations& result);
  bool follow_annotations(AnnotationsPtr& result, Level level);
  bool trailing_annotations(AnnotationsPtr& result);
  bool is_annotation_element_next(bool keywords_too) const;
  bool annotation_element(std::vector<AnnotationElement>& result, bool is_nested);
  bool annotation_content(AnnotationElement& element);
  bool annotation_attribute(std::vector<AnnotationAttribute>& result,
                            std::set<std::pair<std::string, std::string>>& seen, bool is_nested);
  AnnotationName annotation_name(const Token& token, bool is_attribute, bool is_nested);
  void keep(AnnotationElement element, Annotations& owner) const;
  std::vector<AnnotationComment> new_comments();
  void take_comments(AnnotationsPtr& result);
  void take_comments(std::vector<AnnotationNode>& nodes);
  void take_trailing_comments(AnnotationsPtr& result);
  static Annotations& ensure(AnnotationsPtr& annotations);
  static Details details(SourcePosition at, const AnnotationsPtr& annotations);

  const SchemaText& source_;
  SchemaBuilder& builder_;
  base::DiagnosticSink& sink_;
  CompactText text_;
  std::vector<TextFault> token_faults_;
  TokenList list_;
  std::size_t next_ = 0;
  std::size_t next_comment_ = 0;
  std::size_t declarations_end_ = 0;  // the token behind the declarations
  int depth_ = 0;
  bool has_failed_ = false;  // the syntax is wrong: nothing more is said
  bool has_error_ = false;
  bool wants_annotations_;
  std::map<std::string, Namespace, std::less<>> namespaces_;
  std::map<std::string, std::string, std::less<>> libraries_;
  Namespace default_namespace_;
  std::optional<Namespaces> scope_;
};

}  // namespace rng::syntax
