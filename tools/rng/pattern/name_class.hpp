// SPDX-License-Identifier: MIT
// Name classes (specification §6.1) and what §7.3 and §7.4 ask of two of them.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "rng/pattern/name_table.hpp"

namespace rng::pattern {

enum class NameClassId : std::uint32_t {};
inline constexpr NameClassId kNoNameClass{0xFFFFFFFF};

enum class NameClassKind : std::uint8_t { name, any_name, ns_name, choice };

struct NameClassNode {
  NameClassKind kind = NameClassKind::name;
  bool is_open = false;               // holds any_name or ns_name, so infinitely many names
  NameId name{};                      // of a name
  NamespaceId namespace_id{};         // of an ns_name
  NameClassId except = kNoNameClass;  // of an any_name or ns_name
  std::vector<NameClassId> children;  // of a choice
};

class NameClasses {
 public:
  /// The names that the classes list are those of `names`, which must outlive them.
  explicit NameClasses(const NameTable& names) : names_(names) {}

  NameClassId name(NameId name);
  NameClassId any_name(NameClassId except = kNoNameClass);
  NameClassId ns_name(NamespaceId namespace_id, NameClassId except = kNoNameClass);
  NameClassId choice(std::vector<NameClassId> children);

  const NameClassNode& operator[](NameClassId id) const {
    return nodes_[static_cast<std::uint32_t>(id)];
  }
  /// `namespace_id` is that of `name`.
  bool contains(NameClassId id, NameId name, NamespaceId namespace_id) const;
  /// True where some name belongs to both (§7.3).
  bool overlap(NameClassId a, NameClassId b) const;
  /// Appends the names that a class lists, those of its excepts too where `with_excepts`.
  void collect(NameClassId id, bool with_excepts, std::vector<NameId>& names) const;

 private:
  friend class GrammarCodec;
  struct Sample;
  NameClassId add(NameClassNode node);
  void collect_samples(NameClassId id, std::vector<Sample>& samples) const;

  const NameTable& names_;
  std::vector<NameClassNode> nodes_;
  std::unordered_map<std::uint32_t, NameClassId> by_name_;
};

}  // namespace rng::pattern
