// SPDX-License-Identifier: MIT
// In which construct of XML a place stands, in a text that need not be well-formed: an editor asks
// while a tag is being written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xml {

enum class ConstructKind : std::uint8_t {
  text,  // or the edge of any other
  start_tag,
  end_tag,
  comment,
  instruction,
  cdata,
  doctype,
};

/// From the first byte to behind the last. A start-tag that is not finished ends where another tag
/// begins.
struct Construct {
  ConstructKind kind = ConstructKind::text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The construct that the byte at `offset` is within, not its first byte; of a text, begin and end
/// are the offset. An offset past the end is the end.
Construct construct_at(std::string_view document, std::size_t offset);

}  // namespace xml
