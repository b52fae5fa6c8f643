// SPDX-License-Identifier: MIT
#include "recognise/candidates_groups.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "recognise/tokens.hpp"

namespace recognise {
namespace {

using authority::EntityKind;

constexpr std::size_t kMostReadings = 64;  // of a name whose words may be cases of several
constexpr std::size_t kRepeated = 2;
constexpr std::size_t kOftenRepeated = 3;
// Of so many mentions of a place at least one stands behind a preposition of place.
constexpr std::size_t kPlacesAmong = 3;

std::uint64_t joined_hash(std::uint64_t before, std::uint64_t word) {
  return (before ^ word) * 0x9e3779b97f4a7c15U + 1;
}

std::uint64_t hash_of_group(const NameGroup& group) {
  std::uint64_t hash = 0;
  for (const NameWord& word : group.first->words) hash = joined_hash(hash, hash_of(word.folded));
  return hash;
}

// The hashes of all names of which this may be a case.
std::vector<std::uint64_t> readings_of(const NameGroup& group) {
  std::vector<std::uint64_t> readings{0};
  for (const NameWord& word : group.first->words) {
    std::vector<std::uint64_t> longer;
    for (const std::uint64_t reading : readings) {
      longer.push_back(joined_hash(reading, hash_of(word.folded)));
      for (const std::uint64_t base : word.bases) {
        if (longer.size() < kMostReadings) longer.push_back(joined_hash(reading, base));
      }
      if (longer.size() >= kMostReadings) break;
    }
    readings = std::move(longer);
  }
  return readings;
}

void take_life(std::string& known, const std::string& told, bool& differs) {
  if (known.empty()) known = told;
  differs = differs || (!told.empty() && told != known);
}

}  // namespace

void NameGroup::add(const Sighting& sighting, SightingPlace place) {
  if (first == nullptr) first = &sighting;
  ++count;
  inner += sighting.is_mute ? 0U : 1U;
  articled += sighting.is_behind_article ? 1U : 0U;
  for (std::size_t i = 0; i < kEvidenceCount; ++i) {
    evidence[i] += sighting.evidence.has(static_cast<Evidence>(i)) ? 1U : 0U;
  }
  if (title.empty()) title = sighting.title;
  if (sex == ' ') sex = sighting.sex;
  take_life(birth, sighting.birth, has_two_lives);
  take_life(death, sighting.death, has_two_lives);
  places.push_back(place);
}

void NameGroup::take(const NameGroup& other) {
  count += other.count;
  inner += other.inner;
  articled += other.articled;
  for (std::size_t i = 0; i < kEvidenceCount; ++i) evidence[i] += other.evidence[i];
  if (title.empty()) title = other.title;
  if (sex == ' ') sex = other.sex;
  has_two_lives = has_two_lives || other.has_two_lives;
  take_life(birth, other.birth, has_two_lives);
  take_life(death, other.death, has_two_lives);
  places.insert(places.end(), other.places.begin(), other.places.end());
}

std::size_t personal_evidence(const NameGroup& group) {
  std::size_t kinds = 0;
  for (const Evidence kind : {Evidence::title, Evidence::forename, Evidence::initials,
                              Evidence::life_dates, Evidence::apposition, Evidence::formula}) {
    kinds += group.of(kind) > 0 ? 1U : 0U;
  }
  return kinds;
}

std::optional<EntityKind> kind_of(const NameGroup& group) {
  const std::size_t personal = personal_evidence(group);
  const bool is_forename = group.first->words.size() == 1 && group.first->words[0].is_forename;
  if (group.of(Evidence::organisation_noun) > 0 && group.of(Evidence::life_dates) == 0 &&
      group.of(Evidence::title) == 0) {
    return EntityKind::organisation;
  }
  if (personal > 0 && group.of(Evidence::place_noun) == 0) return EntityKind::person;
  if (group.of(Evidence::place_noun) > 0 || group.of(Evidence::dateline) > 0) {
    return EntityKind::place;
  }
  if (is_forename) return std::nullopt;
  const std::size_t plain = group.inner - std::min(group.inner, group.articled);
  if (group.of(Evidence::place_preposition) > 0 &&
      group.of(Evidence::place_preposition) * kPlacesAmong >= plain) {
    return EntityKind::place;
  }
  if (group.of(Evidence::acronym) >= kRepeated) return EntityKind::organisation;
  if (group.of(Evidence::capitals) == 0 || group.articled > 0) return std::nullopt;
  if (group.first->words.size() > 1 || group.inner >= kOftenRepeated) return EntityKind::person;
  return std::nullopt;
}

void join_cases(std::vector<NameGroup>& groups) {
  std::unordered_map<std::uint64_t, std::size_t> by_hash;
  std::vector<std::uint64_t> hashes;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    hashes.push_back(hash_of_group(groups[i]));
    by_hash.emplace(hashes.back(), i);
  }
  std::vector<std::size_t> stands_for(groups.size());
  std::iota(stands_for.begin(), stands_for.end(), std::size_t{0});
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const std::uint64_t reading : readings_of(groups[i])) {
      const auto found = by_hash.find(reading);
      // Groups of the same words are those of persons with different titles or lives.
      if (found == by_hash.end() || reading == hashes[i]) continue;
      // Of two that may each be a case of the other, the first one stays.
      if (stands_for[found->second] == i) continue;
      const std::size_t best = stands_for[i];
      if (best == i || groups[found->second].count > groups[best].count) {
        stands_for[i] = found->second;
      }
    }
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::size_t base = i;
    for (std::size_t steps = 0; stands_for[base] != base && steps < kMostReadings; ++steps) {
      base = stands_for[base];
    }
    if (base == i) continue;
    groups[base].take(groups[i]);
    groups[i].count = 0;
  }
  std::erase_if(groups, [](const NameGroup& group) { return group.count == 0; });
}

}  // namespace recognise
