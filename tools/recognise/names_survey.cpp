// SPDX-License-Identifier: MIT
#include "recognise/names_survey.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/edit_distance.hpp"
#include "recognise/names.hpp"

namespace recognise::names {
namespace {

constexpr std::size_t kShortestMisprint = 5;

// Letters by which spellings of one name differ, language by language. Each group is one sound.
bool is_same_sound(char a, char b) {
  static constexpr std::array<std::string_view, 6> kSounds{"iyj", "vwfu", "kcq",
                                                           "szx", "tdh",  "gj"};
  return std::any_of(kSounds.begin(), kSounds.end(), [&](std::string_view sound) {
    return sound.find(a) != std::string_view::npos && sound.find(b) != std::string_view::npos;
  });
}

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

enum class Likeness { none, misprint, variant };

// What makes of two folded words at distance 1 a misprint, and not an inflection, another spelling
// or another name.
Likeness likeness(std::string_view wrong, std::string_view right) {
  if (wrong.front() != right.front()) return Likeness::none;
  std::size_t same = 0;
  while (same < wrong.size() && same < right.size() && wrong[same] == right[same]) ++same;
  if (wrong.size() == right.size()) {
    const bool is_swap = same + 1 < wrong.size() && wrong[same] == right[same + 1];
    if (is_swap) return Likeness::misprint;
    if (is_same_sound(wrong[same], right[same])) return Likeness::variant;
    const bool is_last = same + 1 == wrong.size();
    return is_last && is_vowel(wrong[same]) && is_vowel(right[same]) ? Likeness::none
                                                                     : Likeness::misprint;
  }
  const std::string_view longer = wrong.size() > right.size() ? wrong : right;
  if (same + 1 >= longer.size()) return Likeness::none;
  const bool is_doubled = same > 0 && longer[same] == longer[same - 1];
  return is_doubled || longer[same] == 'h' ? Likeness::variant : Likeness::misprint;
}

// All words that a word becomes by taking one letter out, and the word itself.
template <typename Visit>
void for_each_deletion(std::string_view word, Visit visit) {
  visit(hash_of(word));
  std::string shorter;
  for (std::size_t i = 0; i < word.size(); ++i) {
    shorter.assign(word);
    shorter.erase(i, 1);
    visit(hash_of(shorter));
  }
}

// The surnames that a letter writes, found again by near misses. Two words at distance 1 share a
// word that takes at most one letter out of each.
class NearMisses {
 public:
  /// `text` is the word as the authority writes it, folded.
  void add(const LetterWord& word, std::string text) {
    for_each_deletion(text, [&](std::uint64_t hash) { near_.emplace(hash, surnames_.size()); });
    surnames_.push_back({&word, std::move(text)});
  }

  struct Surname {
    const LetterWord* word;
    std::string text;
  };

  /// The one surname at distance 1, or null.
  const Surname* only_neighbour(const std::string& word) const {
    const Surname* found = nullptr;
    bool is_only = true;
    for_each_deletion(word, [&](std::uint64_t hash) {
      const auto [begin, end] = near_.equal_range(hash);
      for (auto i = begin; i != end; ++i) {
        const Surname& surname = surnames_[i->second];
        if (&surname == found || base::edit_distance(word, surname.text, 1) != 1) continue;
        is_only = is_only && found == nullptr;
        found = &surname;
      }
    });
    return is_only ? found : nullptr;
  }

