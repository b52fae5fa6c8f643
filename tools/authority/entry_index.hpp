// SPDX-License-Identifier: MIT
// Finds the entry that another one is of: by an identifier, else by name and dates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "authority/authority.hpp"

namespace authority {

enum class MatchedBy : std::uint8_t { nothing, identifier, name };

/// The entries that come into question, by their numbers: more than one where nothing tells which.
struct Match {
  MatchedBy by = MatchedBy::nothing;
  std::vector<std::size_t> entries;
  std::string shared;            // "GND 118540238", or “the name …”
  bool is_contradicted = false;  // they share an identifier, and something else speaks against it
};

class EntryIndex {
 public:
  /// Entries are numbered from 0 in the order in which they are added; they must outlive this.
  void add(const Entity& entity);

  /// An identifier decides. A name does where nothing contradicts; it must be the first name of one
  /// of the two entries, and of a person more than one word, unless it is the first of both.
  Match find(const Entity& entity) const;

  /// All entries that share an identifier or a form of a name with it, as far as they are not too
  /// many.
  std::vector<std::size_t> related(const Entity& entity) const;

 private:
  Match by_identifier(const Entity& entity) const;
  Match by_name(const Entity& entity) const;

  std::vector<const Entity*> entities_;
  std::unordered_multimap<std::string, std::size_t> identifiers_;
  std::unordered_multimap<std::string, std::size_t> first_names_, other_names_;
};

}  // namespace authority
