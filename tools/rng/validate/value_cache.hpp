// SPDX-License-Identifier: MIT
// Remembers which short strings are what a pattern wants, so that a date or a word that comes again
// is not matched again. Each string has one place; a newcomer takes it. Small as long as
// few have come: memory that is touched first costs more than many a match.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include <xxhash.h>

#include "rng/pattern/pattern.hpp"

namespace rng::validate {

class ValueCache {
 public:
  static constexpr std::size_t kMaxLength = 56;

  ValueCache() { clear(); }
  void clear() {
    entries_.assign(kFewest, {});
    newcomers_ = 0;
  }
  /// Whether a value of at most kMaxLength bytes is what the pattern wants; `answer` knows.
  template <typename Answer>
  bool matches(pattern::PatternId wanted, std::string_view value, Answer&& answer) {
    const std::uint64_t hash =
        XXH3_64bits_withSeed(value.data(), value.size(), static_cast<std::uint64_t>(wanted));
    Entry& entry = entries_[hash & (entries_.size() - 1)];
    if (entry.is_of(wanted, value)) return entry.matches;
    entry.set(wanted, value, answer());
    const bool result = entry.matches;
    if (++newcomers_ == entries_.size() && entries_.size() < kMost) grow();
    return result;
  }

 private:
  static constexpr std::size_t kFewest = 64;
  static constexpr std::size_t kMost = 2048;

  struct Entry {
    pattern::PatternId wanted{0xFFFFFFFF};
    std::uint8_t length = 0;
    bool matches = false;
    std::array<char, kMaxLength> text{};

    bool is_of(pattern::PatternId pattern, std::string_view value) const {
      return wanted == pattern && length == value.size() &&
             std::memcmp(text.data(), value.data(), value.size()) == 0;
    }
    void set(pattern::PatternId pattern, std::string_view value, bool result) {
      wanted = pattern;
      length = static_cast<std::uint8_t>(value.size());
      matches = result;
      std::memcpy(text.data(), value.data(), value.size());
    }
  };

  // What is known is forgotten: it comes again soon, or is not worth keeping.
  void grow() {
    entries_.assign(std::min(entries_.size() * 8, kMost), {});
    newcomers_ = 0;
  }

  std::vector<Entry> entries_;  // a power of two
  std::size_t newcomers_ = 0;   // since it grew
};

}  // namespace rng::validate
