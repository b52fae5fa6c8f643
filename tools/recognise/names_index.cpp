// SPDX-License-Identifier: MIT
// From the entries of an authority to the trie of all forms under which they may appear.
#include "recognise/names_index.hpp"

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <span>
#include <utility>

#include "recognise/names_spelling.hpp"

namespace recognise::names {
namespace {

using authority::Entity;
using authority::EntityKind;
using authority::NameForm;

/// A word of a form, which must outlive it: its number, how it is written, and whether a comma
/// stands before it.
struct Part {
  std::uint32_t word = 0;
  std::uint64_t initial = 0;  // hash of its first letter
  std::string_view text;
  Shape shape = Shape::lower;
  bool after_comma = false;
  bool is_single_letter = false;
  bool has_umlaut = false;    // which may be spelled out
  bool has_umlaut_e = false;  // which may be dropped
};
using Parts = std::vector<Part>;

/// Some parts of a form that somebody else holds.
using PartSpan = std::span<const Part>;

PartSpan slice(PartSpan parts, std::size_t begin, std::size_t end) {
  return parts.subspan(begin, end - begin);
}

bool is_roman_number(const Part& part) {
  return part.text.find_first_not_of("IVXL") == std::string::npos;
}

// The number of a sovereign: "II", "Ier".
bool is_regnal(const Part& part) {
  const std::size_t end = part.text.find_first_not_of("IVXL");
  if (end == std::string::npos) return true;
  const std::string_view rest = part.text.substr(end);
  return end > 0 && (rest == "er" || rest == "re" || rest == "e");
}

}  // namespace

// Adds the forms of one entry after the other.
class IndexBuilder {
 public:
  explicit IndexBuilder(Index& index) : index_(index) {
    index_.flags.push_back(0);
    index_.surfaces.emplace_back();
    last_endings_.push_back(kNone);
  }

  void add_lexicon() {
    add_words("names.titles", kTitle);
    add_words("names.honorifics", kTitle);
    add_words("names.honorifics", kHonorific);
    add_words("names.feminine", kFeminine);
    add_words("names.masculine", kMasculine);
    add_words("names.sovereigns", kTitle);
    add_words("names.sovereigns", kSovereign);
    add_words("names.capitalised", kOrdinary);
    add_words("names.capitalised", kCapitalised);
    add_words("names.particles", kParticle);
    add_words("names.ordinary", kOrdinary);
    add_words("vocabulary.function_words", kOrdinary);
    add_words("vocabulary.function_words", kFunction);
    add_words("names.place_prepositions", kPlacePreposition);
    add_words("names.identity", kIdentity);
    add_words("names.between", kBetween);
    add_words("names.conjunctions", kConjunction);
    add_words("names.place_nouns", kPlaceNoun);
    add_words("names.place_qualifiers", kQualifier);
    add_words("names.contracted_articles", kContraction);
    add_words("names.no_person_after", kNoPersonBehind);
    add_words("names.roles", kRole);
    add_words("names.articles", kArticle);
    add_words("names.organisation_nouns", kOrganisationNoun);
    add_words("citation.journal", kJournal);
    for (const WordFlag flag : {kFeminineName, kForename}) {
      add_words("names.feminine_forenames", flag);
    }
    for (const WordFlag flag : {kMasculineName, kForename}) {
      add_words("names.masculine_forenames", flag);
    }
    for (const auto& [abbreviation, word] : index_.lexicon.pairs("names.abbreviations")) {
      const std::uint32_t number = number_of(folded(abbreviation), abbreviation);
      index_.flags[number] |= kAbbreviation;
      index_.expansions.emplace(number, number_of(folded(word), word));
    }
    index_.inflections = Inflections(index_.lexicon.pairs("names.inflection"));
    index_.has_capitalised_nouns = !index_.lexicon.words("names.capitalised_nouns").empty();
  }

