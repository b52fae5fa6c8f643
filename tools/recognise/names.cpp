// SPDX-License-Identifier: MIT
// Which form stands at a word, and whom it means. The longest form wins; a form that is an ordinary
// word, an initial or a name of several bearers needs evidence.
#include "recognise/names.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "recognise/names_duplicates.hpp"
#include "recognise/names_index.hpp"
#include "recognise/names_initials.hpp"
#include "recognise/names_survey.hpp"
#include "recognise/names_titled.hpp"

namespace recognise {
namespace names {
namespace {

using authority::Entity;
using authority::EntityKind;

constexpr std::size_t kMentionsOfFlow = 16;  // few have more

constexpr std::string_view kMisprinted =
    "no known name and no ordinary word, and one letter, or the order of two, away from a name "
    "that the letter has more often";

/// A name found: words [begin, end) and what they mean.
struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
  NameMention meaning;
  Certainty certainty = Certainty::stated;
  std::string reason;
};

NameMention::Kind mention_kind(EntityKind kind) {
  switch (kind) {
    case EntityKind::place:
      return NameMention::Kind::place;
    case EntityKind::organisation:
      return NameMention::Kind::organisation;
    case EntityKind::person:
    case EntityKind::work:
      break;
  }
  return NameMention::Kind::person;
}

int year_of(const std::string& iso) {
  int year = 0;
  std::from_chars(iso.data(), iso.data() + std::min<std::size_t>(iso.size(), 4), year);
  return year;
}

class NameFinder {
 public:
  NameFinder(const TokenList& tokens, Survey& survey)
      : text_(tokens.text()),
        index_(survey.index),
        survey_(survey),
        reading_(survey.take_reading(tokens)) {}

  std::vector<Mention> find() {
    mentions_.reserve(kMentionsOfFlow);
    for (std::size_t i = 0; i < reading_.size(); ++i) find_at(i);
    link_initials(reading_, text_, survey_, mentions_);
    sort();
    if (index_.names_nobody) add_titled_names(reading_, survey_, index_, mentions_);
    sort();
    return std::move(mentions_);
  }

 private:
  struct Stop {
    std::uint32_t node;
    std::size_t end;
    bool is_inflected;
  };

  void sort() {
    const auto stands_before = [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    };
    if (std::is_sorted(mentions_.begin(), mentions_.end(), stands_before)) return;
    std::stable_sort(mentions_.begin(), mentions_.end(), stands_before);
  }

  void find_at(std::size_t i) {
    if (!reading_.may_begin(i)) return;
    stops_.clear();
    reading_.walk(i, [&](std::uint32_t node, std::size_t end, bool is_inflected) {
      stops_.push_back({node, end, is_inflected});
    });
    if (stops_.empty()) return;
    if (stops_.size() > 1) {
      std::stable_sort(stops_.begin(), stops_.end(),
                       [](const Stop& a, const Stop& b) { return a.end > b.end; });
    }
    std::optional<Found> name;
    if (i >= names_end_) {
      for (const Stop stop : stops_) {
        if ((name = name_at(i, stop))) break;
      }
    }
    if (i >= titles_end_) add_longest_title(i, name ? name->end : i);
    if (name) add_name(std::move(*name));
  }

  void add_longest_title(std::size_t i, std::size_t named_until) {
    for (const Stop stop : stops_) {
      if (stop.end <= named_until && stop.end - i == 1) return;
      if (add_title(i, stop)) return;
    }
  }

  void add_name(Found found) {
    const bool is_person = found.meaning.kind == NameMention::Kind::person;
    const std::size_t begin = is_person ? begin_with_honorifics(found.begin) : found.begin;
    const std::size_t end = found.end;
    for (std::size_t i = begin; i < end; ++i) {
      if (reading_.is_variant(i) && found.certainty == Certainty::stated) {
        found.certainty = Certainty::high;
        found.reason = "the word is read as another spelling of a name that the letter has";
      }
      if (reading_.is_misprint(i) && found.certainty == Certainty::stated) {
        found.certainty = Certainty::high;
        found.reason = kMisprinted;
      }
    }
    mentions_.push_back({reading_.span(begin, end), std::move(found.meaning), found.certainty,
                         std::move(found.reason)});
    for (std::size_t i = begin; i < end; ++i) {
      if (!reading_.is_misprint(i)) continue;
      mentions_.push_back({reading_.word(i).span, CorrectionMention{corrected(i)}, Certainty::high,
                           std::string(kMisprinted)});
    }
    names_end_ = end;
  }

