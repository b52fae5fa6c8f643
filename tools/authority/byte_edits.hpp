// SPDX-License-Identifier: MIT
// Changes to a file by its bytes, so that everything else stays as it is. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_index.hpp"

namespace authority {

/// Changes at places of one text, made all at once; they must not overlap. What is inserted at one
/// place stands there in the order of the calls.
class ByteEdits {
 public:
  void insert(std::size_t at, std::string text) { replace(at, at, std::move(text)); }
  void replace(std::size_t begin, std::size_t end, std::string text);
  bool is_empty() const { return edits_.empty(); }
  std::string applied_to(std::string_view text) const;

 private:
  struct Edit {
    std::size_t begin, end;
    std::string text;
  };
  std::vector<Edit> edits_;
};

/// From the lines and columns of the room xml to bytes of a document in UTF-8, which must outlive
/// this.
class Offsets {
 public:
  explicit Offsets(std::string_view text);
  std::size_t of(std::uint32_t line, std::uint32_t column) const;

 private:
  std::string_view text_;
  base::LineIndex lines_;
};

/// Behind the tag, comment or instruction that begins at a byte of a well-formed document.
std::size_t end_of_tag(std::string_view text, std::size_t begin);

/// Behind the element whose start-tag begins there.
std::size_t end_of_element(std::string_view text, std::size_t begin);

/// The blanks before a byte, where nothing else stands before it in its line.
std::string indent_of(std::size_t offset, std::string_view text);

/// The blanks with which the line of a byte begins.
std::string line_indent(std::size_t offset, std::string_view text);

/// True for a document in UTF-8, by its declaration and by its bytes.
bool is_utf8(std::string_view document);

}  // namespace authority
