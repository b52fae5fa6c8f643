// SPDX-License-Identifier: MIT
#include "rng/validate/id_check.hpp"

#include <algorithm>
#include <limits>

#include "rng/validate/near_name.hpp"

namespace rng::validate {

void IdSet::clear() {
  text_.clear();
  slots_.assign(kFirstSlots, {});
  count_ = 0;
}

std::size_t IdSet::slot_of(std::string_view id, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].length != kFree; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == static_cast<std::uint32_t>(hash >> 32U) && slot.length == id.size() &&
        text_.compare(slot.begin, slot.length, id) == 0) {
      break;
    }
  }
  return at;
}

const TagPlace* IdSet::add(std::string_view id, TagPlace place) {
  if (id.size() >= kFree) return nullptr;
  const std::size_t hash = hash_of(id);
  Slot& slot = slots_[slot_of(id, hash)];
  if (slot.length != kFree) return &slot.place;
  slot = {text_.size(), static_cast<std::uint32_t>(id.size()),
          static_cast<std::uint32_t>(hash >> 32U), place};
  text_ += id;
  if (++count_ * 2 > slots_.size()) grow();
  return nullptr;
}

void IdSet::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.length == kFree) continue;
    const std::string_view id = std::string_view(text_).substr(slot.begin, slot.length);
    slots_[slot_of(id, hash_of(id))] = slot;
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

const TagPlace* IdCheck::add_id(std::string_view value, TagPlace place) {
  return ids_.add(value, place);
}

void IdCheck::add_reference(std::string_view id, const IdHolder& holder, TagPlace at) {
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

void IdCheck::add_pointer(std::string_view id, const IdHolder& holder, TagPlace at) {
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
  constexpr std::size_t kMaxComparisons = 1'000'000;
  constexpr std::size_t kMaxDifference = 4;  // in length
  comparisons_ += ids_.size();
  if (comparisons_ > kMaxComparisons) return {};
  std::vector<std::string> similar;
  ids_.for_each([&](std::string_view known) {
    const std::size_t longer = std::max(known.size(), id.size());
    if (longer - std::min(known.size(), id.size()) <= kMaxDifference) similar.emplace_back(known);
  });
  std::sort(similar.begin(), similar.end());
  const auto nearest = nearest_string(id, similar);
  return nearest ? similar[*nearest] : std::string();
}

}  // namespace rng::validate
