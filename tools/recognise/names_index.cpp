// SPDX-License-Identifier: MIT
// From the entries of an authority to the trie of all forms under which they may appear.
#include "recognise/names_index.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

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

Parts joined(const Parts& first, const Parts& second) {
  Parts out;
  out.reserve(first.size() + second.size());
  out.insert(out.end(), first.begin(), first.end());
  out.insert(out.end(), second.begin(), second.end());
  return out;
}

Parts slice(const Parts& parts, std::size_t begin, std::size_t end) {
  return {parts.begin() + static_cast<std::ptrdiff_t>(begin),
          parts.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::string first_letter(std::string_view folded_word) {
  std::size_t size = 1;
  while (size < folded_word.size() &&
         (static_cast<unsigned char>(folded_word[size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return std::string(folded_word.substr(0, size));
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

bool is_umlaut(std::string_view letter) {
  return letter == "ä" || letter == "Ä" || letter == "ö" || letter == "Ö" || letter == "ü" ||
         letter == "Ü";
}

// The other spelling of a word with an umlaut: "koeln" for "köln"; and "kohler" for "koehler".
std::string umlaut_spelled_out(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view two = word.substr(i, 2);
    if (is_umlaut(two)) {
      out += folded(two) + "e";
      ++i;
    } else {
      out += word[i];
    }
  }
  return folded(out);
}

std::string umlaut_contracted(std::string_view folded_word) {
  std::string out;
  for (std::size_t i = 0; i < folded_word.size(); ++i) {
    const char before = out.empty() ? ' ' : out.back();
    const bool is_dropped = folded_word[i] == 'e' &&
                            (before == 'a' || before == 'o' || before == 'u') &&
                            i + 1 < folded_word.size();
    if (!is_dropped) out += folded_word[i];
  }
  return out;
}

bool holds_umlaut(std::string_view word) {
  for (std::size_t at = word.find('\xC3'); at != std::string_view::npos;
       at = word.find('\xC3', at + 1)) {
    if (is_umlaut(word.substr(at, 2))) return true;
  }
  return false;
}

bool holds_umlaut_spelled_out(std::string_view folded_word) {
  for (std::size_t i = 1; i + 1 < folded_word.size(); ++i) {
    const char before = folded_word[i - 1];
    if (folded_word[i] == 'e' && (before == 'a' || before == 'o' || before == 'u')) return true;
  }
  return false;
}

}  // namespace

// Adds the forms of one entry after the other.
class IndexBuilder {
 public:
  explicit IndexBuilder(Index& index) : index_(index) {
    index_.flags.push_back(0);
    index_.surfaces.emplace_back();
    index_.nodes.emplace_back();
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
      for (std::size_t form = 0; form < entities[i].names.size(); ++form) {
        form_ = static_cast<std::uint32_t>(form);
        add_form(entities[i], entities[i].names[form]);
        add_unqualified(entities[i], entities[i].names[form]);
      }
      index_.sexes[i] = sex_of(entities[i]);
    }
    index_.is_surname.resize(index_.flags.size());
    for (const std::uint32_t word : surnames_) index_.is_surname[word] = true;
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
    std::size_t females = 0, males = 0;
    for (const NameForm& form : entity.names) {
      for (const Word& word : words_of(form.text)) {
        const std::uint32_t number = index_.word(word.hash);
        females += index_.has(number, kFeminine) ? 1U : 0U;
        males += index_.has(number, kMasculine) ? 1U : 0U;
      }
    }
    if ((females > 0) == (males > 0)) return sex_of_forenames();
    return females > 0 ? Sex::female : Sex::male;
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

  std::uint32_t number_of(const std::string& folded_word, std::string_view surface) {
    const auto next = static_cast<std::uint32_t>(index_.flags.size());
    const std::uint32_t number = index_.vocabulary.add(hash_of(folded_word), next);
    if (number == next) {
      index_.flags.push_back(0);
      index_.surfaces.emplace_back(surface);
    }
    return number;
  }

  Parts parts_of(std::string_view text) {
    Parts parts;
    for (const Word& word : words_of(text)) {
      Part part;
      part.text = word.span.of(text);
      const std::string plain = folded(part.text);
      part.has_umlaut = holds_umlaut(part.text);
      part.has_umlaut_e = holds_umlaut_spelled_out(plain);
      part.word = number_of(plain, part.text);
      part.initial = hash_of(first_letter(plain));
      part.shape = word.shape;
      part.after_comma = word.before == Gap::comma;
      part.is_single_letter = word.length == 1 && word.shape == Shape::upper;
      parts.push_back(std::move(part));
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
      Parts rank = slice(parts, i, parts.size());
      clear_comma(rank);
      insert(rank, Rank::derived, false);
      return;
    }
  }

  static void clear_comma(Parts& parts) {
    if (!parts.empty()) parts.front().after_comma = false;
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
      surname = slice(parts, begin, comma);
      forename = slice(parts, comma, parts.size());
      return;
    }
    const std::size_t end = comma;
    if (begin + 1 < end && is_regnal(parts[begin + 1])) {
      forename = slice(parts, begin, begin + 1);
      return;
    }
    if (begin >= end || !is_plain(parts, begin, end) || is_roman_number(parts[end - 1])) return;
    const bool is_of_house = begin > 0 && has(parts[begin - 1], kSovereign) &&
                             std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(begin),
                                         parts.begin() + static_cast<std::ptrdiff_t>(end),
                                         [&](const Part& part) { return has(part, kParticle); });
    if (is_of_house) {
      forename = slice(parts, begin, begin + 1);
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
      forename = slice(parts, begin, end);
      return;
    }
    surname = slice(parts, from, end);
    forename = slice(parts, begin, from);
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
    const std::string letter = first_letter(folded(part.text));
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
    const Parts first = slice(forename, 0, 1);
    const Parts first_initial = slice(initials, 0, 1);
    const Parts first_and_initials = joined(first, slice(initials, 1, initials.size()));
    for (const Parts* part : std::initializer_list<const Parts*>{
             &forename, &first, &initials, &first_initial, &first_and_initials}) {
      const Parts& given = *part;
      const bool is_whole = given.size() == forename.size() && !given.front().is_single_letter;
      const Rank rank = is_whole && !is_titled ? Rank::full : Rank::derived;
      insert(joined(given, surname), rank, false);
      Parts inverted = given;
      inverted.front().after_comma = true;
      insert(joined(surname, inverted), rank, false);
    }
  }

  void insert(const Parts& parts, Rank rank, bool may_be_acronym, std::uint8_t needs = 0) {
    if (parts.empty() || parts.size() > kLongestForm) return;
    if (parts.size() == 1 && parts.front().is_single_letter) return;
    insert_spelled(parts, rank, may_be_acronym, needs);
    if (std::any_of(parts.begin(), parts.end(),
                    [](const Part& part) { return part.has_umlaut || part.has_umlaut_e; })) {
      insert_other_spellings(parts, rank, may_be_acronym, needs);
    }
  }

  void insert_other_spellings(const Parts& parts, Rank rank, bool may_be_acronym,
                              std::uint8_t needs) {
    Parts spelled = parts;
    Parts contracted = parts;
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
  bool may_be_small(const Parts& parts, std::size_t i) const {
    if (parts.size() == 1) return false;
    if (has(parts[i], kParticle) && parts[i].shape != Shape::upper) return true;
    return is_place_ && i == 0 && (has(parts[i], kFunction) || has(parts[i], kPlaceNoun));
  }

  void insert_spelled(const Parts& parts, Rank rank, bool may_be_acronym, std::uint8_t needs) {
    index_.flags[parts.front().word] |= kBeginning;
    std::uint32_t node = 0;
    Ending ending{entity_, form_, rank, 0, 0, needs};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Part& part = parts[i];
      const auto next = static_cast<std::uint32_t>(index_.nodes.size());
      node = index_.edges.add(Index::edge(node, part.word, part.after_comma && i > 0), next);
      if (node == next) index_.nodes.emplace_back();
      const bool is_upper = part.shape == Shape::capital || part.shape == Shape::upper;
      const bool is_acronym = may_be_acronym && part.shape == Shape::upper &&
                              !part.is_single_letter && part.text.size() <= 5;
      ending.capitals |= is_upper && !may_be_small(parts, i) ? 1U << i : 0U;
      ending.acronyms |= is_acronym ? 1U << i : 0U;
    }
    for (Ending& known : index_.nodes[node]) {
      if (known.entity != entity_ || known.needs != needs) continue;
      if (rank < known.rank) known = ending;
      if (rank == known.rank) {
        known.capitals &= ending.capitals;
        known.acronyms &= ending.acronyms;
      }
      return;
    }
    index_.nodes[node].push_back(ending);
  }

  Index& index_;
  std::vector<std::uint32_t> surnames_;
  std::uint32_t entity_ = 0;
  std::uint32_t form_ = 0;
  bool is_place_ = false;  // the form at hand is of a place
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