  void add_entities() {
    const auto& entities = index_.authority.entities();
    index_.forenames.resize(entities.size());
    index_.sexes.resize(entities.size());
    index_.titles.resize(entities.size());
    for (std::size_t i = 0; i < entities.size(); ++i) {
      entity_ = static_cast<std::uint32_t>(i);
      has_feminine_title_ = has_masculine_title_ = false;
      for (std::size_t form = 0; form < entities[i].names.size(); ++form) {
        form_ = static_cast<std::uint32_t>(form);
        add_form(entities[i], entities[i].names[form]);
        add_unqualified(entities[i], entities[i].names[form]);
      }
      index_.sexes[i] = sex_of(entities[i]);
    }
    index_.is_surname.resize(index_.flags.size());
    for (const std::uint32_t word : surnames_) index_.is_surname[word] = true;
    settle_endings();
  }

 private:
  void add_words(std::string_view section, WordFlag flag) {
    for (const std::string& entry : index_.lexicon.words(section)) {
      for (const Part& part : parts_of(entry)) {
        index_.flags[part.word] = static_cast<std::uint32_t>(index_.flags[part.word] | flag);
      }
    }
  }

  // As the file says, or else the titles in the forms of the name.
  Sex sex_of(const Entity& entity) {
    if (entity.sex == "F" || entity.sex == "f" || entity.sex == "2" || entity.sex == "female") {
      return Sex::female;
    }
    if (entity.sex == "M" || entity.sex == "m" || entity.sex == "1" || entity.sex == "male") {
      return Sex::male;
    }
    if (has_feminine_title_ == has_masculine_title_) return sex_of_forenames();
    return has_feminine_title_ ? Sex::female : Sex::male;
  }

  Sex sex_of_forenames() const {
    std::size_t females = 0, males = 0;
    for (const std::uint32_t word : index_.forenames[entity_].words) {
      females += index_.has(word, kFeminineName) ? 1U : 0U;
      males += index_.has(word, kMasculineName) ? 1U : 0U;
    }
    if ((females > 0) == (males > 0)) return Sex::unknown;
    return females > 0 ? Sex::female : Sex::male;
  }

  std::uint32_t number_of(std::uint64_t hash, std::string_view surface) {
    const auto next = static_cast<std::uint32_t>(index_.flags.size());
    const std::uint32_t number = index_.vocabulary.add(hash, next);
    if (number == next) {
      index_.flags.push_back(0);
      index_.surfaces.emplace_back(surface);
    }
    return number;
  }

  std::uint32_t number_of(std::string_view folded_word, std::string_view surface) {
    return number_of(hash_of(folded_word), surface);
  }

  Parts parts_of(std::string_view text) {
    Parts parts;
    for (const Word& word : words_of(text)) {
      Part part;
      part.text = word.span.of(text);
      part.word = number_of(word.hash, part.text);
      part.shape = word.shape;
      part.after_comma = word.before == Gap::comma;
      part.is_single_letter = word.length == 1 && word.shape == Shape::upper;
      const std::string plain = folded(part.text);
      part.has_umlaut = holds_umlaut(part.text);
      part.has_umlaut_e = holds_umlaut_spelled_out(plain);
      part.initial = hash_of(first_letter(plain));
      parts.push_back(part);
    }
    return parts;
  }

  bool has(const Part& part, WordFlag flag) const { return index_.has(part.word, flag); }

  // «Sarthe (antes Maine)» is also «Sarthe», «Richmond, Surrey» also «Richmond», «Clermont-Créans
  // (Créans)» also «Créans», «Foscari: A Tragedy» also «Foscari».
  void add_unqualified(const Entity& entity, const NameForm& form) {
    NameForm plain = form;
    if (entity.kind == EntityKind::work) {
      plain.text.resize(std::min(plain.text.find(": "), plain.text.size()));
      if (plain.text != form.text) insert(parts_of(plain.text), Rank::derived, true);
      return;
    }
    const std::size_t bracket = plain.text.find('(');
    if (bracket != std::string::npos && bracket > 0) {
      const std::size_t end = plain.text.find(')', bracket);
      const std::string inner = plain.text.substr(bracket + 1, end - bracket - 1);
      plain.text.erase(bracket, end == std::string::npos ? end : end + 1 - bracket);
      const bool is_repeated = !inner.empty() && plain.text.find(inner) != std::string::npos;
      if (entity.kind == EntityKind::place && is_repeated) {
        insert(parts_of(inner), Rank::derived, false);
      }
    }
    if (entity.kind == EntityKind::place)
      plain.text.resize(std::min(plain.text.find(','), plain.text.size()));
    if (plain.text != form.text) add_form(entity, plain);
  }

