// SPDX-License-Identifier: MIT
// A letter's words read against the trie, and what the letter as a whole tells. Private to the
// recogniser of names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "recognise/names_index.hpp"

namespace recognise::names {

/// How often the letter writes a word, and how.
struct WordCount {
  std::uint32_t lower = 0;
  std::uint32_t inner = 0;    // with a capital, inside a sentence
  std::uint32_t initial = 0;  // with a capital, at the beginning of one
  std::string text;           // of a capitalised word that is in no lexicon and no form, folded

  std::uint32_t capitals() const { return inner + initial; }
};

/// A word that stands for another: misprinted, or spelled in another way.
struct Misprint {
  std::uint32_t word = 0;  // that it stands for
  bool is_variant = false;
};

struct Survey;

/// The words of a text with their numbers in the index.
class Reading {
 public:
  /// Misprints are unknown words at first.
  void read(std::string_view text, const Index& index);
  /// Takes the misprints that the letter was found to have for the words that they stand for.
  void mark_misprints(const Survey& survey);

  std::size_t size() const { return words_.size(); }
  const Word& word(std::size_t i) const { return words_[i]; }
  std::uint32_t number(std::size_t i) const { return numbers_[i]; }
  const std::vector<Word>& words() const { return words_; }
  /// True where no form has the word, nor one that it may be a case or a short form of.
  bool is_unknown(std::size_t i) const {
    return numbers_[i] == kUnknownWord && others_begin_[i] == others_begin_[i + 1];
  }
  bool is_misprint(std::size_t i) const { return marks_[i] == Mark::misprint; }
  bool is_variant(std::size_t i) const { return marks_[i] == Mark::variant; }
  bool has(std::size_t i, WordFlag flag) const { return index_->has(numbers_[i], flag); }
  /// True where the word or one that it may be a case of is an ordinary one.
  bool is_ordinary(std::size_t i) const {
    if (has(i, kOrdinary)) return true;
    for (std::uint32_t k = others_begin_[i]; k < others_begin_[i + 1]; ++k) {
      if (index_->has(others_[k], kOrdinary)) return true;
    }
    return false;
  }
  bool is_capitalised(std::size_t i) const {
    return words_[i].shape == Shape::capital || words_[i].shape == Shape::upper;
  }
  bool is_single_letter(std::size_t i) const {
    return words_[i].length == 1 && words_[i].shape == Shape::upper;
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

  // As deep as the longest form has words.
  template <typename Visit>
  void step(std::uint32_t node, std::size_t begin, std::size_t i, Visit& visit) const {
    if (i >= words_.size() || words_[i].is_in_address || (i > begin && !is_joined(i))) return;
    const bool after_comma = i > begin && words_[i].before == Gap::comma;
    const auto go = [&](std::uint32_t number, bool is_inflected) {
      const std::uint32_t next = index_->child(node, number, after_comma);
      if (next == kNoNode) return;
      if (!index_->nodes[next].empty()) visit(next, i + 1, is_inflected);
      step(next, begin, i + 1, visit);
    };
    if (numbers_[i] != kUnknownWord) go(numbers_[i], false);
    for (std::uint32_t k = others_begin_[i]; k < others_begin_[i + 1]; ++k) go(others_[k], true);
  }

  void number_word(std::string_view text, const Word& word);
  void add_others(std::string_view text, const Word& word, std::uint32_t number);

  const Index* index_ = nullptr;
  std::vector<Word> words_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> others_;  // numbers of what a word may be a case or short form of
  std::vector<std::uint32_t> others_begin_;  // of a word in others_, and one for the end
  std::vector<std::uint64_t> bases_;         // of the word at hand
};

struct Survey {
  explicit Survey(const Index& index_in) : index(index_in) {}

  void read(std::string_view text);
  /// Finds the misprints, once all flows were read.
  void settle();
  /// The words of a text that was read, with its misprints; the survey gives them away, so that a
  /// text that is asked for again is read again.
  Reading take_reading(std::string_view text);

  const WordCount* count_of(std::uint64_t hash) const {
    const std::uint32_t* found = slots.find(hash);
    return found == nullptr ? nullptr : &counts[*found];
  }
  bool is_written_lower(std::uint64_t hash) const {
    const WordCount* count = count_of(hash);
    return count != nullptr && count->lower > 0;
  }
  const Misprint* misprint_of(std::uint64_t hash) const {
    const std::uint32_t* found = misprint_slots.find(hash);
    return found == nullptr ? nullptr : &misprints[*found];
  }

  const Index& index;
  FlatTable slots;  // hash of a word → index into counts
  std::vector<WordCount> counts;
  std::unordered_set<std::uint32_t> present;  // entities that the letter names without doubt
  FlatTable misprint_slots;                   // hash of a word → index into misprints
  std::vector<Misprint> misprints;
  std::unordered_map<const char*, Reading> readings;  // of texts, by where they lie
  FlatTable initials;  // hash of letters whose meaning the text tells → index into initial_keys
  std::vector<std::string> initial_keys;
  int letter_year = 0;  // 0 where it is not known
  bool is_settled = false;
};

}  // namespace recognise::names
