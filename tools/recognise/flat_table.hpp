// SPDX-License-Identifier: MIT
// A hash table from 64-bit keys to 32-bit values, flat in memory: the tables of the recognisers are
// asked once a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace recognise {

/// Keys are found or added, never taken out. Key 0 is kept apart for empty slots: it must not be
/// used.
class FlatTable {
 public:
  /// The value of a key, or null. Valid until something is added.
  const std::uint32_t* find(std::uint64_t key) const {
    if (slots_.empty()) return nullptr;
    for (std::size_t i = start(key);; i = (i + 1) & mask()) {
      if (slots_[i].key == key) return &slots_[i].value;
      if (slots_[i].key == 0) return nullptr;
    }
  }

  /// The value of a key, which is added with `value` where it is new.
  std::uint32_t& add(std::uint64_t key, std::uint32_t value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    for (std::size_t i = start(key);; i = (i + 1) & mask()) {
      if (slots_[i].key == key) return slots_[i].value;
      if (slots_[i].key != 0) continue;
      slots_[i] = {key, value};
      ++count_;
      return slots_[i].value;
    }
  }

  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };

  std::size_t mask() const { return slots_.size() - 1; }
  std::size_t start(std::uint64_t key) const {
    const std::uint64_t mixed = key * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U)) & mask();
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      std::size_t i = start(slot.key);
      while (slots_[i].key != 0) i = (i + 1) & mask();
      slots_[i] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace recognise