  // «Der Dekan», «My dear Sir»: what somebody is called, not a name.
  bool is_description(const Parts& parts) const {
    return std::all_of(parts.begin(), parts.end(),
                       [&](const Part& part) {
                         return has(part, kFunction) || has(part, kTitle) || has(part, kOrdinary);
                       }) &&
           (parts.size() > 1 || has(parts.front(), kTitle) || has(parts.front(), kFunction));
  }

  void add_form(const Entity& entity, const NameForm& form) {
    const Parts parts = parts_of(form.text);
    if (parts.empty()) return;
    for (const Part& part : parts) {
      has_feminine_title_ |= has(part, kFeminine);
      has_masculine_title_ |= has(part, kMasculine);
    }
    const bool is_letters = std::all_of(parts.begin(), parts.end(),
                                        [](const Part& part) { return part.is_single_letter; });
    if (entity.kind == EntityKind::person) {
      if (form.type == "initials" || is_letters) return insert(parts, Rank::initials, true);
      return add_person(parts, form);
    }
    if (is_letters && parts.size() == 1) return;
    is_place_ = entity.kind == EntityKind::place;
    const bool is_adjective = is_place_ && index_.has_capitalised_nouns && parts.size() == 1 &&
                              is_adjective_of(parts.front(), entity);
    insert(parts, Rank::full, true, is_adjective ? kNeedsNoNoun : 0);
    if (is_place_) add_short_places(parts);
    is_place_ = false;
  }

  // «Frankfurter» beside «Frankfurt am Main».
  static bool is_adjective_of(const Part& part, const Entity& entity) {
    if (!part.text.ends_with("er") || part.text.size() < 5) return false;
    const std::string_view stem = part.text.substr(0, part.text.size() - 3);
    return std::any_of(entity.names.begin(), entity.names.end(), [&](const NameForm& form) {
      return form.text != part.text && form.text.starts_with(stem);
    });
  }

  // «Boulogne-sur-mer» is also «Boulogne»; behind «au» and «du», «Le Havre» is «Havre».
  void add_short_places(const Parts& parts) {
    add_beginning(parts);
    if (parts.size() > 1 && has(parts.front(), kFunction)) {
      insert(slice(parts, 1, parts.size()), Rank::derived, false, kNeedsContraction);
    }
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
      if (!has(parts[i], kQualifier) || has(parts[i - 1], kFunction)) continue;
      insert(slice(parts, 0, i), Rank::derived, false);
      return;
    }
  }

  // «Etats-Unis d'Amérique»: two words or more with capitals before a small one are the name in
  // short.
  void add_beginning(const Parts& parts) {
    std::size_t i = 0;
    while (i < parts.size() && parts[i].shape == Shape::capital && !parts[i].after_comma) ++i;
    if (i < 2 || i + 1 >= parts.size() || parts[i].shape != Shape::lower) return;
    if (!has(parts[i], kParticle) && !has(parts[i], kFunction)) return;
    if (has(parts.front(), kPlaceNoun) || has(parts.front(), kFunction)) return;
    insert(slice(parts, 0, i), Rank::derived, false);
  }

