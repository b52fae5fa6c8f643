// SPDX-License-Identifier: MIT
// Names that no authority knows, by what the texts themselves say of them. How to call: one
// find_sightings a letter; a CandidateRegister takes them all and joins what is one person's.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "authority/proposal.hpp"
#include "recognise/recognise.hpp"

namespace recognise {

/// What speaks for a name, as the index of a bit.
enum class Evidence : std::uint8_t {
  title,              // "Mr." before it
  forename,           // begins with a forename of the lexicon
  initials,           // "L. Trotsky"
  life_dates,         // "(1859-1943)" behind it
  apposition,         // ", former head of …" behind it, "the poet" before it
  formula,            // in a signature, a salutation, an address
  capitals,           // capitals within a sentence, of words that are never written small
  place_preposition,  // "in" before it
  place_noun,         // "rue" before it
  dateline,           // where the letter was written
  organisation_noun,  // holds "Society"
  acronym,
};
inline constexpr std::size_t kEvidenceCount = 12;

/// A set of Evidence.
struct EvidenceSet {
  std::uint16_t bits = 0;
  void add(Evidence evidence) { bits = static_cast<std::uint16_t>(bits | bit(evidence)); }
  bool has(Evidence evidence) const { return (bits & bit(evidence)) != 0; }
  static std::uint16_t bit(Evidence evidence) {
    return static_cast<std::uint16_t>(1U << static_cast<unsigned>(evidence));
  }
};

/// A word of a name. `bases` are hashes of the folded words that it may be a case of.
struct NameWord {
  std::string text;
  std::string folded;
  std::vector<std::uint64_t> bases;
  bool is_particle = false;
  bool is_initial = false;
  bool is_forename = false;    // by the lexicon
  bool is_of_surname = false;  // begins with a particle: "d'Estournelles"
};

/// A place where something stands that may be a name.
struct Sighting {
  std::vector<NameWord> words;
  std::string title;  // as written, of persons: "Mrs."
  char sex = ' ';     // 'F', 'M' by the title or the forename
  std::string birth, death;
  EvidenceSet evidence;
  bool is_mute = false;  // its capital says nothing: it begins a sentence
  bool is_behind_article = false;
  bool has_double_surnames = false;  // as the language of the letter has
  bool has_capitalised_nouns = false;
  std::uint32_t at = 0;    // byte of the source
  std::uint32_t line = 0;  // of the source, where the caller says it
};

/// What may be a name in a letter and is neither linked nor left open between entries.
std::vector<Sighting> find_sightings(const layout::Layout& layout, const Recognition& recognition,
                                     const NameIndex& index);

/// All sightings of a call, joined to entries for the authority. Variants of a name are one person
/// only where no other bearer of the surname comes into question and life dates do not differ.
class CandidateRegister {
 public:
  /// The letters in their order, by the names of their texts.
  void add(const std::string& letter, std::vector<Sighting> sightings);

  /// The entries, by kind and name; what is not evident enough is left out.
  std::vector<authority::Proposal> proposals() const;

 private:
  struct Seen {
    Sighting sighting;
    std::uint32_t letter = 0;
  };
  friend class CandidateJoiner;

  std::vector<std::string> letters_;
  std::vector<Seen> seen_;
};

}  // namespace recognise
