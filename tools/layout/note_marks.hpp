// SPDX-License-Identifier: MIT
// Marks that may be the anchor of a note or stand before its body. Which of them are, the sequence
// decides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "layout/draft.hpp"

namespace layout {

enum class MarkStrength : std::uint8_t {
  fused,     // the last digits of a longer number: «n° 2803», note 3
  detached,  // a number between blanks at the end of a line or before punctuation: «camaradas 7»
  glued,     // a number glued to a word: «Miliukov2»
  typeset,   // superscript, in brackets, or an asterisk or dagger
};

struct Mark {
  std::uint32_t line = 0;
  base::Span span;    // in the source, with brackets
  std::string value;  // "7", "*", "†", "a"
  MarkStrength strength = MarkStrength::glued;
  bool is_raised = false;  // the source knows it: superscript is more than a character's form
};

/// True for the value of a mark that is a small letter.
bool is_letter_mark(std::string_view value);

/// All marks in a line that may be anchors, in order.
void find_anchor_marks(const Draft& draft, std::uint32_t line, std::vector<Mark>& out);

/// The mark that a line begins with, as the body of a note would: "7 ", "7. ", "7) ", "[7] ", "⁷",
/// "*".
std::optional<Mark> body_mark(const Draft& draft, std::uint32_t line);

}  // namespace layout
