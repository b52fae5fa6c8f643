// SPDX-License-Identifier: MIT
// The soundness of IDs and references to them in one document (RELAX NG DTD compatibility, §5).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rng/pattern/grammar.hpp"
#include "rng/validate/finding.hpp"
#include "xml/reader.hpp"

namespace rng::validate {

/// A set of IDs, each with the place of its tag; there may be millions.
class IdSet {
 public:
  IdSet() : slots_(kFirstSlots) {}
  void clear();
  /// The place of the same ID where it is there already; none otherwise.
  std::optional<xml::LineColumn> add(std::string_view id, xml::LineColumn place);
  bool contains(std::string_view id) const { return slots_[slot_of(id, hash_of(id))] != 0; }
  std::size_t size() const { return count_; }
  /// Calls `visit` with each, in the order in which they came.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (const Block& block : blocks_) {
      for (std::size_t at = 0; at < block.used;) {
        const std::string_view id = id_of(block.bytes.get() + at);
        visit(id);
        at += sizeof(Head) + id.size();
      }
    }
  }

 private:
  static constexpr std::size_t kFirstSlots = 64;
  static constexpr unsigned kPlaceBits = 40;   // of a slot; the other bits are those of the hash
  static constexpr unsigned kOffsetBits = 16;  // of a place; the other bits number the block
  struct Head {
    xml::LineColumn place;
    std::uint32_t length = 0;
  };
  // Holds entries, each a Head with the characters behind it.
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t used = 0;
  };

  static std::size_t hash_of(std::string_view id) { return std::hash<std::string_view>{}(id); }
  std::size_t slot_of(std::string_view id, std::size_t hash) const;
  const char* entry_at(std::uint64_t slot) const;
  static Head head_of(const char* entry);
  static std::string_view id_of(const char* entry);
  char* make_room(std::size_t size);
  void grow();

  std::vector<Block> blocks_;
  std::size_t room_ = 0;              // in the last of them
  std::vector<std::uint64_t> slots_;  // 0 is free; a power of two of them
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
  /// Takes an ID; returns the place of the first where the document has it already.
  std::optional<xml::LineColumn> add_id(std::string_view value, xml::LineColumn place);
  bool has_id(std::string_view value) const { return ids_.contains(value); }
  /// True where the schema knows IDs, so that pointers can be checked.
  bool knows_ids() const { return !is_id_name_.empty(); }
  /// Takes a reference whose ID has not come yet: `at` is where it stands, by line and column.
  void add_reference(std::string_view id, const IdHolder& holder, xml::LineColumn at);
  /// The same for a URI `#id`, unless add_known_pointer took it. There is a limit to how many.
  void add_pointer(std::string_view id, const IdHolder& holder, xml::LineColumn at);
  /// True where there was a pointer to this ID before, which is counted.
  bool add_known_pointer(std::string_view id);
  /// The ID that is most similar, or "".
  std::string nearest_id(std::string_view id);

  /// A reference without an ID.
  struct Unresolved {
    std::string_view id;
    const IdHolder& holder;
    xml::LineColumn at;
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
    xml::LineColumn at;
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
