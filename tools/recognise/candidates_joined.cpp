// SPDX-License-Identifier: MIT
// From the sightings of all letters to entries: the forms of a name that are one person's.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "recognise/candidates.hpp"
#include "recognise/candidates_groups.hpp"

namespace recognise {
namespace {

using authority::EntityKind;
using authority::Proposal;

constexpr std::size_t kPlacesTold = 6;  // in the note of an entry

/// The parts of a person's name, as numbers of words.
struct NameParts {
  std::vector<const NameWord*> forename, surname;
};

NameParts parts_of(const Sighting& sighting) {
  const std::vector<NameWord>& words = sighting.words;
  NameParts parts;
  std::size_t from = 0;
  if (words.size() > 1) {
    std::size_t given = 0;
    while (given + 1 < words.size() && (words[given].is_initial || words[given].is_forename))
      ++given;
    from = std::max<std::size_t>(given, 1);
    const auto particle =
        std::find_if(words.begin() + static_cast<std::ptrdiff_t>(from), words.end(),
                     [](const NameWord& word) { return word.is_particle || word.is_of_surname; });
    if (particle != words.end()) {
      from = static_cast<std::size_t>(particle - words.begin());
    } else if (!sighting.has_double_surnames) {
      from = words.size() - 1;
    }
  } else if (words.front().is_forename && sighting.title.empty()) {
    from = 1;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    (i < from ? parts.forename : parts.surname).push_back(&words[i]);
  }
  return parts;
}

std::string text_of(const std::vector<const NameWord*>& words) {
  std::string text;
  for (const NameWord* word : words) text += (text.empty() ? "" : " ") + word->text;
  return text;
}

std::string text_of(const Sighting& sighting) {
  std::string text;
  for (const NameWord& word : sighting.words) text += (text.empty() ? "" : " ") + word.text;
  return text;
}

// By which surnames are one: folded, without the particles.
std::string key_of(const std::vector<const NameWord*>& surname) {
  std::string key;
  for (const NameWord* word : surname) {
    if (!word->is_particle) key += (key.empty() ? "" : " ") + word->folded;
  }
  return key;
}

/// A person: the fullest name, and the groups that are taken for the same.
struct Bearer {
  NameGroup group;
  NameParts name;
  std::vector<const NameGroup*> variants;
  bool is_sexed = false;  // a surname with a title of women or men, and nothing else
};

enum class Fullness : std::uint8_t { full, initials, titled_surname, surname };

Fullness fullness_of(const NameGroup& group, const NameParts& parts) {
  if (parts.surname.empty()) return Fullness::full;
  if (parts.forename.empty())
    return group.sex == ' ' ? Fullness::surname : Fullness::titled_surname;
  const bool is_initials = std::all_of(parts.forename.begin(), parts.forename.end(),
                                       [](const NameWord* word) { return word->is_initial; });
  return is_initials ? Fullness::initials : Fullness::full;
}

std::string_view first_letter(std::string_view folded) {
  std::size_t size = folded.empty() ? 0 : 1;
  while (size < folded.size() && (static_cast<unsigned char>(folded[size]) & 0xC0U) == 0x80U)
    ++size;
  return folded.substr(0, size);
}

// "L." and "Lev", "Johann" and "Johann Wolfgang" may be one person's.
bool may_be_one(const std::vector<const NameWord*>& a, const std::vector<const NameWord*>& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const bool is_short = a[i]->is_initial || b[i]->is_initial;
    if (is_short ? first_letter(a[i]->folded) != first_letter(b[i]->folded)
                 : a[i]->folded != b[i]->folded) {
      return false;
    }
  }
  return true;
}

bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

bool may_be_one(const Bearer& bearer, const NameGroup& group, const NameParts& parts) {
  if (bearer.group.sex != ' ' && group.sex != ' ' && bearer.group.sex != group.sex) return false;
  if (differ(bearer.group.birth, group.birth) || differ(bearer.group.death, group.death))
    return false;
  return may_be_one(bearer.name.forename, parts.forename);
}

Certainty certainty_of(const NameGroup& group, EntityKind kind) {
  if (kind == EntityKind::person) {
    const std::size_t kinds = personal_evidence(group);
    if (group.of(Evidence::life_dates) > 0 || kinds > 1) return Certainty::high;
    return kinds == 1 ? Certainty::medium : Certainty::low;
  }
  if (kind == EntityKind::organisation)
    return group.of(Evidence::organisation_noun) > 0 ? Certainty::medium : Certainty::low;
  const bool is_evident = group.of(Evidence::dateline) > 0 || group.of(Evidence::place_noun) > 0 ||
                          group.of(Evidence::place_preposition) > 1;
  return is_evident ? Certainty::medium : Certainty::low;
}

std::string_view words_for(Evidence evidence) {
  switch (evidence) {
    case Evidence::title:
      return "a title before it";
    case Evidence::forename:
      return "a forename";
    case Evidence::initials:
      return "initials before a surname";
    case Evidence::life_dates:
      return "life dates behind it";
    case Evidence::apposition:
      return "what the person is stands beside it";
    case Evidence::formula:
      return "in a signature, salutation, address or heading";
    case Evidence::capitals:
      return "capitals within a sentence";
    case Evidence::place_preposition:
      return "a preposition of place before it";
    case Evidence::place_noun:
      return "a word such as “street” with it";
    case Evidence::dateline:
      return "in a dateline";
    case Evidence::organisation_noun:
      return "a word such as “society” in it";
    case Evidence::acronym:
      return "written in capitals";
  }
  return {};
}

}  // namespace

