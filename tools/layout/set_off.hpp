// SPDX-License-Identifier: MIT
// What stands within the text and is no paragraph: verse, lists, quotations set off by an indent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "layout/draft.hpp"
#include "layout/layout.hpp"

namespace layout {

/// The groups from `begin` to `end` are one block with children: verse, list or quotation.
struct SetOff {
  std::size_t begin = 0;
  std::size_t end = 0;
  BlockKind kind = BlockKind::quotation;
};

/// Finds them among the paragraphs: `kinds` stands beside `groups`. Ascending, none overlap.
std::vector<SetOff> find_set_off(const Draft& draft, const std::vector<LineGroup>& groups,
                                 const std::vector<BlockKind>& kinds);

/// What an item of a list begins with: "1)", "2.", "3°", "(a)", "b)", "–", "•".
struct Enumerator {
  char32_t style = 0;       // what stands behind the number, or the dash itself
  bool is_letter = false;   // "a)"
  std::uint32_t value = 0;  // 0 for a dash

  friend bool operator==(const Enumerator&, const Enumerator&) = default;
  bool is_dash() const { return value == 0; }
  bool follows(const Enumerator& before) const {
    return style == before.style && is_letter == before.is_letter &&
           (is_dash() ? before.is_dash() : value == before.value + 1);
  }
};

std::optional<Enumerator> enumerator_of(std::string_view line);

}  // namespace layout
