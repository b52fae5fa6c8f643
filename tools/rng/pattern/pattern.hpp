// SPDX-License-Identifier: MIT
// A pattern in the simple form (specification §4.21), as a number.
#pragma once

#include <cstdint>

namespace rng::pattern {

/// Equal patterns have equal numbers, so equality is identity.
enum class PatternId : std::uint32_t {};

inline constexpr PatternId kNotAllowed{0};
inline constexpr PatternId kEmpty{1};
inline constexpr PatternId kText{2};

enum class PatternKind : std::uint8_t {
  not_allowed,
  empty,
  text,
  element,      // a: number of the declaration
  attribute,    // a: name class, b: the value
  data,         // a: number of the declaration
  value,        // a: number of the declaration
  list,         // a: the items
  one_or_more,  // a
  group,        // a: head, never a group; b: tail
  interleave,   // children in ascending order
  choice,       // children in ascending order, none twice
  attributes,   // a group of patterns that only attributes match; ascending order
  after,        // a: a pattern of one alternative's content; b: the alternative's label
};

/// What a pattern's content is (§7.2).
enum class ContentType : std::uint8_t { empty, complex, data };

struct PatternNode {
  PatternKind kind = PatternKind::not_allowed;
  ContentType content_type = ContentType::empty;
  bool is_nullable = false;     // matches nothing at all
  bool has_attributes = false;  // an attribute stands in it, not within an element
  bool has_text = false;        // text stands in it, not within an element or attribute
  std::uint8_t unused = 0;      // so that equal patterns have equal bytes
  std::uint16_t depth = 0;      // how deep a walk over it recurses
  std::uint32_t a = 0;          // of the kinds with children: where they begin
  std::uint32_t b = 0;          // and how many they are
};

}  // namespace rng::pattern