  std::string_view word_text(std::size_t i) const { return reading_.word(i).span.of(text_); }

  std::string corrected(std::size_t i) const {
    const std::string& right = index_.surfaces[reading_.number(i)];
    return reading_.word(i).shape == Shape::upper ? in_capitals(right) : right;
  }

  // Titles of honour are marked with the name: «Mr. Haydon», «Monsieur le Président Butler».
  std::size_t begin_with_honorifics(std::size_t begin) const {
    const auto is_honorific = [&](std::size_t i) {
      return reading_.has(i, kHonorific) && reading_.is_capitalised(i);
    };
    while (begin > names_end_) {
      const auto previous = before(begin);
      if (!previous || *previous < names_end_) break;
      if (is_honorific(*previous)) {
        begin = *previous;
        continue;
      }
      const bool is_article = reading_.has(*previous, kFunction) && *previous > names_end_ &&
                              is_honorific(begin) && before(*previous) &&
                              is_honorific(*previous - 1);
      if (!is_article) break;
      begin = *previous - 1;
    }
    return begin;
  }

  // The word before, where it may belong to the same name.
  std::optional<std::size_t> before(std::size_t i) const {
    if (i == 0 || reading_.begins_sentence(i)) return std::nullopt;
    const Gap gap = reading_.word(i).before;
    const bool is_joined = gap == Gap::blank || (gap == Gap::stop && reading_.is_joined(i));
    return is_joined ? std::optional(i - 1) : std::nullopt;
  }

  bool is_after(std::size_t i, WordFlag flag) const {
    return before(i) && reading_.has(i - 1, flag);
  }

  bool is_ordinary(std::size_t i) const {
    return reading_.is_ordinary(i) || survey_.is_written_lower(reading_.slot(i));
  }

  // A single word is a name where its capital says so, or what stands before it.
  bool has_evidence(std::size_t i, const Ending& ending) const {
    if (ending.capitals == 0) return true;
    const bool is_capital_mute = reading_.begins_sentence(i) || reading_.has(i, kCapitalised) ||
                                 reading_.has(i, kTitle) || index_.has_capitalised_nouns ||
                                 reading_.is_in_capitals(i);
    if (!is_capital_mute || !is_ordinary(i)) return true;
    const bool is_place = index_.entity(ending).kind == EntityKind::place;
    return is_after(i, is_place ? kPlacePreposition : kTitle);
  }

  // «Baden-Baden», «Jean-Paul»: a part of another name.
  bool is_part_of_compound(std::size_t i, bool is_forename) const {
    const auto is_unknown_capital = [&](std::size_t k) {
      return reading_.is_capitalised(k) && !index_.is_surname[reading_.number(k)];
    };
    const bool before_it =
        i > 0 && reading_.word(i).before == Gap::hyphen && is_unknown_capital(i - 1);
    const bool behind_it = i + 1 < reading_.size() && reading_.word(i + 1).before == Gap::hyphen &&
                           is_unknown_capital(i + 1);
    // In German a name may be the first part of a noun: «Nietzsche-Wort».
    return before_it || (behind_it && (is_forename || !index_.has_capitalised_nouns));
  }

  std::optional<Found> name_at(std::size_t i, Stop stop) {
    gather_endings(i, stop);
    if (endings_.empty()) return std::nullopt;
    if (!stop.is_inflected) gather_cases_of_men(i, stop);
    prefer_by_word_before(i);
    if (endings_.empty()) return std::nullopt;
    const Rank best = keep_best_endings();
    if (stop.end - i == 1 && is_part_of_compound(i, best == Rank::forename)) return std::nullopt;
    keep_those_alive();
    has_own_title_ = keep_those_with_title(i);
    std::optional<Found> found = best == Rank::surname ? surname_at(i, stop.end)
                                 : best == Rank::sole || best == Rank::forename
                                     ? forename_at(i, stop, best)
                                     : decided(i, stop.end);
    if (found && found->meaning.key.empty() && is_rather_title(i, stop)) return std::nullopt;
    return found;
  }