class CandidateJoiner {
 public:
  explicit CandidateJoiner(const CandidateRegister& all) : all_(all) {}

  std::vector<Proposal> join() {
    make_groups();
    join_cases(groups_);
    std::vector<const NameGroup*> persons;
    for (const NameGroup& group : groups_) {
      const auto kind = kind_of(group);
      if (!kind && !is_surname_alone(group)) continue;
      if (!kind || *kind == EntityKind::person) {
        persons.push_back(&group);
      } else {
        others_.emplace_back(&group, *kind);
      }
    }
    join_persons(persons);
    take_surnames_for_places();
    for (const Bearer& bearer : bearers_) add_person(bearer);
    for (const auto& [group, kind] : others_) add_other(*group, kind);
    return sorted();
  }

 private:
  // A word that alone says too little, but may be the surname of somebody named in full.
  static bool is_surname_alone(const NameGroup& group) {
    return group.first->words.size() == 1 && !group.first->words.front().is_forename;
  }

  // The titles of women and men tell two bearers of a surname from each other, years two of a name.
  static std::string key_of_group(const Sighting& sighting) {
    std::string key;
    for (const NameWord& word : sighting.words) key += word.folded + ' ';
    if (sighting.words.size() == 1 && sighting.evidence.has(Evidence::title)) key += sighting.sex;
    return key + sighting.birth + '-' + sighting.death;
  }

  void make_groups() {
    std::unordered_map<std::string, std::size_t> by_key;
    for (const auto& seen : all_.seen_) {
      const auto [found, is_new] = by_key.emplace(key_of_group(seen.sighting), groups_.size());
      if (is_new) groups_.emplace_back();
      groups_[found->second].add(seen.sighting, {seen.letter, seen.sighting.line});
    }
  }

