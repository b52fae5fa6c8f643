// SPDX-License-Identifier: MIT
#include "rng/validate/id_check.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "rng/validate/near_name.hpp"

namespace rng::validate {

void IdSet::clear() {
  blocks_.clear();
  room_ = 0;
  slots_.assign(kFirstSlots, 0);
  count_ = 0;
}

const char* IdSet::entry_at(std::uint64_t slot) const {
  const std::uint64_t block = (slot & ((std::uint64_t{1} << kPlaceBits) - 1)) >> kOffsetBits;
  return blocks_[block - 1].bytes.get() + (slot & ((std::uint64_t{1} << kOffsetBits) - 1));
}

IdSet::Head IdSet::head_of(const char* entry) {
  Head head;
  std::memcpy(&head, entry, sizeof head);
  return head;
}

std::string_view IdSet::id_of(const char* entry) {
  return {entry + sizeof(Head), head_of(entry).length};
}

std::size_t IdSet::slot_of(std::string_view id, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    if (slots_[at] >> kPlaceBits == hash >> kPlaceBits && id_of(entry_at(slots_[at])) == id) break;
  }
  return at;
}

// In the last block, or in a new one, which is larger where the entry is.
char* IdSet::make_room(std::size_t size) {
  constexpr std::size_t kBlock = std::size_t{1} << kOffsetBits;
  if (size > room_) {
    room_ = std::max(size, blocks_.empty() ? kBlock / 16 : kBlock);
    blocks_.push_back({std::make_unique_for_overwrite<char[]>(room_)});
  }
  Block& block = blocks_.back();
  char* const entry = block.bytes.get() + block.used;
  block.used += size;
  room_ -= size;
  return entry;
}

std::optional<xml::LineColumn> IdSet::add(std::string_view id, xml::LineColumn place) {
  const std::size_t hash = hash_of(id);
  const std::size_t at = slot_of(id, hash);
  if (slots_[at] != 0) return head_of(entry_at(slots_[at])).place;
  if (id.size() > 0xFFFFFFFF || blocks_.size() >> (kPlaceBits - kOffsetBits) != 0) {
    return std::nullopt;
  }
  const Head head{place, static_cast<std::uint32_t>(id.size())};
  char* const entry = make_room(sizeof head + id.size());
  std::memcpy(entry, &head, sizeof head);
  std::copy(id.begin(), id.end(), entry + sizeof head);
  const auto offset = static_cast<std::uint64_t>(entry - blocks_.back().bytes.get());
  slots_[at] = (hash >> kPlaceBits << kPlaceBits) | (blocks_.size() << kOffsetBits) | offset;
  if (++count_ * 2 > slots_.size()) grow();
  return std::nullopt;
}

// In the order of the entries, which is that of memory.
void IdSet::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    for (std::uint64_t offset = 0; offset < blocks_[i].used;) {
      const std::string_view id = id_of(blocks_[i].bytes.get() + offset);
      const std::size_t hash = hash_of(id);
      slots_[slot_of(id, hash)] =
          (hash >> kPlaceBits << kPlaceBits) | ((i + 1) << kOffsetBits) | offset;
      offset += sizeof(Head) + id.size();
    }
  }
}

IdCheck::IdCheck(const pattern::Grammar& grammar) : grammar_(grammar) {
  for (const auto& [key, type] : grammar.id_attributes) {
    const auto number = static_cast<std::size_t>(key.attribute);
    if (number >= is_id_name_.size()) is_id_name_.resize(number + 1);
    is_id_name_[number] = true;
  }
}

datatype::IdType IdCheck::type_of(pattern::NameId element, pattern::NameId attribute) const {
  const auto found = grammar_.id_attributes.find({element, attribute});
  return found == grammar_.id_attributes.end() ? datatype::IdType::none : found->second;
}

void IdCheck::clear() {
  ids_.clear();
  reference_text_.clear();
  references_.clear();
  holders_.clear();
  pointers_.clear();
  comparisons_ = 0;
}

std::optional<xml::LineColumn> IdCheck::add_id(std::string_view value, xml::LineColumn place) {
  return ids_.add(value, place);
}

void IdCheck::add_reference(std::string_view id, const IdHolder& holder, xml::LineColumn at) {
  if (id.size() > std::numeric_limits<std::uint32_t>::max()) return;
  const auto is_same = [&](const IdHolder& known) {
    return known.element == holder.element && known.attribute == holder.attribute;
  };
  const auto known = std::find_if(holders_.begin(), holders_.end(), is_same);
  const auto number = static_cast<std::uint32_t>(known - holders_.begin());
  if (known == holders_.end()) holders_.push_back(holder);
  references_.push_back(
      {reference_text_.size(), static_cast<std::uint32_t>(id.size()), number, at, 0, false});
  reference_text_ += id;
}

void IdCheck::add_pointer(std::string_view id, const IdHolder& holder, xml::LineColumn at) {
  if (pointers_.size() >= kMaxPointers) return;
  const std::size_t before = references_.size();
  add_reference(id, holder, at);
  if (references_.size() == before) return;
  references_.back().is_pointer = true;
  pointers_.emplace(id, before);
}

bool IdCheck::add_known_pointer(std::string_view id) {
  if (pointers_.empty()) return false;
  const auto found = pointers_.find(std::string(id));
  if (found == pointers_.end()) return false;
  ++references_[found->second].more;
  return true;
}

std::string IdCheck::nearest_id(std::string_view id) {
  constexpr std::size_t kMaxComparisons = 250'000;
  comparisons_ += ids_.size();
  if (comparisons_ > kMaxComparisons) return {};
  Nearness nearness(id, Nearness::Kind::text);
  std::string_view nearest;
  ids_.for_each([&](std::string_view known) {
    if (nearness.is_nearest_yet(known)) nearest = known;
  });
  return std::string(nearest);
}

}  // namespace rng::validate
