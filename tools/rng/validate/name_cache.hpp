// SPDX-License-Identifier: MIT
// Knows names again by where their characters stand in memory, which a reader keeps the same for
// equal names; the characters are compared all the same, so that a reader that does not is slow and
// not wrong.
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
    Slot& slot = slots_[((local >> 3U) ^ (local >> 12U) ^ (uri >> 4U)) & (kSlots - 1)];
    if (slot.local == name.local.data() && slot.uri == name.namespace_uri.data() && slot.is_used &&
        names.local(slot.id) == name.local && names.namespace_uri(slot.id) == name.namespace_uri) {
      return slot.id;
    }
    slot = {name.local.data(), name.namespace_uri.data(), names.add(name.namespace_uri, name.local),
            true};
    return slot.id;
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  struct Slot {
    const char* local = nullptr;
    const char* uri = nullptr;
    pattern::NameId id{};
    bool is_used = false;
  };

  std::vector<Slot> slots_;
};

}  // namespace rng::validate
