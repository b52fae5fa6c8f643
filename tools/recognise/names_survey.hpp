// SPDX-License-Identifier: MIT
// A letter's words read against the trie, and what the letter as a whole tells. Private to the
// recogniser of names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recognise/names_index.hpp"

namespace recognise::names {

/// What is known of a word of the letter, and how often it is written how.
struct LetterWord {
  std::uint32_t number = kUnknownWord;             // in the index
  std::uint32_t others_begin = 0, others_end = 0;  // of Survey::others
  bool has_others = false;                         // they have been looked for
  std::uint32_t lower = 0;
  std::uint32_t inner = 0;    // with a capital, inside a sentence
  std::uint32_t initial = 0;  // with a capital, at the beginning of one
  std::string text;           // of a capitalised word that is in no lexicon and no form, folded
  std::uint32_t misprint_of =
      kUnknownWord;         // the word of the index for which it stands, misprinted
  bool is_variant = false;  // … or spelled in another way

  std::uint32_t capitals() const { return inner + initial; }
};

struct Survey;

/// The words of a text as the letter's survey knows them. The survey must outlive it; what it
/// learns of other texts later does not reach a Reading.
class Reading {
 public:
  Reading() = default;
  /// Misprints are unknown words at first.
  Reading(const TokenList& tokens, Survey& survey);
  /// Takes the misprints that the letter was found to have for the words that they stand for.
  void mark_misprints();

  std::size_t size() const { return words_.size(); }
  const Word& word(std::size_t i) const { return words_[i]; }
  std::uint32_t number(std::size_t i) const { return places_[i].number; }
  /// The number of the word in the survey.
  std::uint32_t slot(std::size_t i) const { return places_[i].slot; }
  const std::vector<Word>& words() const { return words_; }
  /// True where no form has the word, nor one that it may be a case or a short form of.
  bool is_unknown(std::size_t i) const {
    return places_[i].number == kUnknownWord && !has_others(places_[i]);
  }
  /// False where surely no form begins with the word.
  bool may_begin(std::size_t i) const { return has(i, kBeginning) || has_others(places_[i]); }
  bool is_misprint(std::size_t i) const { return places_[i].mark == Mark::misprint; }
  bool is_variant(std::size_t i) const { return places_[i].mark == Mark::variant; }
  bool has(std::size_t i, WordFlag flag) const { return index_->has(places_[i].number, flag); }
  /// True where the word or one that it may be a case of is an ordinary one.
  bool is_ordinary(std::size_t i) const;
  bool is_capitalised(std::size_t i) const {
    return words_[i].shape == Shape::capital || words_[i].shape == Shape::upper;
  }
  bool is_single_letter(std::size_t i) const {
    return words_[i].length == 1 && words_[i].shape == Shape::upper;
  }
  /// A word in capitals beside another: they tell nothing of it.
  bool is_in_capitals(std::size_t i) const;
  /// «1871 г.»: a letter behind a number is no title.
  bool is_behind_number(std::size_t i) const {
    return i > 0 && words_[i].length == 1 && words_[i - 1].shape == Shape::number;
  }
  /// A stop behind a title ends no sentence.
  bool begins_sentence(std::size_t i) const;
  /// «the Edinburgh Review», «la Nouvelle Gazette de Zurich»: the words are of a journal's title,
  /// be it known as a work or not.
  bool is_of_journal(std::size_t begin, std::size_t end) const;
  /// True where two neighbours may belong to one name: `i` and the word before it.
  bool is_joined(std::size_t i) const;
  base::Span span(std::size_t begin, std::size_t end) const {
    return {words_[begin].span.begin, words_[end - 1].span.end};
  }

  /// Calls `visit(node, end, is_inflected)` for every form that begins at a word; the case is not
  /// yet looked at. Of forms with the same end, those whose words are written as in the text come
  /// first; `is_inflected` says that the last word is not.
  template <typename Visit>
  void walk(std::size_t begin, Visit visit) const {
    step(0, begin, begin, visit);
  }

  /// True where the words are written as the form asks.
  bool has_case_of(const Ending& ending, std::size_t begin, std::size_t end) const;

 private:
  enum class Mark : std::uint8_t { none, misprint, variant };

  struct Place {
    std::uint32_t number = kUnknownWord;
    std::uint32_t slot = 0;
    std::uint32_t others_begin = 0, others_end = 0;  // of what the word may be a case or short form
    Mark mark = Mark::none;
  };

  static bool has_others(const Place& place) { return place.others_begin != place.others_end; }

  // As deep as the longest form has words.
  template <typename Visit>
  void step(std::uint32_t node, std::size_t begin, std::size_t i, Visit& visit) const {
    if (i >= words_.size() || words_[i].is_in_address || (i > begin && !is_joined(i))) return;
    const bool after_comma = i > begin && words_[i].before == Gap::comma;
    const auto go = [&](std::uint32_t number, bool is_inflected) {
      const std::uint32_t next = index_->child(node, number, after_comma);
      if (next == kNoNode) return;
      if (!index_->endings_of(next).empty()) visit(next, i + 1, is_inflected);
      step(next, begin, i + 1, visit);
    };
    if (number(i) != kUnknownWord) go(number(i), false);
    for_each_other(i, [&](std::uint32_t other) { go(other, true); });
  }

  template <typename Visit>
  void for_each_other(std::size_t i, Visit visit) const;

  const Index* index_ = nullptr;
  const Survey* survey_ = nullptr;
  std::vector<Word> words_;
  std::vector<Place> places_;
};

struct Survey {
  explicit Survey(const Index& index_in);

  void read(const TokenList& tokens);
  /// Finds the misprints, once all flows were read.
  void settle();
  /// The words of a text, with the misprints; those of a text that was read before are given away.
  Reading take_reading(const TokenList& tokens);

  /// The slot of a word of a text, which is added where it is new.
  std::uint32_t slot_of(const Word& word, std::string_view text);
  bool is_written_lower(std::uint32_t slot) const { return words[slot].lower > 0; }
  bool is_present(const Ending& ending) const { return present[ending.entity]; }

  const Index& index;
  FlatTable slots;  // hash of a word → index into words
  std::vector<LetterWord> words;
  std::vector<std::uint32_t> others;  // numbers of what words may be a case or short form of
  std::vector<bool> present;          // of an entity: the letter names it without doubt
  FlatTable initials;  // hash of letters whose meaning the text tells → index into initial_keys
  std::vector<std::string> initial_keys;
  int letter_year = 0;  // 0 where it is not known
  bool is_settled = false;
  bool has_misprints = false;

 private:
  void count(const Reading& reading, std::string_view text);
  void note_present(const Reading& reading);
  void add_others(LetterWord& known, const Word& word, std::string_view text);

  FlatTable reading_slots_;  // where a text lies → index into readings_
  std::vector<Reading> readings_;
  std::vector<std::uint64_t> bases_;  // of the word at hand
};

template <typename Visit>
void Reading::for_each_other(std::size_t i, Visit visit) const {
  for (std::uint32_t k = places_[i].others_begin; k < places_[i].others_end; ++k)
    visit(survey_->others[k]);
}

}  // namespace recognise::names