  // Nobody is named before birth; where that leaves nobody, the authority may be wrong.
  void keep_those_alive() {
    if (endings_.size() < 2 || survey_.letter_year == 0) return;
    const auto is_unborn = [&](const Ending& ending) {
      return year_of(index_.entity(ending).birth) > survey_.letter_year;
    };
    if (std::all_of(endings_.begin(), endings_.end(), is_unborn)) return;
    std::erase_if(endings_, is_unborn);
  }

  // Of several, those to whom the authority gives the title that stands here: «Sir William».
  bool keep_those_with_title(std::size_t i) {
    if (!is_after(i, kTitle)) return false;
    const std::uint32_t title = reading_.number(*before(i));
    const auto has_title = [&](const Ending& ending) {
      const auto& titles = index_.titles[ending.entity];
      return std::find(titles.begin(), titles.end(), title) != titles.end();
    };
    if (std::none_of(endings_.begin(), endings_.end(), has_title)) return false;
    std::erase_if(endings_, [&](const Ending& ending) { return !has_title(ending); });
    return true;
  }

  // A word that is the title of a work, and the name of several or of nobody named in full.
  bool is_rather_title(std::size_t i, Stop stop) const {
    if (stop.end - i != 1) return false;
    const auto endings = index_.endings_of(stop.node);
    return std::any_of(endings.begin(), endings.end(), [&](const Ending& ending) {
      return index_.entity(ending).kind == EntityKind::work && is_title(i, ending);
    });
  }

  // The forms that end here, are no titles and have the case and the evidence that they need.
  void gather_endings(std::size_t i, Stop stop) {
    endings_.clear();
    for (const Ending& ending : index_.endings_of(stop.node)) {
      if (index_.entity(ending).kind == EntityKind::work || ending.rank == Rank::initials) continue;
      if (!reading_.has_case_of(ending, i, stop.end)) continue;
      if (stop.end - i == 1 && !has_evidence(i, ending)) continue;
      if (!has_what_it_needs(i, stop.end, ending)) continue;
      const auto known = std::find_if(endings_.begin(), endings_.end(), [&](const Ending& other) {
        return other.entity == ending.entity;
      });
      if (known == endings_.end()) {
        endings_.push_back(ending);
      } else if (ending.needs != 0) {
        *known = ending;
      }
    }
  }

  // «Orlowa», «Орлова»: her surname is also a case of his.
  void gather_cases_of_men(std::size_t i, Stop stop) {
    const auto is_woman = [&](const Ending& ending) {
      return ending.rank == Rank::surname && index_.sexes[ending.entity] == Sex::female;
    };
    if (!std::all_of(endings_.begin(), endings_.end(), is_woman)) return;
    const std::vector<Ending> women = std::exchange(endings_, {});
    for (const Stop& other : stops_) {
      if (!other.is_inflected || other.end != stop.end) continue;
      gather_endings(i, other);
      std::erase_if(endings_, [&](const Ending& ending) {
        return ending.rank != Rank::surname || index_.sexes[ending.entity] == Sex::female;
      });
      if (!endings_.empty()) break;
    }
    endings_.insert(endings_.begin(), women.begin(), women.end());
  }

  bool has_what_it_needs(std::size_t i, std::size_t end, const Ending& ending) const {
    if ((ending.needs & kNeedsSovereign) != 0 && !is_after(i, kSovereign)) return false;
    if ((ending.needs & kNeedsContraction) != 0 && !is_after(i, kContraction)) return false;
    if ((ending.needs & kNeedsNoNoun) != 0 && end < reading_.size()) {
      const Gap gap = reading_.word(end).before;
      if ((gap == Gap::blank || gap == Gap::hyphen) && reading_.is_capitalised(end)) return false;
    }
    const bool is_place = index_.entity(ending).kind == EntityKind::place;
    if (is_place && i >= titles_end_ && reading_.is_of_journal(i, end)) return false;
    return ending.rank != Rank::surname || end - i > 1 || !is_behind_article(i);
  }

