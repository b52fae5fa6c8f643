// SPDX-License-Identifier: MIT
// What a format knows of characters, as stretches of the source that do not overlap.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/span.hpp"

namespace encode {

/// What holds of some characters.
struct Style {
  std::string rend = {};      // the value of @rend: "bold italic"
  std::string target = {};    // of a link
  std::string language = {};  // BCP 47, where it is not the letter's
  bool is_title = false;
  std::optional<std::uint32_t> inserted = {};  // index of SourceText::changes

  bool is_plain() const { return *this == Style{}; }
  /// Nothing but @rend, which any element may carry.
  bool is_rend_alone() const { return *this == Style{.rend = rend}; }
  friend bool operator==(const Style&, const Style&) = default;
};

struct StyledSpan {
  base::Span span;
  Style style;
};

}  // namespace encode
