// SPDX-License-Identifier: MIT
#include "recognise/names_survey.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/edit_distance.hpp"

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
  void add(std::uint32_t number, std::string text) {
    for_each_deletion(text, [&](std::uint64_t hash) { near_.emplace(hash, surnames_.size()); });
    surnames_.push_back({number, std::move(text)});
  }

  struct Surname {
    std::uint32_t number = 0;
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

}  // namespace

Reading Survey::take_reading(std::string_view text) {
  Reading reading;
  const auto kept = readings.find(text.data());
  if (kept == readings.end()) {
    reading.read(text, index);
  } else {
    reading = std::move(kept->second);
    readings.erase(kept);
  }
  if (misprint_slots.size() > 0) reading.mark_misprints(*this);
  return reading;
}

void Survey::read(std::string_view text) {
  Reading& reading = readings[text.data()];
  reading.read(text, index);
  for (std::size_t i = 0; i < reading.size(); ++i) {
    const Word& word = reading.word(i);
    if (word.shape == Shape::number || word.is_in_address) continue;
    const auto next = static_cast<std::uint32_t>(counts.size());
    const std::uint32_t slot = slots.add(word.hash, next);
    if (slot == next) counts.emplace_back();
    WordCount& count = counts[slot];
    if (word.shape == Shape::lower) {
      ++count.lower;
      continue;
    }
    ++(reading.begins_sentence(i) ? count.initial : count.inner);
    if (count.text.empty() && reading.is_unknown(i)) {
      count.text = folded(word.span.of(text));
    }
  }
  for (std::size_t i = 0; i < reading.size(); ++i) {
    reading.walk(i, [&](std::uint32_t node, std::size_t end, bool) {
      for (const Ending& ending : index.nodes[node]) {
        const bool is_full = ending.rank <= Rank::derived && end - i > 1;
        const bool is_only = ending.rank == Rank::surname && index.nodes[node].size() == 1;
        if ((is_full || is_only) && ending.needs == 0 && reading.has_case_of(ending, i, end)) {
          present.insert(ending.entity);
        }
      }
    });
  }
}

void Survey::settle() {
  is_settled = true;
  NearMisses surnames;
  for (std::uint32_t number = 1; number < index.surfaces.size(); ++number) {
    if (!index.is_surname[number]) continue;
    const std::string text = folded(index.surfaces[number]);
    const WordCount* count = count_of(hash_of(text));
    if (count == nullptr || count->capitals() < 2 || text.size() < kShortestMisprint - 1) continue;
    surnames.add(number, text);
  }
  for (const WordCount& count : counts) {
    if (count.text.size() < kShortestMisprint || count.lower > 0 || count.inner == 0) continue;
    const auto* right = surnames.only_neighbour(count.text);
    if (right == nullptr || count.capitals() >= count_of(hash_of(right->text))->capitals())
      continue;
    const Likeness like = likeness(count.text, right->text);
    if (like == Likeness::none) continue;
    if (index.has_capitalised_nouns && like != Likeness::misprint) continue;
    if (index.has_capitalised_nouns && count.text.size() != right->text.size()) continue;
    misprint_slots.add(hash_of(count.text), static_cast<std::uint32_t>(misprints.size()));
    misprints.push_back({right->number, like == Likeness::variant});
  }
}

void Reading::read(std::string_view text, const Index& index) {
  index_ = &index;
  read_words(text, words_);
  numbers_.clear();
  numbers_.reserve(words_.size());
  marks_.assign(words_.size(), Mark::none);
  others_.clear();
  others_begin_.assign(1, 0);
  others_begin_.reserve(words_.size() + 1);
  for (const Word& word : words_) number_word(text, word);
}

void Reading::number_word(std::string_view text, const Word& word) {
  const std::uint32_t number = index_->word(word.hash);
  if (word.shape != Shape::lower) add_others(text, word, number);
  numbers_.push_back(number);
  others_begin_.push_back(static_cast<std::uint32_t>(others_.size()));
}

void Reading::mark_misprints(const Survey& survey) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!is_unknown(i) || words_[i].length <= 3 || words_[i].shape == Shape::lower) continue;
    const Misprint* misprint = survey.misprint_of(words_[i].hash);
    if (misprint == nullptr) continue;
    numbers_[i] = misprint->word;
    marks_[i] = misprint->is_variant ? Mark::variant : Mark::misprint;
  }
}

void Reading::add_others(std::string_view text, const Word& word, std::uint32_t number) {
  if (number != kUnknownWord && index_->has(number, kAbbreviation)) {
    others_.push_back(index_->expansions.at(number));
  }
  if (word.length <= 3 || !index_->inflections.may_end(word.last)) return;
  index_->inflections.find(folded(word.span.of(text)), bases_);
  for (const std::uint64_t base : bases_) {
    if (const std::uint32_t known = index_->word(base)) others_.push_back(known);
  }
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