  void join_persons(const std::vector<const NameGroup*>& persons) {
    std::vector<std::pair<NameParts, const NameGroup*>> named;
    for (const NameGroup* group : persons) named.emplace_back(parts_of(*group->first), group);
    // The fullest first: the shorter forms join those.
    std::stable_sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
      const auto rank = [](const auto& entry) {
        const bool has_life = entry.second->of(Evidence::life_dates) > 0;
        return std::tuple(fullness_of(*entry.second, entry.first),
                          -static_cast<std::ptrdiff_t>(entry.first.forename.size()), !has_life);
      };
      return rank(a) < rank(b);
    });
    for (auto& [parts, group] : named) take_person(std::move(parts), *group);
  }

  void take_person(NameParts parts, const NameGroup& group) {
    const std::string key = key_of(parts.surname);
    if (key.empty()) return take_forename(std::move(parts), group);
    const Fullness fullness = fullness_of(group, parts);
    // A forename that only full names tell; letters find it by those.
    if (parts.forename.empty() && forenames_.contains(key) && group.title.empty()) return;
    std::vector<std::size_t> likely;
    std::vector<std::size_t>& bearers = by_surname_[key];
    for (const std::size_t i : bearers) {
      if (may_be_one(bearers_[i], group, parts)) likely.push_back(i);
    }
    if (likely.size() == 1 && !group.has_two_lives) {
      Bearer& bearer = bearers_[likely.front()];
      bearer.group.take(group);
      bearer.variants.push_back(&group);
      return;
    }
    if (likely.size() > 1 || !kind_of(group)) return;
    bearers.push_back(bearers_.size());
    for (const NameWord* word : parts.forename) forenames_.insert(word->folded);
    bearers_.push_back({group, std::move(parts), {}, fullness == Fullness::titled_surname});
  }

  // "nach Trotsky": behind a preposition may also stand the surname of somebody.
  void take_surnames_for_places() {
    std::erase_if(others_, [&](const auto& other) {
      const NameGroup& group = *other.first;
      if (other.second != EntityKind::place || group.first->words.size() != 1) return false;
      if (group.of(Evidence::dateline) > 0) return false;
      const auto found = by_surname_.find(group.first->words.front().folded);
      if (found == by_surname_.end() || found->second.empty()) return false;
      if (found->second.size() == 1) bearers_[found->second.front()].group.take(group);
      return true;
    });
  }

  // A forename alone is somebody's only where nobody is named with it in full.
  void take_forename(NameParts parts, const NameGroup& group) {
    if (!kind_of(group)) return;
    const bool is_known =
        std::any_of(parts.forename.begin(), parts.forename.end(),
                    [&](const NameWord* word) { return forenames_.contains(word->folded); });
    if (!is_known) lone_.push_back({group, std::move(parts), {}, false});
  }

  void add_person(const Bearer& bearer) {
    Proposal proposal;
    proposal.kind = EntityKind::person;
    proposal.surname = text_of(bearer.name.surname);
    proposal.forename = text_of(bearer.name.forename);
    proposal.name = text_of(*bearer.group.first);
    if (bearer.is_sexed) proposal.title = bearer.group.title;
    if (bearer.group.sex != ' ') proposal.sex = std::string(1, bearer.group.sex);
    if (!bearer.group.has_two_lives) {
      proposal.birth = bearer.group.birth;
      proposal.death = bearer.group.death;
    }
    for (const NameGroup* variant : bearer.variants) {
      const std::string name = text_of(*variant->first);
      const bool is_surname = name == proposal.surname;
      if (name != proposal.name && !is_surname) proposal.variants.push_back(name);
    }
    finish(proposal, bearer.group);
  }

  void add_other(const NameGroup& group, EntityKind kind) {
    Proposal proposal;
    proposal.kind = kind;
    proposal.name = text_of(*group.first);
    finish(proposal, group);
  }

  void finish(Proposal& proposal, const NameGroup& group) {
    proposal.certainty = name_of(certainty_of(group, proposal.kind));
    proposal.evidence = evidence_of(group);
    proposals_.push_back(std::move(proposal));
  }

  std::string evidence_of(const NameGroup& group) const {
    std::string text;
    for (std::size_t i = 0; i < kEvidenceCount; ++i) {
      if (group.evidence[i] == 0) continue;
      text += fmt::format("{}{} ({})", text.empty() ? "" : ", ",
                          words_for(static_cast<Evidence>(i)), group.evidence[i]);
    }
    return text + ": " + places_of(group);
  }

  // "a.txt 3, 12; b.txt 4".
  std::string places_of(const NameGroup& group) const {
    std::vector<SightingPlace> places = group.places;
    const auto is_before = [](const SightingPlace& a, const SightingPlace& b) {
      return std::pair(a.letter, a.line) < std::pair(b.letter, b.line);
    };
    std::sort(places.begin(), places.end(), is_before);
    std::string text;
    for (std::size_t i = 0; i < std::min(places.size(), kPlacesTold); ++i) {
      const bool is_same = i > 0 && places[i - 1].letter == places[i].letter;
      if (is_same && places[i - 1].line == places[i].line) continue;
      if (is_same) {
        text += fmt::format(", {}", places[i].line);
      } else {
        text += fmt::format("{}{} {}", i == 0 ? "" : "; ", all_.letters_[places[i].letter],
                            places[i].line);
      }
    }
    return places.size() > kPlacesTold ? text + ", …" : text;
  }

  std::vector<Proposal> sorted() {
    for (const Bearer& bearer : lone_) add_person(bearer);
    const auto key = [](const Proposal& proposal) {
      return std::tie(proposal.kind, proposal.surname, proposal.forename, proposal.name,
                      proposal.title, proposal.birth);
    };
    std::stable_sort(proposals_.begin(), proposals_.end(),
                     [&](const Proposal& a, const Proposal& b) { return key(a) < key(b); });
    return std::move(proposals_);
  }

  const CandidateRegister& all_;
  std::vector<NameGroup> groups_;
  std::vector<std::pair<const NameGroup*, EntityKind>> others_;
  std::vector<Bearer> bearers_, lone_;
  std::map<std::string, std::vector<std::size_t>> by_surname_;
  std::set<std::string> forenames_;
  std::vector<Proposal> proposals_;
};

void CandidateRegister::add(const std::string& letter, std::vector<Sighting> sightings) {
  const auto number = static_cast<std::uint32_t>(letters_.size());
  letters_.push_back(letter);
  for (Sighting& sighting : sightings) seen_.push_back({std::move(sighting), number});
}

std::vector<Proposal> CandidateRegister::proposals() const {
  return CandidateJoiner(*this).join();
}

}  // namespace recognise