  void add_person(const Parts& parts, const NameForm& form) {
    if (form.surname.empty() && is_description(parts)) return;
    for (std::size_t i = 0; i < parts.size() && has(parts[i], kTitle); ++i) {
      index_.titles[entity_].push_back(parts[i].word);
    }
    add_rank_behind_comma(parts);
    Parts surname = parts_of(form.surname);
    Parts forename = parts_of(form.forename);
    if (surname.empty() && forename.empty()) split(parts, surname, forename);
    clear_comma(surname);
    clear_comma(forename);
    const bool is_only_surname = !surname.empty() && forename.empty();
    if (parts.size() > 1) {
      insert(parts, Rank::full, false);
    } else if (!is_only_surname) {
      insert(parts, Rank::sole, false);
    }
    if (!surname.empty()) add_surname(surname);
    if (forename.empty()) return;
    // «Mrs. Charles Kemble» is not Charles.
    if (has(parts.front(), kFeminine) && has(forename.front(), kMasculineName)) return;
    note_forenames(forename);
    if (!surname.empty()) add_combinations(surname, forename, has(parts.front(), kTitle));
    const bool is_new = !surname.empty() || parts.size() > 1;
    const bool is_numbered = parts.size() > 1 && is_regnal(parts[1]);
    if (is_new) {
      insert(slice(forename, 0, 1), Rank::forename, false, is_numbered ? kNeedsSovereign : 0);
    }
    if (forename.size() > 1) insert(forename, Rank::forename, false);
  }

  // «Arthur Wellesley, Duke of Wellington»
  void add_rank_behind_comma(const Parts& parts) {
    for (std::size_t i = 1; i + 2 < parts.size(); ++i) {
      if (!parts[i].after_comma || !has(parts[i], kTitle)) continue;
      const PartSpan behind = slice(parts, i, parts.size());
      Parts rank(behind.begin(), behind.end());
      clear_comma(rank);
      insert(rank, Rank::derived, false);
      return;
    }
  }

  static void clear_comma(Parts& parts) {
    if (!parts.empty()) parts.front().after_comma = false;
  }

  static void assign(Parts& target, const Parts& parts, std::size_t begin, std::size_t end) {
    const PartSpan source = slice(parts, begin, end);
    target.assign(source.begin(), source.end());
  }

