// SPDX-License-Identifier: MIT
#include "recognise/foreign.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace recognise {
namespace {

constexpr std::size_t kMostLanguages = 32;
constexpr std::size_t kLongestSample = 4000;  // tokens that tell the language of a text
constexpr std::size_t kShortest = 7;          // tokens of a passage that is no title

std::u32string letters_of(const std::vector<std::string>& texts) {
  std::u32string letters;
  for (const std::string& text : texts) {
    for (std::size_t at = 0; at < text.size();) letters += base::utf8::next(text, at);
  }
  std::sort(letters.begin(), letters.end());
  return letters;
}

}  // namespace

LanguageTable::LanguageTable(const std::vector<lexicon::Lexicon>& lexicons) {
  for (const lexicon::Lexicon& lexicon : lexicons) {
    if (languages_.size() == kMostLanguages) break;
    const std::uint32_t bit = 1U << languages_.size();
    languages_.push_back(lexicon.language());
    letters_.push_back(letters_of(lexicon.words("vocabulary.letters")));
    for (const std::string_view list : {"vocabulary.function_words", "vocabulary.letter_words",
                                        "vocabulary.title_words", "letter.salutation"}) {
      for (const std::string& word : lexicon.words(list)) {
        if (word.find(' ') == std::string::npos) words_[word] |= bit;
      }
    }
  }
}

std::uint32_t LanguageTable::languages_with(std::string_view word) const {
  const auto found = words_.find(std::string(word));
  return found == words_.end() ? 0U : found->second;
}

std::uint32_t LanguageTable::strangers_to(std::string_view word) const {
  std::uint32_t strangers = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t letter = base::utf8::next(word, at);
    if (letter < 0x80) continue;
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      if (!std::binary_search(letters_[i].begin(), letters_[i].end(), letter)) strangers |= 1U << i;
    }
  }
  return strangers;
}

std::vector<LanguageTable::Score> LanguageTable::scores_of(const TokenList& tokens,
                                                           std::size_t begin,
                                                           std::size_t end) const {
  std::vector<Score> scores(languages_.size());
  for (std::size_t at = begin; at < end; ++at) {
    if (!tokens.is_word(at)) continue;
    const std::uint32_t having = languages_with(tokens.folded(at));
    const std::uint32_t strangers = strangers_to(tokens.folded(at));
    for (std::size_t i = 0; i < scores.size(); ++i) {
      scores[i].words += static_cast<int>(having >> i & 1U);
      scores[i].strange_letters += static_cast<int>(strangers >> i & 1U);
    }
  }
  return scores;
}

// Sure is: another language fits better by a word that the text's own does not have or by a letter
// that it does not use, and no third language fits as well.
std::string LanguageTable::foreign_language_of(const TokenList& tokens, std::size_t begin,
                                               std::size_t end, std::string_view own) const {
  const std::vector<Score> scores = scores_of(tokens, begin, std::min(end, begin + kLongestSample));
  const auto worth = [](const Score& score) { return score.words - 2 * score.strange_letters; };
  std::size_t best = scores.size();
  bool is_tie = false;
  int own_worth = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (languages_[i] == own) {
      own_worth = worth(scores[i]);
    } else if (best == scores.size() || worth(scores[i]) > worth(scores[best])) {
      best = i;
      is_tie = false;
    } else {
      is_tie |= worth(scores[i]) == worth(scores[best]);
    }
  }
  if (best == scores.size() || is_tie || scores[best].words == 0) return {};
  const int margin = end - begin < kShortest ? 1 : 2;
  return worth(scores[best]) >= own_worth + margin ? languages_[best] : std::string();
}

std::string LanguageTable::language_of(std::string_view text) const {
  const TokenList tokens(text.substr(0, kLongestSample * 16));
  const std::vector<Score> scores = scores_of(tokens, 0, std::min(tokens.size(), kLongestSample));
  const auto best =
      std::max_element(scores.begin(), scores.end(), [](const Score& a, const Score& b) {
        return a.words - a.strange_letters < b.words - b.strange_letters;
      });
  if (best == scores.end() || best->words == 0) return {};
  return languages_[static_cast<std::size_t>(best - scores.begin())];
}

std::vector<Mention> find_foreign(const TokenList& tokens, const std::vector<QuotePair>& pairs,
                                  const LanguageTable& languages, std::string_view own) {
  std::vector<Mention> mentions;
  std::size_t used = 0;
  for (const QuotePair& pair : pairs) {
    if (pair.open < used || pair.close >= tokens.size() || pair.close - pair.open <= kShortest) {
      continue;
    }
    std::string language = languages.foreign_language_of(tokens, pair.open + 1, pair.close, own);
    if (language.empty()) continue;
    Mention mention;
    mention.span = {tokens[pair.open + 1].span.begin, tokens[pair.close - 1].span.end};
    mention.meaning.emplace<ForeignMention>(ForeignMention{std::move(language)});
    mentions.push_back(std::move(mention));
    used = pair.close;
  }
  return mentions;
}

}  // namespace recognise
