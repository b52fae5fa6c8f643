// SPDX-License-Identifier: MIT
// The sightings of one name, in all its cases, and what the name is. Private to candidates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "recognise/candidates.hpp"

namespace recognise {

/// Where a name stands.
struct SightingPlace {
  std::uint32_t letter = 0;
  std::uint32_t line = 0;
};

/// All sightings of the same words.
struct NameGroup {
  const Sighting* first = nullptr;  // with the words as they are written
  std::size_t count = 0;
  std::size_t inner = 0;     // inside a sentence
  std::size_t articled = 0;  // behind an article
  std::array<std::size_t, kEvidenceCount> evidence{};
  std::string title, birth, death;
  char sex = ' ';
  bool has_two_lives = false;  // life dates that contradict each other
  std::vector<SightingPlace> places;

  std::size_t of(Evidence kind) const { return evidence[static_cast<std::size_t>(kind)]; }
  void add(const Sighting& sighting, SightingPlace place);
  /// Takes over what is known of another; the words stay.
  void take(const NameGroup& other);
};

/// How many kinds of evidence say that it is a person.
std::size_t personal_evidence(const NameGroup& group);

/// What the name is of, or nothing where the texts do not say enough.
std::optional<authority::EntityKind> kind_of(const NameGroup& group);

/// Groups that stand for another in some case of it are taken into that one.
void join_cases(std::vector<NameGroup>& groups);

}  // namespace recognise
