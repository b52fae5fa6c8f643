// SPDX-License-Identifier: MIT
// The tokens of a document with their bytes, for programs that change it in place. The document is
// UTF-8 without byte order mark and well-formed, as `read` (reader.hpp) has found: no fault is
// looked for here, and none does harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace xml {

enum class TokenKind : std::uint8_t {
  text,
  reference,  // to a character or an entity: "&amp;"
  start_tag,
  empty_tag,  // "<lb/>"
  end_tag,
  cdata,
  comment,
  instruction,  // the XML declaration too
  doctype,
};

/// Bytes [begin, end) of the document.
struct Token {
  TokenKind kind = TokenKind::text;
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view of(std::string_view document) const {
    return document.substr(begin, end - begin);
  }
};

/// Walks over a document. The tokens follow each other without a gap.
class MarkupLexer {
 public:
  explicit MarkupLexer(std::string_view document) : document_(document) {}

  /// The next token; false at the end.
  bool next(Token& token);

 private:
  std::string_view document_;
  std::size_t at_ = 0;
};

/// The name in a tag, as written, with its prefix.
std::string_view tag_name(std::string_view tag);

/// The value of an attribute of a start-tag, by its name as written; none where it has none.
/// References to characters and the predefined entities are resolved, others stay.
std::optional<std::string> attribute_of(std::string_view tag, std::string_view name);

/// Entities that are text, by name.
using TextEntities = std::map<std::string, std::string, std::less<>>;

/// The general entities that a doctype declares as text: without markup, without references to
/// other entities. Those of other files are not read.
TextEntities text_entities(std::string_view doctype);

/// The text that a reference stands for; none where the entity is not one of text.
std::optional<std::string> referenced_text(std::string_view reference,
                                           const TextEntities& entities);

/// A value for an attribute in double quotation marks.
std::string escaped_value(std::string_view value);

}  // namespace xml
