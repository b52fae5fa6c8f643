// SPDX-License-Identifier: MIT
#include "xml/construct.hpp"

#include <algorithm>

namespace xml {
namespace {

std::size_t past(std::string_view text, std::size_t from, std::string_view ending) {
  const std::size_t at = text.find(ending, from);
  return at == std::string_view::npos ? text.size() : at + ending.size();
}

// A tag ends with '>' outside quotation marks.
std::size_t past_tag(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '>') return at + 1;
    if (c == '<') return at;
    if (c == '"' || c == '\'') {
      const std::size_t close = text.find(c, at + 1);
      if (close == std::string_view::npos) return text.size();
      at = close;
    }
    ++at;
  }
  return at;
}

// Declarations stand in brackets, with '>' of their own.
std::size_t past_doctype(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find_first_of("[>", begin);
  if (end == std::string_view::npos) return text.size();
  return text[end] == '>' ? end + 1 : past(text, past(text, end, "]"), ">");
}

Construct construct_from(std::string_view text, std::size_t begin) {
  const std::string_view rest = text.substr(begin);
  if (rest.starts_with("<!--")) {
    return {ConstructKind::comment, begin, past(text, begin + 4, "-->")};
  }
  if (rest.starts_with("<![CDATA[")) {
    return {ConstructKind::cdata, begin, past(text, begin + 9, "]]>")};
  }
  if (rest.starts_with("<?")) return {ConstructKind::instruction, begin, past(text, begin, "?>")};
  if (rest.starts_with("<!")) return {ConstructKind::doctype, begin, past_doctype(text, begin)};
  const bool is_end = rest.starts_with("</");
  return {is_end ? ConstructKind::end_tag : ConstructKind::start_tag, begin, past_tag(text, begin)};
}

}  // namespace

Construct construct_at(std::string_view document, std::size_t offset) {
  const std::size_t place = std::min(offset, document.size());
  std::size_t at = document.find('<');
  while (at < place) {
    const Construct construct = construct_from(document, at);
    // At the end of what is not finished it is still being written.
    const bool is_unfinished = place == construct.end && document[place - 1] != '>';
    if (place < construct.end || is_unfinished) return construct;
    at = std::min(document.find('<', construct.end), document.size());
  }
  return {ConstructKind::text, place, place};
}

}  // namespace xml