  // «the Abbott», «the poor Foscari»: no person is called so.
  bool is_behind_article(std::size_t i) const {
    while (i > 0 && is_after(i, kTitle) && !reading_.is_capitalised(i - 1)) --i;
    return is_after(i, kNoPersonBehind);
  }

  // Leaves those that tell most; a form of one word has rivals in forenames whose bearers are
  // named.
  Rank keep_best_endings() {
    const auto tells_more = [](const Ending& a, const Ending& b) { return a.rank < b.rank; };
    const Rank best = std::min_element(endings_.begin(), endings_.end(), tells_more)->rank;
    std::erase_if(endings_, [&](const Ending& ending) {
      if (ending.rank == best) return false;
      if (best == Rank::full) return ending.rank != Rank::derived;
      return best != Rank::sole || ending.rank != Rank::forename || !survey_.is_present(ending);
    });
    return best;
  }

  // A title announces a person, a preposition of place a place, where a form is both.
  void prefer_by_word_before(std::size_t i) {
    const auto prefer = [&](EntityKind kind) {
      const auto is_kind = [&](const Ending& ending) { return index_.entity(ending).kind == kind; };
      if (!std::any_of(endings_.begin(), endings_.end(), is_kind)) return;
      std::erase_if(endings_, [&](const Ending& ending) { return !is_kind(ending); });
    };
    if (is_after(i, kTitle)) prefer(EntityKind::person);
    if (is_after(i, kHonorific) && reading_.is_capitalised(i - 1)) {
      std::erase_if(endings_, [&](const Ending& ending) {
        return index_.entity(ending).kind != EntityKind::person;
      });
    }
    if (is_after(i, kPlacePreposition)) prefer(EntityKind::place);
  }

  // One bearer, or the one of several that the letter names in full, or none.
  Found decided(std::size_t i, std::size_t end) const {
    Found found{i, end, {}, Certainty::stated, {}};
    found.meaning.kind = mention_kind(index_.entity(endings_.front()).kind);
    if (endings_.size() == 1) {
      found.meaning.key = index_.entity(endings_.front()).key;
      return found;
    }
    std::vector<const Ending*> all, present;
    for (const Ending& ending : endings_) {
      all.push_back(&ending);
      if (survey_.is_present(ending)) present.push_back(&ending);
    }
    const auto& likely = present.empty() ? all : present;
    if (const Ending* only = fullest(index_, likely)) {
      found.meaning.kind = mention_kind(index_.entity(*only).kind);
      found.meaning.key = index_.entity(*only).key;
      found.certainty = likely.size() == 1 ? Certainty::high : Certainty::medium;
      found.reason =
          likely.size() == 1
              ? "of those who bear this name, the letter names only one in full"
              : "another entry of the authority has the same names and says nothing more of itself";
      return found;
    }
    for (const Ending& ending : endings_) {
      found.meaning.candidates.push_back(index_.entity(ending).key);
    }
    found.certainty = Certainty::low;
    found.reason =
        "several entries of the authority bear this name and the text does not decide between them";
    return found;
  }

  Found undecided(std::size_t begin, std::size_t end, std::string reason) const {
    Found found{begin, end, {}, Certainty::low, std::move(reason)};
    for (const Ending& ending : endings_) {
      found.meaning.candidates.push_back(index_.entity(ending).key);
    }
    return found;
  }

  bool has_forename(const Ending& ending, std::size_t i) const {
    const Forenames& known = index_.forenames[ending.entity];
    if (reading_.is_single_letter(i)) {
      return std::find(known.initials.begin(), known.initials.end(), reading_.word(i).hash) !=
             known.initials.end();
    }
    return std::find(known.words.begin(), known.words.end(), reading_.number(i)) !=
           known.words.end();
  }

  // True for a word that says by itself that a forename stands here.
  bool is_forename(std::size_t i) const {
    if (reading_.has(i, kTitle)) return false;
    if (reading_.is_single_letter(i)) {
      return i + 1 < reading_.size() && reading_.word(i + 1).before == Gap::stop;
    }
    return reading_.is_capitalised(i) && reading_.has(i, kForename) && !is_ordinary(i);
  }

  // A capitalised word before a name that no sentence begins with and no lexicon explains.
  bool is_unexplained_capital(std::size_t i) const {
    return reading_.is_capitalised(i) && !reading_.is_single_letter(i) &&
           !reading_.has(i, kTitle) && !reading_.begins_sentence(i) &&
           !index_.has_capitalised_nouns && !is_ordinary(i) && !reading_.has(i, kParticle);
  }

