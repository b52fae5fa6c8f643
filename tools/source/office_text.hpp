// SPDX-License-Identifier: MIT
// What DOCX and ODT have in common: how characters look, and the blocks in which paragraphs stand.
// Inside the room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/text_builder.hpp"

namespace source {

/// A number of a list, a level, a count of blanks: digits, up to a million; else `otherwise`.
std::uint32_t count_of(std::string_view text, std::uint32_t otherwise);

/// `value` where it says something, else what `above` says.
template <typename T>
void complete(std::optional<T>& value, const std::optional<T>& above) {
  if (!value) value = above;
}

/// How characters look; none where nothing is said.
struct CharacterStyle {
  enum class Position : std::uint8_t { baseline, raised, lowered };

  std::optional<bool> italic, bold, underline, strike, small_caps;
  std::optional<Position> position;
  std::optional<std::string> language;  // BCP 47

  /// What `above` says counts where this says nothing.
  void complete(const CharacterStyle& above);
  /// Marks what was written since `begin`.
  void mark(TextBuilder& builder, std::uint32_t begin) const;
};

/// The tables and quotations around a paragraph. Of tables within tables the outermost counts.
class Blocks {
 public:
  explicit Blocks(TextBuilder& builder) : builder_(builder) {}

  /// A table that `is_kept` is one in the text that is made; the cells of others are paragraphs.
  void begin_table(bool is_kept);
  void end_table();
  void begin_row();
  void begin_cell();
  /// The rows from here on head the table or do not.
  void set_head(bool is_head);
  bool is_in_table() const { return !tables_.empty(); }

  /// The form of a paragraph: a cell, a heading (of a level from 1; 0 is none), part of the
  /// quotation at hand or of a new one, or no more than a paragraph.
  Part form_of(std::uint32_t heading, bool is_quotation, bool is_right);
  void end_quotation() { quotation_ = 0; }

 private:
  struct Table {
    std::uint32_t whole = 0, row = 0, column = 0;  // `whole` is 0 for one that is not kept
    bool is_head = false;
  };

  TextBuilder& builder_;
  std::vector<Table> tables_;
  std::uint32_t quotation_ = 0;
};

}  // namespace source
