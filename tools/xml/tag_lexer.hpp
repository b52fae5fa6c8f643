// SPDX-License-Identifier: MIT
// Finds the attributes in the text of one start-tag that is known to be well-formed, for positions.
#pragma once

#include <cstddef>
#include <string_view>

namespace xml {

/// Where an attribute of a start-tag stands, as offsets from the `<`.
struct AttributeSpan {
  std::string_view name;  // as written, with its prefix
  std::size_t name_begin = 0;
  std::size_t value_begin = 0;  // behind the quotation mark
};

/// Walks over the attributes of a start-tag, namespace declarations included.
class TagLexer {
 public:
  /// `tag` begins with `<`; it may end anywhere.
  explicit TagLexer(std::string_view tag);

  /// The next attribute; false where there is none, or none that is complete.
  bool next(AttributeSpan& span);

 private:
  void skip_blanks();

  std::string_view tag_;
  std::size_t at_ = 1;
};

/// True for `xmlns` and `xmlns:…`.
bool declares_namespace(std::string_view attribute_name);

}  // namespace xml