  // «Mrs. Haydon» is not Mr. Haydon: a title of women needs a bearer known to be one.
  std::optional<Found> other_sex_at(std::size_t i, std::size_t end) {
    const bool is_female = is_after(i, kFeminine);
    if (!is_female && !is_after(i, kMasculine)) return std::nullopt;
    std::vector<Ending> all = endings_;
    std::erase_if(endings_, [&](const Ending& ending) {
      return (index_.sexes[ending.entity] == Sex::female) != is_female;
    });
    if (!endings_.empty()) return std::nullopt;
    endings_ = std::move(all);
    return undecided(i, end, "the title does not fit whom the authority knows by this surname");
  }

  // «Town Hall»: a noun behind a place; «Joseph Farnham»: the forename of somebody else.
  bool is_part_of_unknown_name(std::size_t i, std::size_t end) const {
    if (end - i > 1) return false;
    if (i == names_end_ && i > 0 && reading_.word(i).before == Gap::blank && is_ordinary(i))
      return is_place(mentions_.back());
    const auto previous = before(i);
    return end < reading_.size() && reading_.has(i, kForename) &&
           !(previous && is_forename(*previous)) && reading_.number(end) == kUnknownWord &&
           is_followed_by_name(end);
  }

  static bool is_place(const Mention& mention) {
    const auto* name =
        std::get_if<NameMention>(&static_cast<const Meaning::variant&>(mention.meaning));
    return name != nullptr && name->kind == NameMention::Kind::place;
  }

  // «V. van Gogh»: past the small words before a surname, or the word itself.
  std::size_t before_particles(std::size_t i) const {
    std::size_t at = i;
    for (; reading_.has(at, kParticle) && !reading_.is_capitalised(at); --at) {
      if (at <= names_end_ || !before(at)) return i;
    }
    return at;
  }

  std::optional<Found> surname_at(std::size_t i, std::size_t end) {
    if (is_part_of_unknown_name(i, end)) return std::nullopt;
    if (auto other = other_sex_at(i, end)) return other;
    const auto previous = before(i);
    if (!previous || i == names_end_) return decided(i, end);
    const std::size_t forename = before_particles(*previous);
    if (is_forename(forename)) {
      std::size_t begin = forename;
      while (begin > names_end_ && before(begin) && is_forename(begin - 1)) --begin;
      std::vector<Ending> all = endings_;
      std::erase_if(endings_, [&](const Ending& ending) { return !has_forename(ending, begin); });
      if (!endings_.empty()) return decided(begin, end);
      endings_ = std::move(all);
      return undecided(begin, end, "the surname is known, but not with this forename");
    }
    if (is_unexplained_capital(*previous)) {
      return undecided(i, end,
                       "before the surname stands a capitalised word that may be another name");
    }
    return decided(i, end);
  }

  std::optional<Found> forename_at(std::size_t i, Stop stop, Rank rank) {
    const std::size_t end = stop.end;
    // «Arnolds Schreibtisch»: the genitive ends the name.
    const bool is_genitive = stop.is_inflected && index_.has_capitalised_nouns;
    if (!is_genitive && end < reading_.size() && is_followed_by_name(end)) return std::nullopt;
    if (rank == Rank::sole) {
      if (auto other = other_sex_at(i, end)) return other;
    }
    const auto previous = before(i);
    if (is_after(i, kSovereign)) {
      std::erase_if(endings_,
                    [](const Ending& ending) { return (ending.needs & kNeedsSovereign) == 0; });
      if (endings_.empty()) return std::nullopt;
      Found found = decided(i, end);
      if (found.certainty == Certainty::stated) {
        found.certainty = Certainty::high;
        found.reason = "of the sovereigns in the authority only one has this forename";
      }
      return found;
    }
    if (previous && i != names_end_ &&
        (is_forename(*previous) || is_unexplained_capital(*previous))) {
      return std::nullopt;
    }
    Found found = decided(i, end);
    if (rank == Rank::sole) return found;
    const bool is_one = endings_.size() == 1;
    if (is_one && survey_.is_present(endings_.front())) {
      found.certainty = Certainty::high;
      found.reason = "a forename alone, of which the letter names one bearer in full";
      return found;
    }
    if (!is_one && !found.meaning.key.empty()) {
      found.certainty = Certainty::medium;
      return found;
    }
    if (is_one && has_own_title_) {
      found.certainty = Certainty::medium;
      found.reason = "of those who bear this forename, the authority gives only one this title";
      return found;
    }
    if (reading_.begins_sentence(i)) return std::nullopt;
    return is_one ? undecided(i, end, "a forename alone, and the letter does not name who bears it")
                  : found;
  }

