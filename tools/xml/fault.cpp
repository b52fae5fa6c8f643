// SPDX-License-Identifier: MIT
// From what libxml2 finds wrong to the one Diagnostic that ends the reading, and its place.
#include <algorithm>
#include <unordered_set>

#include "base/utf8.hpp"
#include "xml/messages.hpp"
#include "xml/parser.hpp"
#include "xml/tag_lexer.hpp"

namespace xml {

void Parser::stop_for(const xmlError& error) {
  if (fault_ || !is_fault(error)) return;
  if (context_->inputNr > 1 || context_->inSubset == 2) {
    // In a DTD or a parameter entity, of which no text is kept.
    base::Location at{error.file == nullptr ? input_.name() : error.file,
                      static_cast<std::uint32_t>(std::max(error.line, 0)), 0};
    return stop(describe(error, std::move(at), {}));
  }
  const std::uint64_t end = cursor();
  const std::string_view rest = input_.text(end, end + 4);
  xmlError known = error;
  // libxml2 calls a byte that is no UTF-8 a character that is not allowed.
  if (error.code == XML_ERR_INVALID_CHAR && base::utf8::first_malformed(rest) == std::size_t{0}) {
    known.code = XML_ERR_INVALID_ENCODING;
  }
  const std::string_view around = input_.text(end - std::min<std::uint64_t>(end, 1), end + 1);
  base::Diagnostic diagnostic =
      describe(known, location(fault_offset(known)), end == 0 ? std::string_view{} : around);
  // Lines in an entity are counted from its own beginning.
  if (is_in_entity()) diagnostic.notes.clear();
  stop(std::move(diagnostic));
}

std::uint64_t Parser::fault_offset(const xmlError& error) const {
  const std::uint64_t end = cursor();
  if (is_in_entity()) return last("&", end);
  switch (error.code) {
    case XML_ERR_TAG_NAME_MISMATCH:
      return last("<", end);
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
      return last("&", end);
    case XML_ERR_NAME_REQUIRED: {
      const std::string_view before = input_.text(end - std::min<std::uint64_t>(end, 1), end);
      return before == "&" || before == "<" ? end - 1 : end;
    }
    default:
      break;
  }
  const bool is_in_tag =
      error.code == XML_ERR_ATTRIBUTE_REDEFINED || error.domain == XML_FROM_NAMESPACE;
  return is_in_tag ? attribute_fault_offset(error) : end;
}

// The attribute that stands twice or whose prefix nobody declared; the tag, where it is none.
std::uint64_t Parser::attribute_fault_offset(const xmlError& error) const {
  const std::uint64_t begin = last("<", cursor());
  const std::string_view culprit = error.str1 == nullptr ? std::string_view{} : error.str1;
  const bool is_prefix = error.code == XML_NS_ERR_UNDEFINED_NAMESPACE;
  std::unordered_set<std::string_view> seen;
  TagLexer lexer(input_.text(begin, cursor()));
  AttributeSpan span;
  while (lexer.next(span)) {
    const std::size_t colon = span.name.find(':');
    const bool has_prefix = colon != std::string_view::npos;
    const std::string_view prefix = span.name.substr(0, has_prefix ? colon : 0);
    // Two prefixes may be bound to one namespace.
    const std::string_view name = error.code == XML_NS_ERR_ATTRIBUTE_REDEFINED && has_prefix
                                      ? span.name.substr(colon + 1)
                                      : span.name;
    if (is_prefix ? prefix == culprit : !seen.insert(name).second) return begin + span.name_begin;
  }
  return begin;
}

}  // namespace xml
