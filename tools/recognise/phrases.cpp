// SPDX-License-Identifier: MIT
#include "recognise/phrases.hpp"

#include <algorithm>

namespace recognise {
namespace {

constexpr std::size_t kLongestPhraseBefore = 6;

bool is_at(const std::vector<std::string>& words, const TokenList& tokens, std::size_t begin) {
  if (begin + words.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (tokens.folded(begin + i) != words[i]) return false;
  }
  return true;
}

}  // namespace

void PhraseTable::add(std::string_view phrase, int value) {
  const TokenList words(phrase);
  if (words.size() == 0) return;
  Phrase entry{{}, value};
  for (std::size_t i = 0; i < words.size(); ++i) entry.words.emplace_back(words.folded(i));
  std::vector<Phrase>& bucket = phrases_[words[0].hash];
  for (const Phrase& known : bucket) {
    if (known.words == entry.words) return;
  }
  const auto place = std::find_if(bucket.begin(), bucket.end(), [&](const Phrase& other) {
    return other.words.size() < entry.words.size();
  });
  bucket.insert(place, std::move(entry));
  first_words_.set(words[0].hash % kFilterBits);
}

void PhraseTable::add_all(const std::vector<std::string>& phrases, int value) {
  for (const std::string& phrase : phrases) add(phrase, value);
}

void PhraseTable::add_all_words_of(const PhraseTable& other) {
  for (const auto& [hash, phrases] : other.phrases_) {
    for (const Phrase& phrase : phrases) {
      for (const std::string& word : phrase.words) first_words_.set(hash_of(word) % kFilterBits);
    }
  }
}

std::optional<PhraseTable::Match> PhraseTable::find(const TokenList& tokens,
                                                    std::size_t begin) const {
  const auto bucket = phrases_.find(tokens[begin].hash);
  if (bucket == phrases_.end()) return {};
  for (const Phrase& phrase : bucket->second) {
    if (is_at(phrase.words, tokens, begin)) return Match{begin + phrase.words.size(), phrase.value};
  }
  return {};
}

std::optional<PhraseTable::Match> PhraseTable::match_before(const TokenList& tokens,
                                                            std::size_t end) const {
  for (std::size_t length = std::min(end, kLongestPhraseBefore); length > 0; --length) {
    const auto found = match(tokens, end - length);
    if (found && found->end == end) return Match{end - length, found->value};
  }
  return {};
}

}  // namespace recognise