  // A forename before another name is a part of it.
  bool is_followed_by_name(std::size_t end) const {
    const Gap gap = reading_.word(end).before;
    if (gap == Gap::hyphen) return reading_.is_capitalised(end);
    if (gap != Gap::blank) return false;
    if (reading_.is_capitalised(end)) {
      return !reading_.has(end, kOrdinary) ||
             (!index_.has_capitalised_nouns && !reading_.has(end, kCapitalised) &&
              !reading_.has(end, kFunction) && !reading_.begins_sentence(end));
    }
    return reading_.has(end, kParticle) && end + 1 < reading_.size() &&
           reading_.word(end + 1).before == Gap::blank && reading_.is_capitalised(end + 1) &&
           !index_.has_capitalised_nouns && is_unexplained_capital(end + 1) &&
           reading_.number(end + 1) == kUnknownWord;
  }

  bool add_title(std::size_t i, Stop stop) {
    const Entity* work = nullptr;
    const Ending* ending_of_work = nullptr;
    bool is_one = true;
    for (const Ending& ending : index_.endings_of(stop.node)) {
      const Entity& entity = index_.entity(ending);
      if (entity.kind != EntityKind::work || !reading_.has_case_of(ending, i, stop.end)) continue;
      if (stop.end - i == 1 && !is_title(i, ending)) continue;
      is_one = is_one && work == nullptr;
      work = &entity;
      ending_of_work = &ending;
    }
    if (work == nullptr) return false;
    TitleMention title{work->level, is_one ? work->key : "", language_of(*work, *ending_of_work)};
    Mention mention{reading_.span(i, stop.end), std::move(title), Certainty::stated, {}};
    if (!is_one) {
      mention.certainty = Certainty::low;
      mention.reason = "several works of the authority bear this title";
    }
    mentions_.push_back(std::move(mention));
    titles_end_ = stop.end;
    return true;
  }

  // One word is a title where it is set off, or where its capital can mean nothing else.
  bool is_title(std::size_t i, const Ending& ending) const {
    const bool is_set_off = reading_.word(i).before == Gap::quote ||
                            (i + 1 < reading_.size() && reading_.word(i + 1).before == Gap::comma);
    if (ending.acronyms != 0) return !reading_.is_in_capitals(i);
    if (is_set_off) return true;
    return !reading_.begins_sentence(i) && !index_.has_capitalised_nouns && !is_ordinary(i);
  }

  std::string language_of(const Entity& work, const Ending& ending) const {
    const std::string& own = work.names[ending.form].language;
    const std::string& language = own.empty() ? work.language : own;
    return language == index_.lexicon.language() ? std::string() : language;
  }

  std::string_view text_;
  const Index& index_;
  Survey& survey_;
  Reading reading_;
  std::vector<Stop> stops_;
  std::vector<Ending> endings_;
  std::vector<Mention> mentions_;
  bool has_own_title_ = false;  // endings_ are those with the title that stands before
  std::size_t names_end_ = 0;   // words before this one are in names
  std::size_t titles_end_ = 0;
};

}  // namespace
}  // namespace names

std::vector<Mention> find_names(const TokenList& tokens, const Context& context,
                                NameSurvey& survey) {
  const std::string& letter_date = context.letter_date.not_after;
  survey.survey().letter_year = letter_date.starts_with('-') ? 0 : names::year_of(letter_date);
  if (!survey.survey().is_settled) survey.survey().settle();
  std::vector<Mention> mentions = names::NameFinder(tokens, survey.survey()).find();
  lower_to_entries(mentions, context.authority);
  return mentions;
}

}  // namespace recognise
