// SPDX-License-Identifier: MIT
// Knows names again by where their characters stand in memory, which a reader keeps the same for
// equal names within one reading (xml::Name). To be cleared before each reading.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rng/pattern/name_table.hpp"
#include "xml/reader.hpp"

namespace rng::validate {

class NameCache {
 public:
  NameCache() : slots_(kSlots) {}

  void clear() { slots_.assign(kSlots, {}); }

  pattern::NameId find(pattern::NameTable& names, const xml::Name& name) {
    const auto local = reinterpret_cast<std::uintptr_t>(name.local.data());
    const auto uri = reinterpret_cast<std::uintptr_t>(name.namespace_uri.data());
    const std::uint64_t mixed = (local ^ (uri << 1U)) * 0x9E3779B97F4A7C15U;
    Slot& slot = slots_[mixed >> kShift];
    if (slot.local != name.local.data() || slot.uri != name.namespace_uri.data()) {
      slot = {name.local.data(), name.namespace_uri.data(),
              names.add(name.namespace_uri, name.local)};
    }
    return slot.id;
  }

 private:
  static constexpr unsigned kShift = 54;
  static constexpr std::size_t kSlots = std::size_t{1} << (64 - kShift);
  struct Slot {
    const char* local = nullptr;
    const char* uri = nullptr;
    pattern::NameId id{};
  };

  std::vector<Slot> slots_;
};

}  // namespace rng::validate
