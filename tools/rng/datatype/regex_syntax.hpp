// SPDX-License-Identifier: MIT
// Regular expressions of XML Schema Part 2 (second edition, appendix F), read into a tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/wording.hpp"
#include "rng/datatype/char_set.hpp"

namespace rng::datatype {

/// Why a regular expression is ill-formed, and the byte at which that shows.
struct RegexError {
  std::size_t offset = 0;
  base::Wording message;
};

/// How deep parentheses may nest.
inline constexpr int kMaxRegexDepth = 200;
/// How many instructions the program of an expression may have, with its counted repetitions
/// written out.
inline constexpr std::uint64_t kMaxRegexSize = 100'000;

/// A node of the tree. The children of a node are its `first_child` and that one's `next`s.
struct RegexNode {
  enum class Kind : std::uint8_t { set, sequence, choice, repetition };
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
  static constexpr std::uint32_t kUnbounded = 0xFFFF'FFFF;

  Kind kind = Kind::sequence;
  std::uint32_t set = 0;  // of a set: its index
  std::uint32_t minimum = 0;
  std::uint32_t maximum = 0;
  std::uint32_t first_child = kNone;
  std::uint32_t next = kNone;
};

struct RegexTree {
  std::vector<RegexNode> nodes;
  std::vector<CharSet> sets;
  std::uint32_t root = 0;
};

/// Reads an expression, well-formed UTF-8. Fails too where its program would be larger than
/// kMaxRegexSize.
tl::expected<RegexTree, RegexError> parse_regex(std::string_view text);

}  // namespace rng::datatype
