// SPDX-License-Identifier: MIT
#include "rng/syntax/compact_lexer.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "rng/datatype/name_chars.hpp"

namespace rng::syntax {
namespace {

// In the order of TokenKind.
constexpr std::array<std::string_view, 19> kKeywords = {
    "attribute", "datatypes", "default", "div",  "element", "empty",     "external",
    "grammar",   "include",   "inherit", "list", "mixed",   "namespace", "notAllowed",
    "parent",    "start",     "string",  "text", "token"};

TokenKind kind_of_name(std::string_view name) {
  const auto* found = std::lower_bound(kKeywords.begin(), kKeywords.end(), name);
  if (found == kKeywords.end() || *found != name) return TokenKind::identifier;
  return static_cast<TokenKind>(static_cast<std::size_t>(TokenKind::keyword_attribute) +
                                static_cast<std::size_t>(found - kKeywords.begin()));
}

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == kEscapedLineFeed;
}

constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<TextFault>& faults) : text_(text), faults_(faults) {}

  TokenList run() {
    while (skip_space()) {
      const std::size_t begin = at_;
      if (text_[at_] == '#') {
        comment_or_documentation();
        continue;
      }
      const TokenKind kind = next_kind();
      if (kind == TokenKind::end) break;
      add(kind, begin);
    }
    at_ = std::min(at_, text_.size());
    add(TokenKind::end, at_);
    return std::move(list_);
  }

 private:
  void add(TokenKind kind, std::size_t begin) {
    list_.tokens.push_back(
        {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
  }

  bool skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  bool is_at(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void skip_line() {
    while (at_ < text_.size() && !is_line_end(text_[at_])) ++at_;
  }

  // Lines that begin with ## and follow each other make one documentation, those with # one
  // comment, unless the first of them stands behind something else.
  void comment_or_documentation() {
    const std::size_t begin = at_;
    const bool is_documentation = is_at("##");
    const bool is_first = is_first_on_line();
    skip_line();
    if (!is_documentation) {
      while (const std::size_t next = is_first ? next_line_with("#") : 0) {
        if (text_.substr(next).starts_with("##")) break;
        at_ = next;
        skip_line();
      }
      list_.comments.push_back({static_cast<std::uint32_t>(list_.tokens.size()),
                                static_cast<std::uint32_t>(begin),
                                static_cast<std::uint32_t>(at_)});
      return;
    }
    while (const std::size_t next = next_line_with("##")) {
      at_ = next;
      skip_line();
    }
    add(TokenKind::documentation, begin);
  }

  bool is_first_on_line() const {
    std::size_t before = at_;
    while (before > 0 && (text_[before - 1] == ' ' || text_[before - 1] == '\t')) --before;
    return before == 0 || is_line_end(text_[before - 1]);
  }

  // Where the next line begins with this mark, or 0.
  std::size_t next_line_with(std::string_view mark) const {
    std::size_t next = at_;
    if (text_.substr(next).starts_with("\r\n")) ++next;
    if (next == text_.size()) return 0;
    ++next;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    return text_.substr(next).starts_with(mark) ? next : 0;
  }

  TokenKind next_kind() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return literal();
    if (c == '\\') return escaped_identifier();
    if (const TokenKind kind = symbol(c); kind != TokenKind::end) return kind;
    return name();
  }

  TokenKind symbol(char c) {
    constexpr std::string_view kSigns = "={}[](),|&*+?-~";
    constexpr TokenKind kKinds[] = {TokenKind::equals,
                                    TokenKind::open_brace,
                                    TokenKind::close_brace,
                                    TokenKind::open_bracket,
                                    TokenKind::close_bracket,
                                    TokenKind::open_parenthesis,
                                    TokenKind::close_parenthesis,
                                    TokenKind::comma,
                                    TokenKind::bar,
                                    TokenKind::ampersand,
                                    TokenKind::star,
                                    TokenKind::plus,
                                    TokenKind::question,
                                    TokenKind::minus,
                                    TokenKind::tilde};
    const char after = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == '>' && after == '>') return symbol(TokenKind::follow, 2);
    if (c == '|' && after == '=') return symbol(TokenKind::choice_equals, 2);
    if (c == '&' && after == '=') return symbol(TokenKind::interleave_equals, 2);
    const std::size_t index = kSigns.find(c);
    return index == std::string_view::npos ? TokenKind::end : symbol(kKinds[index], 1);
  }

  TokenKind symbol(TokenKind kind, std::size_t length) {
    at_ += length;
    return kind;
  }

  TokenKind literal() {
    const char mark = text_[at_];
    const std::string_view triple = mark == '"' ? "\"\"\"" : "'''";
    if (is_at(triple)) {
      const std::size_t end = text_.find(triple, at_ + 3);
      if (end == std::string_view::npos) {
        return fail(at_, {"schema-found-a-literal-that-is-never-closed"},
                    {"schema-close-it-with", {{"mark", triple}}});
      }
      at_ = end + 3;
      return TokenKind::literal;
    }
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != mark && !is_line_end(text_[end])) ++end;
    if (end == text_.size() || text_[end] != mark) {
      return fail(at_, {"schema-found-a-literal-that-is-not-closed"},
                  {"schema-close-it-with-or-write-around-a",
                   {{"mark", std::string(1, mark)}, {"marks", triple}}});
    }
    at_ = end + 1;
    return TokenKind::literal;
  }

  // The end of the NCName that begins at `at`, or `at`.
  std::size_t end_of_ncname(std::size_t at) const {
    if (at == text_.size()) return at;
    std::size_t end = at;
    char32_t c = base::utf8::next(text_, end);
    if (c == U':' || !datatype::is_name_start(c)) return at;
    while (end < text_.size()) {
      std::size_t next = end;
      c = base::utf8::next(text_, next);
      if (c == U':' || !datatype::is_name_char(c)) break;
      end = next;
    }
    return end;
  }

  TokenKind escaped_identifier() {
    const std::size_t end = end_of_ncname(at_ + 1);
    if (end == at_ + 1) {
      return fail(at_, {"schema-found-a-without-a-name-behind-it"},
                  {"schema-a-name-that-is-also-a-keyword", {{"example", "\\text"}}});
    }
    at_ = end;
    return TokenKind::escaped_identifier;
  }

  TokenKind name() {
    const std::size_t begin = at_;
    const std::size_t end = end_of_ncname(at_);
    if (end == at_) return fail_at_character();
    at_ = end;
    if (is_at(":*")) {
      at_ += 2;
      return TokenKind::prefixed_star;
    }
    if (is_at(":")) {
      const std::size_t local_end = end_of_ncname(at_ + 1);
      if (local_end != at_ + 1) {
        at_ = local_end;
        return TokenKind::prefixed_name;
      }
    }
    return kind_of_name(text_.substr(begin, end - begin));
  }

  TokenKind fail_at_character() {
    std::size_t end = at_;
    const char32_t c = base::utf8::next(text_, end);
    base::Wording hint;
    if (c == U'<') hint = {"schema-a-schema-in-the-xml-syntax-begins"};
    if (c == U';') hint = {"schema-nothing-stands-between-two-definitions"};
    if (c < 0x20) {
      const std::string_view escaped = c == kEscapedCarriageReturn ? "U+000D" : "U+000A";
      return fail(at_, {"schema-found-an-escaped-outside-a-literal", {{"character", escaped}}},
                  std::move(hint));
    }
    return fail(at_,
                {"schema-found-which-begins-nothing", {{"text", text_.substr(at_, end - at_)}}},
                std::move(hint));
  }

  TokenKind fail(std::size_t offset, base::Wording message, base::Wording hint) {
    faults_.push_back({static_cast<std::uint32_t>(offset), std::move(message), std::move(hint)});
    return TokenKind::end;
  }

  std::string_view text_;
  std::vector<TextFault>& faults_;
  TokenList list_;
  std::size_t at_ = 0;
};

// Line ends, and the characters that escapes stand for, as they are meant.
std::string plain(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') continue;
      result += '\n';
    } else if (text[i] == kEscapedLineFeed || text[i] == kEscapedCarriageReturn) {
      result += text[i] == kEscapedLineFeed ? '\n' : '\r';
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

TokenList tokens_of(const CompactText& text, std::vector<TextFault>& faults) {
  return Lexer(text.text(), faults).run();
}

std::string value_of_literal(std::string_view literal) {
  const bool is_triple =
      literal.size() >= 6 && literal[0] == literal[1] && literal[0] == literal[2];
  const std::size_t marks = is_triple ? 3 : 1;
  return plain(literal.substr(marks, literal.size() - 2 * marks));
}

std::string value_of_comment(std::string_view comment) {
  const std::string text = plain(comment);
  std::string result;
  for (std::string_view line : base::lines_of(text)) {
    if (line.data() != text.data()) result += '\n';
    line.remove_prefix(std::min(line.find('#'), line.size()));
    line.remove_prefix(std::min(line.find_first_not_of('#'), line.size()));
    if (line.starts_with(' ')) line.remove_prefix(1);
    result += line;
  }
  return result;
}

}  // namespace rng::syntax
