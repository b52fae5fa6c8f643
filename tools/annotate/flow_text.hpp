// SPDX-License-Identifier: MIT
// Text of a document as running text, each byte of which knows where it comes from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace annotate {

/// A stretch of the running text. A literal one is, byte for byte, a stretch of the document;
/// another stands for it as a whole: an entity, a blank.
struct Atom {
  std::uint32_t at = 0;  // byte of the running text
  base::Span document;
  std::uint32_t element = 0;  // in which it stands
  bool is_literal = false;
};

/// Runs of white space are one blank, lines are joined as their milestones say.
class FlowText {
 public:
  /// Adds characters that stand at a byte of the document, in an element.
  void add(std::string_view characters, std::uint32_t document, std::uint32_t element);
  /// Adds what a stretch of the document stands for.
  void add_whole(std::string_view characters, base::Span document, std::uint32_t element);
  /// An element begins: a hyphen directly before it is the text's own.
  void begin_markup();
  /// A line or page begins; `joins_word` where its element says break="no".
  void begin_line(bool joins_word);

  const std::string& text() const { return text_; }
  const std::vector<Atom>& atoms() const { return atoms_; }
  /// Where the next character will stand, blanks aside.
  std::uint32_t end() const { return static_cast<std::uint32_t>(text_.size()); }

 private:
  enum class Gap : std::uint8_t { none, blank, line, joined };

  void settle(std::string_view next, std::uint32_t document, std::uint32_t element);
  void put(std::string_view characters, base::Span document, std::uint32_t element,
           bool is_literal);

  std::string text_;
  std::vector<Atom> atoms_;
  Gap gap_ = Gap::none;
  std::optional<Atom> hyphen_;  // that ends the text so far: it may be the typesetter's
  std::string hyphen_text_;
};

}  // namespace annotate