 private:
  std::vector<Surname> surnames_;
  std::unordered_multimap<std::uint64_t, std::size_t> near_;
};

// Where a text lies stands for it. None is at 0.
std::uint64_t place_of(const TokenList& tokens) {
  return reinterpret_cast<std::uintptr_t>(tokens.text().data()) + 1;
}

}  // namespace

Survey::Survey(const Index& index_in)
    : index(index_in), present(index_in.authority.entities().size()) {}

void Survey::read(const TokenList& tokens) {
  Reading reading(tokens, *this);
  count(reading, tokens.text());
  note_present(reading);
  const auto next = static_cast<std::uint32_t>(readings_.size());
  const std::uint32_t slot = reading_slots_.add(place_of(tokens), next);
  if (slot == next) readings_.emplace_back();
  readings_[slot] = std::move(reading);
}

Reading Survey::take_reading(const TokenList& tokens) {
  const std::uint32_t* slot = reading_slots_.find(place_of(tokens));
  const bool is_kept = slot != nullptr && readings_[*slot].size() > 0;
  Reading reading = is_kept ? std::move(readings_[*slot]) : Reading(tokens, *this);
  if (has_misprints) reading.mark_misprints();
  return reading;
}

void Survey::count(const Reading& reading, std::string_view text) {
  for (std::size_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.word(i);
    if (word.shape == Shape::number || word.is_in_address) continue;
    LetterWord& known = words[reading.slot(i)];
    if (word.shape == Shape::lower) {
      ++known.lower;
      continue;
    }
    ++(reading.begins_sentence(i) ? known.initial : known.inner);
    if (known.text.empty() && reading.is_unknown(i)) known.text = folded(word.span.of(text));
  }
}

void Survey::note_present(const Reading& reading) {
  for (std::size_t i = 0; i < reading.size(); ++i) {
    if (!reading.may_begin(i)) continue;
    reading.walk(i, [&](std::uint32_t node, std::size_t end, bool) {
      const auto endings = index.endings_of(node);
      for (const Ending& ending : endings) {
        const bool is_full = ending.rank <= Rank::derived && end - i > 1;
        const bool is_only = ending.rank == Rank::surname && endings.size() == 1;
        if ((is_full || is_only) && ending.needs == 0 && reading.has_case_of(ending, i, end)) {
          present[ending.entity] = true;
        }
      }
    });
  }
}

std::uint32_t Survey::slot_of(const Word& word, std::string_view text) {
  const auto next = static_cast<std::uint32_t>(words.size());
  const std::uint32_t slot = slots.add(word.hash, next);
  if (slot == next) words.emplace_back().number = index.word(word.hash);
  LetterWord& known = words[slot];
  if (!known.has_others && word.shape != Shape::lower) add_others(known, word, text);
  return slot;
}

void Survey::add_others(LetterWord& known, const Word& word, std::string_view text) {
  known.has_others = true;
  known.others_begin = static_cast<std::uint32_t>(others.size());
  if (known.number != kUnknownWord && index.has(known.number, kAbbreviation)) {
    others.push_back(index.expansions.at(known.number));
  }
  if (word.length > 3 && index.inflections.may_end(word.last)) {
    index.inflections.find(folded(word.span.of(text)), bases_);
    for (const std::uint64_t base : bases_) {
      if (const std::uint32_t number = index.word(base)) others.push_back(number);
    }
  }
  known.others_end = static_cast<std::uint32_t>(others.size());
}

void Survey::settle() {
  is_settled = true;
  NearMisses surnames;
  for (const LetterWord& word : words) {
    if (!index.is_surname[word.number] || word.capitals() < 2) continue;
    std::string text = folded(index.surfaces[word.number]);
    if (text.size() >= kShortestMisprint - 1) surnames.add(word, std::move(text));
  }
  for (LetterWord& word : words) {
    if (word.text.size() < kShortestMisprint || word.lower > 0 || word.inner == 0) continue;
    const auto* right = surnames.only_neighbour(word.text);
    if (right == nullptr || word.capitals() >= right->word->capitals()) continue;
    const Likeness like = likeness(word.text, right->text);
    if (like == Likeness::none) continue;
    if (index.has_capitalised_nouns && like != Likeness::misprint) continue;
    if (index.has_capitalised_nouns && word.text.size() != right->text.size()) continue;
    word.misprint_of = right->word->number;
    word.is_variant = like == Likeness::variant;
    has_misprints = true;
  }
}

Reading::Reading(const TokenList& tokens, Survey& survey)
    : index_(&survey.index), survey_(&survey), words_(words_of(tokens)) {
  places_.reserve(words_.size());
  for (const Word& word : words_) {
    Place& place = places_.emplace_back();
    place.slot = survey.slot_of(word, tokens.text());
    const LetterWord& known = survey.words[place.slot];
    place.number = known.number;
    if (word.shape == Shape::lower) continue;
    place.others_begin = known.others_begin;
    place.others_end = known.others_end;
  }
}

void Reading::mark_misprints() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!is_unknown(i) || words_[i].length <= 3 || words_[i].shape == Shape::lower) continue;
    const LetterWord& known = survey_->words[slot(i)];
    if (known.misprint_of == kUnknownWord) continue;
    places_[i].number = known.misprint_of;
    places_[i].mark = known.is_variant ? Mark::variant : Mark::misprint;
  }
}

