// SPDX-License-Identifier: MIT
// Remembers which short strings are what a pattern wants, so that a date or a word that comes again
// is not matched again. Each string has one place; a newcomer takes it.
#pragma once

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
  static constexpr std::size_t kMaxLength = 40;

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

  ValueCache() : entries_(kEntries) {}
  void clear() { entries_.assign(kEntries, {}); }
  /// The place for a value of at most kMaxLength bytes.
  Entry& place(pattern::PatternId wanted, std::string_view value) {
    const std::uint64_t hash =
        XXH3_64bits_withSeed(value.data(), value.size(), static_cast<std::uint64_t>(wanted));
    return entries_[hash & (kEntries - 1)];
  }

 private:
  static constexpr std::size_t kEntries = 2048;
  std::vector<Entry> entries_;
};

}  // namespace rng::validate
