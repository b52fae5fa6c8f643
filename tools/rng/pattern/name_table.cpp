// SPDX-License-Identifier: MIT
#include "rng/pattern/name_table.hpp"

#include <functional>

namespace rng::pattern {

namespace {

std::uint64_t hash_of(NamespaceId namespace_id, std::string_view local) {
  const std::uint64_t h = std::hash<std::string_view>{}(local);
  return h ^ (static_cast<std::uint64_t>(namespace_id) * 0x9E3779B97F4A7C15U);
}

}  // namespace

NameTable::NameTable(const NameTable* base)
    : base_(base),
      base_size_(base == nullptr ? 0 : base->size()),
      base_namespaces_(base == nullptr ? 0
                                       : base->base_namespaces_ +
                                             static_cast<std::uint32_t>(base->namespaces_.size())),
      slots_(64) {
  if (base == nullptr) add_namespace({});
}

const NameTable::Entry& NameTable::entry(NameId id) const {
  const auto number = static_cast<std::uint32_t>(id);
  return number < base_size_ ? base_->entry(id) : entries_[number - base_size_];
}

std::string_view NameTable::uri(NamespaceId id) const {
  const auto number = static_cast<std::uint32_t>(id);
  return number < base_namespaces_ ? base_->uri(id) : namespaces_[number - base_namespaces_];
}

// Documents use few namespaces, and mostly the one before: a walk over all is quick enough, and
// past a thousand of them the budget of the names ends it.
NamespaceId NameTable::add_namespace(std::string_view text) {
  const auto count = base_namespaces_ + static_cast<std::uint32_t>(namespaces_.size());
  if (static_cast<std::uint32_t>(last_namespace_) < count && uri(last_namespace_) == text) {
    return last_namespace_;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    if (uri(NamespaceId{i}) == text) return last_namespace_ = NamespaceId{i};
  }
  namespaces_.push_back(strings_.emplace_back(text));
  bytes_ += text.size() + 1024;
  return last_namespace_ = NamespaceId{count};
}

bool NameTable::find(NamespaceId namespace_id, std::string_view local, std::uint64_t hash,
                     NameId& id) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask) {
    const Entry& candidate = entries_[slots_[at] - 1];
    if (candidate.hash == hash && candidate.namespace_id == namespace_id &&
        candidate.local == local) {
      id = NameId{base_size_ + slots_[at] - 1};
      return true;
    }
  }
  return false;
}

NameId NameTable::add(NamespaceId namespace_id, std::string_view local) {
  const std::uint64_t hash = hash_of(namespace_id, local);
  NameId id{};
  if (base_ != nullptr && base_->find(namespace_id, local, hash, id)) return id;
  if (find(namespace_id, local, hash, id)) return id;
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  entries_.push_back({namespace_id, strings_.emplace_back(local), hash});
  bytes_ += local.size() + sizeof(Entry) + sizeof(std::string) + 16;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = static_cast<std::uint32_t>(entries_.size());
  return NameId{base_size_ + static_cast<std::uint32_t>(entries_.size()) - 1};
}

void NameTable::grow() {
  std::vector<std::uint32_t> slots(slots_.size() * 2);
  const std::size_t mask = slots.size() - 1;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = entries_[i].hash & mask;
    while (slots[at] != 0) at = (at + 1) & mask;
    slots[at] = i + 1;
  }
  slots_ = std::move(slots);
}

}  // namespace rng::pattern