  // Tells surname and forenames of a form that does not: by its comma, else the last word, with the
  // particles before it, is the surname. What is no plain name stays whole.
  void split(const Parts& parts, Parts& surname, Parts& forename) const {
    std::size_t begin = 0;
    while (begin < parts.size() && has(parts[begin], kTitle)) ++begin;
    const auto comma =
        static_cast<std::size_t>(std::find_if(parts.begin(), parts.end(),
                                              [](const Part& part) { return part.after_comma; }) -
                                 parts.begin());
    if (comma < parts.size() && comma > begin && is_plain(parts, comma, parts.size()) &&
        is_plain(parts, begin, comma) && !has(parts[comma], kTitle)) {
      assign(surname, parts, begin, comma);
      assign(forename, parts, comma, parts.size());
      return;
    }
    const std::size_t end = comma;
    if (begin + 1 < end && is_regnal(parts[begin + 1])) {
      assign(forename, parts, begin, begin + 1);
      return;
    }
    if (begin >= end || !is_plain(parts, begin, end) || is_roman_number(parts[end - 1])) return;
    const bool is_of_house = begin > 0 && has(parts[begin - 1], kSovereign) &&
                             std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(begin),
                                         parts.begin() + static_cast<std::ptrdiff_t>(end),
                                         [&](const Part& part) { return has(part, kParticle); });
    if (is_of_house) {
      assign(forename, parts, begin, begin + 1);
      return;
    }
    std::size_t from = end - 1;
    if (from > begin && has(parts[from - 1], kSovereign)) --from;
    for (std::size_t i = begin; i < end; ++i) {
      if (has(parts[i], kParticle) && i + 1 < end) {
        from = i;
        break;
      }
    }
    const bool is_one_word = end - begin == 1;
    if (parts[end - 1].is_single_letter) return;
    if (is_one_word && (begin == 0 || has(parts[begin], kOrdinary))) return;
    if (is_one_word && (has(parts[begin], kFeminineName) || has(parts[begin], kMasculineName))) {
      assign(forename, parts, begin, end);
      return;
    }
    assign(surname, parts, from, end);
    assign(forename, parts, begin, from);
  }

  bool is_plain(const Parts& parts, std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      if (has(parts[i], kParticle)) continue;
      if (parts[i].shape == Shape::lower || parts[i].shape == Shape::number) return false;
      if (has(parts[i], kFunction)) return false;
    }
    return true;
  }

  void add_surname(const Parts& surname) {
    insert(surname, Rank::surname, false);
    std::size_t begin = 0;
    while (begin + 1 < surname.size() && has(surname[begin], kParticle)) ++begin;
    if (begin > 0) insert(slice(surname, begin, surname.size()), Rank::surname, false);
    for (std::size_t i = begin + 1; i + 1 < surname.size(); ++i) {
      if (!has(surname[i], kParticle) || has(surname[i - 1], kParticle)) continue;
      insert(slice(surname, 0, i), Rank::surname, false);
      break;
    }
    if (surname.size() - begin == 1 && !surname[begin].is_single_letter) {
      surnames_.push_back(surname[begin].word);
    }
  }

  void note_forenames(const Parts& forename) {
    Forenames& known = index_.forenames[entity_];
    for (const Part& part : forename) {
      known.initials.push_back(part.initial);
      if (part.is_single_letter || has(part, kParticle)) continue;
      known.words.push_back(part.word);
      index_.flags[part.word] = static_cast<std::uint32_t>(index_.flags[part.word] | kForename);
    }
  }

  // A single letter in the place of a word.
  Part initial_of(const Part& part) {
    const std::string plain = folded(part.text);
    const std::string_view letter = first_letter(plain);
    Part initial = part;
    initial.word = number_of(letter, letter);
    initial.is_single_letter = true;
    initial.shape = Shape::upper;
    return initial;
  }

  void add_combinations(const Parts& surname, const Parts& forename, bool is_titled) {
    Parts initials;
    for (const Part& part : forename) {
      if (part.shape != Shape::lower) initials.push_back(initial_of(part));
    }
    if (initials.empty()) return;
    Parts first_and_initials = initials;
    first_and_initials.front() = forename.front();
    for (const PartSpan given : {PartSpan(forename), slice(forename, 0, 1), PartSpan(initials),
                                 slice(initials, 0, 1), PartSpan(first_and_initials)}) {
      const bool is_whole = given.size() == forename.size() && !given.front().is_single_letter;
      const Rank rank = is_whole && !is_titled ? Rank::full : Rank::derived;
      insert_joined(given, surname, false, rank);
      insert_joined(surname, given, true, rank);
    }
  }

  void insert_joined(PartSpan first, PartSpan second, bool has_comma, Rank rank) {
    joined_.assign(first.begin(), first.end());
    joined_.insert(joined_.end(), second.begin(), second.end());
    if (has_comma) joined_[first.size()].after_comma = true;
    insert(joined_, rank, false);
  }

  void insert(PartSpan parts, Rank rank, bool may_be_acronym, std::uint8_t needs = 0) {
    if (parts.empty() || parts.size() > kLongestForm) return;
    if (parts.size() == 1 && parts.front().is_single_letter) return;
    insert_spelled(parts, rank, may_be_acronym, needs);
    if (std::any_of(parts.begin(), parts.end(),
                    [](const Part& part) { return part.has_umlaut || part.has_umlaut_e; })) {
      insert_other_spellings(parts, rank, may_be_acronym, needs);
    }
  }

  void insert_other_spellings(PartSpan parts, Rank rank, bool may_be_acronym, std::uint8_t needs) {
    Parts spelled(parts.begin(), parts.end());
    Parts contracted = spelled;
    bool has_umlaut = false, has_e = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Part& part = parts[i];
      if (part.is_single_letter) continue;
      if (part.has_umlaut) spelled[i].word = number_of(umlaut_spelled_out(part.text), part.text);
      if (part.has_umlaut_e)
        contracted[i].word = number_of(umlaut_contracted(folded(part.text)), part.text);
      has_umlaut = has_umlaut || part.has_umlaut;
      has_e = has_e || part.has_umlaut_e;
    }
    if (has_umlaut) insert_spelled(spelled, rank, may_be_acronym, needs);
    if (has_e && index_.has_capitalised_nouns) {
      insert_spelled(contracted, rank, may_be_acronym, needs);
    }
  }

  // A particle, the article of a place and a word such as "rue" may be written small.
  bool may_be_small(PartSpan parts, std::size_t i) const {
    if (parts.size() == 1) return false;
    if (has(parts[i], kParticle) && parts[i].shape != Shape::upper) return true;
    return is_place_ && i == 0 && (has(parts[i], kFunction) || has(parts[i], kPlaceNoun));
  }

  void insert_spelled(PartSpan parts, Rank rank, bool may_be_acronym, std::uint8_t needs) {
    index_.flags[parts.front().word] |= kBeginning;
    std::uint32_t node = 0;
    Ending ending{entity_, form_, rank, 0, 0, needs};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Part& part = parts[i];
      const auto next = static_cast<std::uint32_t>(last_endings_.size());
      node = index_.edges.add(Index::edge(node, part.word, part.after_comma && i > 0), next);
      if (node == next) last_endings_.push_back(kNone);
      const bool is_upper = part.shape == Shape::capital || part.shape == Shape::upper;
      const bool is_acronym = may_be_acronym && part.shape == Shape::upper &&
                              !part.is_single_letter && part.text.size() <= 5;
      ending.capitals |= is_upper && !may_be_small(parts, i) ? 1U << i : 0U;
      ending.acronyms |= is_acronym ? 1U << i : 0U;
    }
    add_ending(node, ending);
  }

  void add_ending(std::uint32_t node, const Ending& ending) {
    for (std::uint32_t i = last_endings_[node]; i != kNone; i = endings_[i].before) {
      Ending& known = endings_[i].ending;
      if (known.entity != ending.entity) break;
      if (known.needs != ending.needs) continue;
      if (ending.rank < known.rank) known = ending;
      if (ending.rank == known.rank) {
        known.capitals &= ending.capitals;
        known.acronyms &= ending.acronyms;
      }
      return;
    }
    endings_.push_back({ending, node, last_endings_[node]});
    last_endings_[node] = static_cast<std::uint32_t>(endings_.size() - 1);
  }

  // The endings node by node, of each in the order in which they came.
  void settle_endings() {
    std::vector<std::uint32_t>& begins = index_.endings_begin;
    begins.assign(last_endings_.size() + 1, 0);
    for (const NodeEnding& entry : endings_) ++begins[entry.node + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<std::uint32_t> next = begins;
    index_.endings.resize(endings_.size());
    for (const NodeEnding& entry : endings_) index_.endings[next[entry.node]++] = entry.ending;
  }

  /// An ending and the one that its node had before.
  struct NodeEnding {
    Ending ending;
    std::uint32_t node = 0;
    std::uint32_t before = 0;
  };

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  Index& index_;
  std::vector<std::uint32_t> surnames_;
  std::vector<NodeEnding> endings_;
  std::vector<std::uint32_t> last_endings_;  // of a node, in endings_
  Parts joined_;                             // of the form at hand
  std::uint32_t entity_ = 0;
  std::uint32_t form_ = 0;
  bool is_place_ = false;                                          // the form at hand is of a place
  bool has_feminine_title_ = false, has_masculine_title_ = false;  // in a form of the entry at hand
};

Index::Index(const authority::Authority& authority_in, const lexicon::Lexicon& lexicon_in)
    : authority(authority_in), lexicon(lexicon_in) {
  IndexBuilder builder(*this);
  builder.add_lexicon();
  builder.add_entities();
  const auto& entities = authority.entities();
  names_nobody = std::none_of(entities.begin(), entities.end(), [](const Entity& entity) {
    return entity.kind == EntityKind::person;
  });
}

}  // namespace recognise::names
