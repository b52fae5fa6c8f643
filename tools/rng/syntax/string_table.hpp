// SPDX-License-Identifier: MIT
// Strings as numbers: the same characters have the same number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rng::syntax {

enum class StringId : std::uint32_t {};

/// Number 0 is the empty string. Views stay valid as long as the table lives.
class StringTable {
 public:
  StringTable() { add({}); }
  StringTable(const StringTable&) = delete;
  StringTable& operator=(const StringTable&) = delete;
  StringTable(StringTable&&) = default;
  StringTable& operator=(StringTable&&) = default;

  StringId add(std::string_view text) {
    const std::size_t hash = std::hash<std::string_view>{}(text);
    std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].number != 0; at = (at + 1) & mask) {
      if (slots_[at].hash == hash && strings_[slots_[at].number - 1] == text) {
        return static_cast<StringId>(slots_[at].number - 1);
      }
    }
    strings_.emplace_back(text);
    slots_[at] = {hash, static_cast<std::uint32_t>(strings_.size())};
    if (strings_.size() * 2 > slots_.size()) grow();
    return static_cast<StringId>(strings_.size() - 1);
  }
  std::string_view operator[](StringId id) const {
    return strings_[static_cast<std::uint32_t>(id)];
  }

 private:
  struct Slot {
    std::size_t hash = 0;
    std::uint32_t number = 0;  // in strings_, and 1; 0 is free
  };

  void grow() {
    std::vector<Slot> slots(slots_.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : slots_) {
      if (slot.number == 0) continue;
      std::size_t at = slot.hash & mask;
      while (slots[at].number != 0) at = (at + 1) & mask;
      slots[at] = slot;
    }
    slots_ = std::move(slots);
  }

  std::deque<std::string> strings_;
  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two
};

}  // namespace rng::syntax
