// SPDX-License-Identifier: MIT
#include "xml/markup.hpp"

#include <algorithm>
#include <set>

#include "base/number.hpp"
#include "base/utf8.hpp"
#include "xml/tag_lexer.hpp"

namespace xml {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::size_t past(std::string_view text, std::size_t from, std::string_view ending) {
  const std::size_t at = text.find(ending, from);
  return at == std::string_view::npos ? text.size() : at + ending.size();
}

// A comment or an instruction has its own end; in a tag or a declaration quoted text has none.
std::size_t past_quoted(std::string_view text, std::size_t at) {
  return past(text, at + 1, text.substr(at, 1));
}

std::size_t past_tag(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (true) {
    at = text.find_first_of("\"'>", at);
    if (at == std::string_view::npos) return text.size();
    if (text[at] == '>') return at + 1;
    at = past_quoted(text, at);
  }
}

// Declarations stand in brackets, with comments, instructions and quoted text among them.
std::size_t past_doctype(std::string_view text, std::size_t begin) {
  bool is_in_subset = false;
  std::size_t at = begin + 2;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const char c = rest.front();
    if (rest.starts_with("<!--")) {
      at = past(text, at + 4, "-->");
    } else if (rest.starts_with("<?")) {
      at = past(text, at, "?>");
    } else if (c == '"' || c == '\'') {
      at = past_quoted(text, at);
    } else {
      if (c == '[') is_in_subset = true;
      if (c == ']') is_in_subset = false;
      ++at;
      if (c == '>' && !is_in_subset) return at;
    }
  }
  return at;
}

std::optional<std::string> character_of(std::string_view digits) {
  int radix = 10;
  if (digits.starts_with('x')) {
    radix = 16;
    digits.remove_prefix(1);
  }
  const auto code = base::number<std::uint32_t>(digits, radix);
  if (!code || !base::utf8::is_xml_char(*code)) return std::nullopt;
  return base::utf8::encode(*code);
}

std::optional<std::string> predefined(std::string_view name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  return std::nullopt;
}

// The text with its references resolved; none where one of them cannot be, or where it is told not
// to leave any.
std::optional<std::string> resolved(std::string_view text, bool keeps_unknown) {
  static const TextEntities kNone;
  std::string out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    const std::string_view reference = text.substr(0, past(text, 0, ";"));
    if (reference.empty()) break;
    const auto known = referenced_text(reference, kNone);
    if (!known && !keeps_unknown) return std::nullopt;
    out += known ? *known : std::string(reference);
    text.remove_prefix(reference.size());
  }
  return out;
}

// `NAME "value"` of an entity's declaration; what has no value of its own is passed over. Character
// references count as the characters here, so that "&#60;" is markup.
void add_entity(std::string_view declaration, TextEntities& entities,
                std::set<std::string, std::less<>>& seen) {
  const auto skip_blanks = [&] {
    const std::size_t at = declaration.find_first_not_of(kBlanks);
    declaration.remove_prefix(std::min(at, declaration.size()));
  };
  skip_blanks();
  const std::size_t name_end = std::min(declaration.find_first_of(kBlanks), declaration.size());
  const std::string name(declaration.substr(0, name_end));
  declaration.remove_prefix(name_end);
  skip_blanks();
  // The first declaration of a name holds, whatever it is.
  if (name == "%" || !seen.insert(name).second) return;
  if (!declaration.starts_with('"') && !declaration.starts_with('\'')) return;
  const std::string_view value = declaration.substr(1, past_quoted(declaration, 0) - 2);
  const bool has_markup = value.find_first_of("<%") != std::string_view::npos;
  auto text = has_markup ? std::nullopt : resolved(value, false);
  if (text && text->find_first_of("<&") == std::string::npos) entities.emplace(name, *text);
}

TokenKind kind_of(std::string_view rest) {
  if (rest.starts_with("<!--")) return TokenKind::comment;
  if (rest.starts_with("<![CDATA[")) return TokenKind::cdata;
  if (rest.starts_with("<?")) return TokenKind::instruction;
  if (rest.starts_with("<!")) return TokenKind::doctype;
  if (rest.starts_with("</")) return TokenKind::end_tag;
  if (rest.starts_with("<")) return TokenKind::start_tag;
  return rest.starts_with("&") ? TokenKind::reference : TokenKind::text;
}

std::size_t end_of(TokenKind kind, std::string_view document, std::size_t begin) {
  switch (kind) {
    case TokenKind::text:
      return std::min(document.find_first_of("<&", begin), document.size());
    case TokenKind::reference:
      return past(document, begin, ";");
    case TokenKind::cdata:
      return past(document, begin, "]]>");
    case TokenKind::comment:
      return past(document, begin + 4, "-->");
    case TokenKind::instruction:
      return past(document, begin, "?>");
    case TokenKind::doctype:
      return past_doctype(document, begin);
    case TokenKind::start_tag:
    case TokenKind::empty_tag:
    case TokenKind::end_tag:
      break;
  }
  return past_tag(document, begin);
}

}  // namespace

bool MarkupLexer::next(Token& token) {
  if (at_ == document_.size()) return false;
  token.begin = at_;
  token.kind = kind_of(document_.substr(at_));
  token.end = at_ = end_of(token.kind, document_, at_);
  const bool is_empty = token.kind == TokenKind::start_tag && token.of(document_).ends_with("/>");
  if (is_empty) token.kind = TokenKind::empty_tag;
  return true;
}

std::string_view tag_name(std::string_view tag) {
  tag.remove_prefix(std::min<std::size_t>(tag.starts_with("</") ? 2 : 1, tag.size()));
  return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

std::optional<std::string> attribute_of(std::string_view tag, std::string_view name) {
  TagLexer lexer(tag);
  AttributeSpan span;
  while (lexer.next(span)) {
    if (span.name != name) continue;
    const std::string_view rest = tag.substr(span.value_begin);
    return resolved(rest.substr(0, rest.find(tag[span.value_begin - 1])), true);
  }
  return std::nullopt;
}

TextEntities text_entities(std::string_view doctype) {
  constexpr std::string_view kEntity = "<!ENTITY";
  TextEntities entities;
  std::set<std::string, std::less<>> seen;
  const std::size_t subset = doctype.find('[');
  std::size_t at = std::min(subset, doctype.size());
  while (at < doctype.size()) {
    const std::string_view rest = doctype.substr(at);
    if (rest.starts_with("<!--")) {
      at = past(doctype, at + 4, "-->");
    } else if (rest.starts_with("<?")) {
      at = past(doctype, at, "?>");
    } else if (rest.starts_with("<!")) {
      const std::size_t end = past_tag(doctype, at);
      if (rest.starts_with(kEntity)) {
        add_entity(doctype.substr(at + kEntity.size(), end - at - kEntity.size() - 1), entities,
                   seen);
      }
      at = end;
    } else {
      ++at;
    }
  }
  return entities;
}

std::optional<std::string> referenced_text(std::string_view reference,
                                           const TextEntities& entities) {
  if (reference.size() < 3) return std::nullopt;
  const std::string_view name = reference.substr(1, reference.size() - 2);
  if (name.starts_with('#')) return character_of(name.substr(1));
  if (auto known = predefined(name)) return known;
  const auto found = entities.find(name);
  return found == entities.end() ? std::nullopt : std::optional(found->second);
}

std::string escaped_value(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace xml
