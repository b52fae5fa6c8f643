// SPDX-License-Identifier: MIT
// Owns patterns and is the only way to make one: each constructor simplifies (§4.20, §4.21 and some
// laws more) and interns. An arena may stand on another one that no longer changes: a schema's
// patterns are frozen, and each validator adds its own on top.
//
// The normal form: attributes may stand anywhere in a group, so a group holds all that only
// attributes match first, as one `attributes`; groups lean to the right, so that a walk along the
// tail needs no recursion; choices and interleaves are flat.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "rng/pattern/name_class.hpp"
#include "rng/pattern/pattern.hpp"

namespace rng::pattern {

/// How deep patterns may nest, so that walks may recurse.
inline constexpr std::uint16_t kMaxPatternDepth = 3'000;

/// Patterns that no longer change, wherever they lie.
struct FrozenPatterns {
  std::span<const PatternNode> nodes;
  std::span<const PatternId> pool;
  std::span<const std::uint32_t> slots;  // as PatternArena's
};

class PatternArena {
 public:
  PatternArena();
  /// Stands on the patterns of another arena, which outlive this one.
  explicit PatternArena(const FrozenPatterns& base);
  PatternArena(const PatternArena&) = delete;
  PatternArena& operator=(const PatternArena&) = delete;

  PatternId element(std::uint32_t declaration);
  PatternId attribute(NameClassId name, PatternId value);
  PatternId data(std::uint32_t declaration);
  PatternId value(std::uint32_t declaration);
  PatternId list(PatternId items);
  PatternId one_or_more(PatternId p);
  PatternId zero_or_more(PatternId p) { return optional(one_or_more(p)); }
  PatternId optional(PatternId p) { return choice({kEmpty, p}); }
  PatternId group(PatternId p, PatternId q);
  PatternId interleave(std::span<const PatternId> children);
  PatternId choice(std::span<const PatternId> children);
  /// A group of patterns that only attributes match, in any order.
  PatternId attributes(std::span<const PatternId> parts);
  PatternId choice(std::initializer_list<PatternId> children) {
    return choice(std::span<const PatternId>(children.begin(), children.size()));
  }
  PatternId interleave(std::initializer_list<PatternId> children) {
    return interleave(std::span<const PatternId>(children.begin(), children.size()));
  }
  /// Content of the alternative `label`; label 0 is the content alone.
  PatternId after(PatternId content, std::uint32_t label);

  const PatternNode& operator[](PatternId id) const {
    const auto number = static_cast<std::uint32_t>(id);
    return number < base_size_ ? base_.nodes[number] : nodes_[number - base_size_];
  }
  bool is_nullable(PatternId id) const { return (*this)[id].is_nullable; }
  /// Of an interleave, a choice or attributes. Valid until the next pattern is made.
  std::span<const PatternId> children(PatternId id) const;

  std::uint32_t size() const { return base_size_ + static_cast<std::uint32_t>(nodes_.size()); }
  /// All patterns, until more are made; for an arena that has not both a base and its own.
  FrozenPatterns frozen() const;
  /// What this arena takes in memory beyond its base, roughly.
  std::size_t bytes() const;
  /// True once a pattern would have nested past kMaxPatternDepth; it became notAllowed.
  bool is_too_deep() const { return is_too_deep_; }

 private:
  friend class GrammarCodec;
  static constexpr std::size_t kFirstSlots = 1024;
  struct Split {
    PatternId attributes = kEmpty;
    PatternId content = kEmpty;
  };

  PatternId intern(PatternNode node);
  PatternId intern(PatternNode node, std::span<const PatternId> children);
  void insert(std::uint64_t hash, PatternId id);
  std::uint64_t hash_of(PatternId id) const;
  void grow();
  PatternId add(PatternNode node, std::span<const PatternId> children, std::uint64_t hash);
  void take_flags(PatternNode& node, std::span<const PatternId> children) const;

  bool is_attributes_only(PatternId id) const;
  Split split(PatternId id) const;
  PatternId sequence(PatternId p, PatternId q);
  PatternId pair(PatternId head, PatternId tail);
  bool absorbs_text(PatternId id) const;

  FrozenPatterns base_;
  std::uint32_t base_size_;
  std::vector<PatternNode> nodes_;
  std::vector<PatternId> pool_;
  std::vector<std::uint32_t> slots_;  // number + 1 - base size, 0 is free; a power of two of them
  bool is_too_deep_ = false;
};

}  // namespace rng::pattern
