// SPDX-License-Identifier: MIT
#include "recognise/phrases.hpp"

#include <algorithm>

namespace recognise {
namespace {

constexpr std::size_t kLongestPhraseBefore = 6;

}  // namespace

void PhraseTable::add(std::string_view phrase, int value) {
  const TokenList tokens(phrase);
  std::vector<std::uint64_t> words(tokens.size());
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = tokens[i].hash;
  if (!words.empty()) add(words, value);
}

void PhraseTable::add(std::span<const std::uint64_t> words, int value) {
  Phrase entry{static_cast<std::uint32_t>(hashes_.size()), static_cast<std::uint32_t>(words.size()),
               value, kNone};
  const auto number = static_cast<std::uint32_t>(phrases_.size());
  std::uint32_t* link = &firsts_.add(words.front(), number);
  while (*link < number && phrases_[*link].size >= entry.size) {
    if (std::ranges::equal(words_of(phrases_[*link]), words)) return;
    link = &phrases_[*link].next;
  }
  entry.next = *link < number ? *link : kNone;
  *link = number;
  phrases_.push_back(entry);
  hashes_.insert(hashes_.end(), words.begin(), words.end());
  longest_ = std::max(longest_, entry.size);
  first_words_.set(words.front() % kFilterBits);
}

void PhraseTable::add_all(const std::vector<std::string>& phrases, int value) {
  for (const std::string& phrase : phrases) add(phrase, value);
}

void PhraseTable::add_all(const PhraseTable& other) {
  for (const Phrase& phrase : other.phrases_) add(other.words_of(phrase), phrase.value);
}

void PhraseTable::add_all_words_of(const PhraseTable& other) {
  for (const std::uint64_t hash : other.hashes_) first_words_.set(hash % kFilterBits);
}

bool PhraseTable::is_at(const Phrase& phrase, const TokenList& tokens, std::size_t begin) const {
  if (begin + phrase.size > tokens.size()) return false;
  for (std::uint32_t i = 0; i < phrase.size; ++i) {
    if (tokens[begin + i].hash != hashes_[phrase.begin + i]) return false;
  }
  return true;
}

std::optional<PhraseTable::Match> PhraseTable::find(const TokenList& tokens,
                                                    std::size_t begin) const {
  const std::uint32_t* first = firsts_.find(tokens[begin].hash);
  for (std::uint32_t i = first == nullptr ? kNone : *first; i != kNone; i = phrases_[i].next) {
    if (is_at(phrases_[i], tokens, begin)) {
      return Match{begin + phrases_[i].size, phrases_[i].value};
    }
  }
  return {};
}

std::optional<PhraseTable::Match> PhraseTable::match_before(const TokenList& tokens,
                                                            std::size_t end) const {
  const std::size_t longest = std::min<std::size_t>(longest_, kLongestPhraseBefore);
  for (std::size_t length = std::min(end, longest); length > 0; --length) {
    const auto found = match(tokens, end - length);
    if (found && found->end == end) return Match{end - length, found->value};
  }
  return {};
}

}  // namespace recognise
