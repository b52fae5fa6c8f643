// SPDX-License-Identifier: MIT
// The forms of names as a trie over folded words. Private to the recogniser of names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/flat_table.hpp"
#include "recognise/names_inflection.hpp"
#include "recognise/names_words.hpp"

namespace recognise::names {

/// How much a form tells, the most first.
enum class Rank : std::uint8_t {
  full,      // a form of the authority, of two words or more, or of no person
  derived,   // made from one: forename or initials with surname, in either order
  sole,      // a form of the authority for a person that is one word
  surname,   // a surname alone
  forename,  // forenames alone
  initials,  // initials alone, "L. K.": never without evidence
};

/// The end of a form in the trie.
struct Ending {
  std::uint32_t entity = 0;  // index into Authority::entities()
  std::uint32_t form = 0;    // index into Entity::names
  Rank rank = Rank::full;
  std::uint32_t capitals = 0;  // bit i: word i begins with a capital
  std::uint32_t acronyms = 0;  // bit i: word i is all capitals in every text
  std::uint8_t needs = 0;      // FormNeed
};

/// What a lexicon says of a word. Bits.
enum WordFlag : std::uint32_t {
  kTitle = 1U << 0U,             // "Mr", "camarada": a name may follow
  kParticle = 1U << 1U,          // "de", "von": part of a surname
  kOrdinary = 1U << 2U,          // begins a sentence often, or is a noun: no name by itself
  kPlacePreposition = 1U << 3U,  // a place may follow
  kIdentity = 1U << 4U,          // "era": says that an initial stands for a name
  kBetween = 1U << 5U,           // may stand between that and the name
  kConjunction = 1U << 6U,
  kForename = 1U << 7U,           // of somebody in the authority
  kFunction = 1U << 8U,           // a small word of the language, also ordinary
  kCapitalised = 1U << 9U,        // has a capital without being a name: "French"
  kHonorific = 1U << 10U,         // a title that is marked with the name: "Mr."
  kFeminine = 1U << 12U,          // a title of women
  kMasculine = 1U << 13U,         // a title of men
  kSovereign = 1U << 11U,         // "King": the forename behind it is that of another
  kAbbreviation = 1U << 14U,      // "Wm", "St": short for another word
  kPlaceNoun = 1U << 15U,         // "rue", "plaza": begins a name of a place, small or large
  kQualifier = 1U << 16U,         // "am", "upon": what follows tells one place from another
  kContraction = 1U << 17U,       // "au", "del": has the article of the place behind it in itself
  kNoPersonBehind = 1U << 18U,    // "the": no single person's name stands behind it
  kFeminineName = 1U << 19U,      // a forename of women
  kMasculineName = 1U << 20U,     // a forename of men
  kRole = 1U << 21U,              // "poet", "secretary": what somebody is, not a title
  kArticle = 1U << 23U,           // "the": a capital alone behind it does not tell a person
  kOrganisationNoun = 1U << 22U,  // "Society": part of an organisation's name
  kJournal = 1U << 24U,           // "Review": the place beside it is part of a title
  kBeginning = 1U << 25U,         // a form begins with it
};

/// What has to stand around a form. Bits.
enum FormNeed : std::uint8_t {
  kNeedsSovereign = 1U << 0U,    // "Elizabeth" for Elizabeth I: a sovereign's title before it
  kNeedsContraction = 1U << 1U,  // "Havre" for Le Havre: "au", "du"
  kNeedsNoNoun = 1U << 2U,       // "Frankfurter": no noun behind it
};

/// What is known of a person's forenames: the words, and the first letters as hashes.
struct Forenames {
  std::vector<std::uint32_t> words;
  std::vector<std::uint64_t> initials;
};

enum class Sex : std::uint8_t { unknown, female, male };

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;
inline constexpr std::uint32_t kUnknownWord = 0;
inline constexpr std::size_t kLongestForm = 32;  // in words

struct Index {
  Index(const authority::Authority& authority_in, const lexicon::Lexicon& lexicon_in);

  /// The number of a word, or kUnknownWord.
  std::uint32_t word(std::uint64_t hash) const {
    const std::uint32_t* found = vocabulary.find(hash);
    return found == nullptr ? kUnknownWord : *found;
  }
  std::uint32_t flags_of(std::uint32_t word_number) const { return flags[word_number]; }
  bool has(std::uint32_t word_number, WordFlag flag) const {
    return (flags[word_number] & flag) != 0;
  }
  /// The node behind another by a word, after a comma or not, or kNoNode. The root is 0.
  std::uint32_t child(std::uint32_t node, std::uint32_t word_number, bool after_comma) const {
    const std::uint32_t* found = edges.find(edge(node, word_number, after_comma));
    return found == nullptr ? kNoNode : *found;
  }
  /// The forms that end at a node.
  std::span<const Ending> endings_of(std::uint32_t node) const {
    return std::span(endings).subspan(endings_begin[node],
                                      endings_begin[node + 1] - endings_begin[node]);
  }
  const authority::Entity& entity(const Ending& ending) const {
    return authority.entities()[ending.entity];
  }

  static std::uint64_t edge(std::uint32_t node, std::uint32_t word_number, bool after_comma) {
    return (std::uint64_t{node} << 32U) | (std::uint64_t{word_number} << 1U) |
           (after_comma ? 1U : 0U);
  }

  const authority::Authority& authority;
  const lexicon::Lexicon& lexicon;
  FlatTable vocabulary;                      // hash of a folded word → number
  std::vector<std::uint32_t> flags;          // of a word
  std::vector<std::string> surfaces;         // of a word, as the authority writes it first
  FlatTable edges;                           // edge → node
  std::vector<Ending> endings;               // of all nodes, node by node
  std::vector<std::uint32_t> endings_begin;  // of a node in these, and one for the end
  std::vector<Forenames> forenames;          // of an entity
  std::vector<Sex> sexes;                    // of an entity
  std::vector<bool> is_surname;              // of a word: a surname by itself
  bool has_capitalised_nouns = false;        // as German has
  bool names_nobody = false;                 // the authority has no person
  Inflections inflections;
  std::unordered_map<std::uint32_t, std::uint32_t> expansions;  // of an abbreviated word
  std::vector<std::vector<std::uint32_t>> titles;  // of an entity: words before its names, "Sir"
};

}  // namespace recognise::names
