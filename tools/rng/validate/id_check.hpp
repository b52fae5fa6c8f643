// SPDX-License-Identifier: MIT
// The soundness of IDs and references to them in one document (RELAX NG DTD compatibility, §5).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rng/pattern/grammar.hpp"
#include "rng/validate/finding.hpp"

namespace rng::validate {

/// Where a tag stands, as base::Location counts.
struct TagPlace {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A set of IDs that are kept end to end, as there may be millions, each with the place of its tag.
class IdSet {
 public:
  IdSet() : slots_(kFirstSlots) {}
  void clear();
  /// The place of the same ID where it is there already, until the next call; null otherwise.
  const TagPlace* add(std::string_view id, TagPlace place);
  bool contains(std::string_view id) const {
    return slots_[slot_of(id, hash_of(id))].length != kFree;
  }

 private:
  static constexpr std::size_t kFirstSlots = 64;
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Slot {
    std::uint64_t begin = 0;
    std::uint32_t length = kFree;
    std::uint32_t hash = 0;
    TagPlace place;
  };

  static std::size_t hash_of(std::string_view id) { return std::hash<std::string_view>{}(id); }
  std::size_t slot_of(std::string_view id, std::size_t hash) const;
  void grow();

  std::string text_;
  std::vector<Slot> slots_;  // a power of two
  std::size_t count_ = 0;
};

class IdCheck {
 public:
  explicit IdCheck(const pattern::Grammar& grammar);

  /// True where some element has this attribute as an ID or a reference; most have not.
  bool concerns(pattern::NameId attribute) const {
    const auto number = static_cast<std::size_t>(attribute);
    return number < is_id_name_.size() && is_id_name_[number];
  }
  /// Of this attribute of this element.
  datatype::IdType type_of(pattern::NameId element, pattern::NameId attribute) const;

  void clear();
  /// Takes an ID; where the document has it already, returns the place of the first, until the next
  /// call, and null otherwise.
  const TagPlace* add_id(std::string_view value, TagPlace place);
  /// Takes a reference that `finding` reports should its ID not come.
  void add_reference(std::string_view id, Finding finding);
  /// The references without an ID, in document order.
  std::vector<Finding> unresolved();

 private:
  struct Reference {
    std::string id;
    Finding finding;
  };

  const pattern::Grammar& grammar_;
  std::vector<bool> is_id_name_;
  IdSet ids_;
  std::vector<Reference> references_;
};

}  // namespace rng::validate
