// SPDX-License-Identifier: MIT
// A schema in the compact syntax as characters: decoded, its escapes resolved, with a way back to
// lines and columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "rng/syntax/schema_builder.hpp"

namespace rng::syntax {

/// What stands for a character that an escape `\x{…}` wrote where the same character, written
/// plainly, would end a line. No schema can hold these otherwise.
inline constexpr char kEscapedLineFeed = '\x01';
inline constexpr char kEscapedCarriageReturn = '\x02';

/// A fault in the text, at an offset of the decoded text.
struct TextFault {
  std::uint32_t offset = 0;
  base::Wording message;
  base::Wording hint;
};

/// Text whose offsets are those of `text()`.
class CompactText {
 public:
  /// `bytes` is UTF-8 or, with a byte order mark, UTF-16; it must outlive the result. Always yields
  /// a text; a fault, if there is one, is what a reader should say first.
  explicit CompactText(std::string_view bytes);

  std::string_view text() const {
    return resolved_.empty() ? decoded_ : std::string_view(resolved_);
  }
  const std::vector<TextFault>& faults() const { return faults_; }
  /// Line and column of an offset of text(); `document` is left 0.
  SourcePosition position(std::uint32_t offset) const;
  /// Line and column of an offset of the decoded text.
  SourcePosition decoded_position(std::uint32_t offset) const;

 private:
  void decode(std::string_view bytes);
  void check_characters();
  void resolve_escapes();
  std::size_t resolve_escape(std::size_t at);
  void index_lines();

  // From `resolved` on, text() is `decoded - resolved` bytes behind the decoded text.
  struct Shift {
    std::uint32_t resolved = 0;
    std::uint32_t decoded = 0;
  };

  std::string recoded_;  // of UTF-16
  std::string_view decoded_;
  std::string resolved_;  // empty where there are no escapes
  std::vector<Shift> shifts_;
  std::vector<std::uint32_t> lines_;
  std::vector<TextFault> faults_;
};

}  // namespace rng::syntax
