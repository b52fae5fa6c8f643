// SPDX-License-Identifier: MIT
// The soundness of IDs and references to them in one document (RELAX NG DTD compatibility, §5).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rng/pattern/grammar.hpp"
#include "rng/validate/finding.hpp"

namespace rng::validate {

/// Where a tag or a value stands, as base::Location counts.
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
  std::size_t size() const { return count_; }
  /// Calls `visit` with each, in no order.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (const Slot& slot : slots_) {
      if (slot.length != kFree) visit(std::string_view(text_).substr(slot.begin, slot.length));
    }
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

/// An attribute of an element.
struct IdHolder {
  FoundName element;
  FoundName attribute;
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
  bool has_id(std::string_view value) const { return ids_.contains(value); }
  /// True where the schema knows IDs, so that pointers can be checked.
  bool knows_ids() const { return !is_id_name_.empty(); }
  /// Takes a reference whose ID has not come yet: `at` is where it stands, by line and column.
  void add_reference(std::string_view id, const IdHolder& holder, TagPlace at);
  /// The same for a URI `#id`, unless add_known_pointer took it. There is a limit to how many.
  void add_pointer(std::string_view id, const IdHolder& holder, TagPlace at);
  /// True where there was a pointer to this ID before, which is counted.
  bool add_known_pointer(std::string_view id);
  /// The ID that is most similar, or "".
  std::string nearest_id(std::string_view id);

  /// A reference without an ID.
  struct Unresolved {
    std::string_view id;
    const IdHolder& holder;
    TagPlace at;
    bool is_pointer;
    std::uint32_t more;  // pointers to the same ID
  };
  /// Calls `report` for each reference whose ID has not come, in document order.
  template <typename Report>
  void each_unresolved(const Report& report) const {
    for (const Reference& reference : references_) {
      const std::string_view id =
          std::string_view(reference_text_).substr(reference.begin, reference.length);
      if (!ids_.contains(id)) {
        report(Unresolved{id, holders_[reference.holder], reference.at, reference.is_pointer,
                          reference.more});
      }
    }
  }

 private:
  static constexpr std::size_t kMaxPointers = std::size_t{1} << 16U;

  struct Reference {
    std::uint64_t begin = 0;  // in reference_text_
    std::uint32_t length = 0;
    std::uint32_t holder = 0;  // in holders_
    TagPlace at;
    std::uint32_t more = 0;
    bool is_pointer = false;
  };

  const pattern::Grammar& grammar_;
  std::vector<bool> is_id_name_;
  IdSet ids_;
  // There may be millions of references, too.
  std::string reference_text_;
  std::vector<Reference> references_;
  std::vector<IdHolder> holders_;  // each once, with the prefixes of its first
  std::unordered_map<std::string, std::size_t> pointers_;  // by ID, in references_
  std::size_t comparisons_ = 0;  // that nearest IDs have cost in this document
};

}  // namespace rng::validate