bool Reading::is_ordinary(std::size_t i) const {
  bool is_any = has(i, kOrdinary);
  for_each_other(i, [&](std::uint32_t other) { is_any |= index_->has(other, kOrdinary); });
  return is_any;
}

bool Reading::is_in_capitals(std::size_t i) const {
  const auto is_upper = [&](std::size_t k) {
    return words_[k].shape == Shape::upper && words_[k].length > 1;
  };
  return is_upper(i) && ((i > 0 && is_upper(i - 1)) || (i + 1 < size() && is_upper(i + 1)));
}

bool Reading::begins_sentence(std::size_t i) const {
  if (!words_[i].begins_sentence) return false;
  return !(i > 0 && words_[i].before == Gap::stop && has(i - 1, kTitle));
}

bool Reading::is_of_journal(std::size_t begin, std::size_t end) const {
  const auto is_journal = [&](std::size_t i) { return has(i, kJournal) && is_capitalised(i); };
  if (end < size() && words_[end].before == Gap::blank && is_journal(end)) return true;
  return begin > 1 && !begins_sentence(begin) && has(begin - 1, kParticle) &&
         !is_capitalised(begin - 1) && words_[begin - 1].before == Gap::blank &&
         is_journal(begin - 2);
}

bool Reading::is_joined(std::size_t i) const {
  switch (words_[i].before) {
    case Gap::blank:
    case Gap::hyphen:
    case Gap::apostrophe:
    case Gap::comma:
      return true;
    case Gap::stop:
      return words_[i - 1].length <= 4 || has(i - 1, kTitle);
    case Gap::nothing:
    case Gap::quote:
    case Gap::other:
      return false;
  }
  return false;
}

bool Reading::has_case_of(const Ending& ending, std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint32_t bit = 1U << (i - begin);
    if ((ending.capitals & bit) != 0 && !is_capitalised(i) && words_[i].shape != Shape::number) {
      return false;
    }
    if ((ending.acronyms & bit) != 0 && words_[i].shape != Shape::upper) return false;
  }
  return true;
}

}  // namespace recognise::names

namespace recognise {

NameIndex::NameIndex(const authority::Authority& authority, const lexicon::Lexicon& lexicon)
    : index_(std::make_unique<names::Index>(authority, lexicon)) {}
NameIndex::~NameIndex() = default;
NameIndex::NameIndex(NameIndex&&) noexcept = default;
NameIndex& NameIndex::operator=(NameIndex&&) noexcept = default;

NameSurvey::NameSurvey(const NameIndex& index)
    : survey_(std::make_unique<names::Survey>(index.index())) {}
NameSurvey::~NameSurvey() = default;
NameSurvey::NameSurvey(NameSurvey&&) noexcept = default;
NameSurvey& NameSurvey::operator=(NameSurvey&&) noexcept = default;

void NameSurvey::read(const TokenList& tokens) {
  survey_->read(tokens);
}

void NameSurvey::add_known(std::string_view key) {
  const auto& entities = survey_->index.authority.entities();
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].key == key) survey_->present[i] = true;
  }
}

}  // namespace recognise
