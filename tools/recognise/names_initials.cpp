// SPDX-License-Identifier: MIT
#include "recognise/names_initials.hpp"

#include <algorithm>

namespace recognise::names {
namespace {

constexpr std::size_t kLongestInitials = 4;

class InitialLinker {
 public:
  InitialLinker(const Reading& reading, std::string_view text, Survey& survey,
                std::vector<Mention>& mentions)
      : reading_(reading), text_(text), survey_(survey), mentions_(mentions) {}

  void link() {
    if (survey_.initials.size() == 0 && !has_equation()) return;
    is_taken_.resize(reading_.size());
    for (const Mention& mention : mentions_) {
      const auto* name = std::get_if<NameMention>(&mention.meaning);
      if (name == nullptr) continue;
      for (std::size_t i = word_at(mention.span.begin); i < word_at(mention.span.end); ++i) {
        is_taken_[i] = true;
      }
    }
    const std::size_t count = mentions_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto* name = std::get_if<NameMention>(&mentions_[i].meaning);
      if (name == nullptr || name->key.empty() || name->kind != NameMention::Kind::person) continue;
      const std::string key = name->key;
      equate(word_at(mentions_[i].span.begin), word_at(mentions_[i].span.end), key);
    }
    link_others();
  }

 private:
  static bool is_initials(const Word& word) {
    return word.shape == Shape::upper && word.length <= kLongestInitials;
  }

  // Whether it is worth looking closer.
  bool has_equation() const {
    for (std::size_t i = 0; i + 1 < reading_.size(); ++i) {
      if (is_initials(reading_.word(i)) && reading_.has(i + 1, kIdentity)) return true;
    }
    return false;
  }

  // The first word that begins at a byte or behind it.
  std::size_t word_at(std::uint32_t offset) const {
    const auto& words = reading_.words();
    return static_cast<std::size_t>(
        std::lower_bound(words.begin(), words.end(), offset,
                         [](const Word& word, std::uint32_t at) { return word.span.begin < at; }) -
        words.begin());
  }

  bool is_initials(std::size_t i) const { return is_initials(reading_.word(i)) && !is_taken_[i]; }

  bool is_next(std::size_t i) const { return reading_.word(i).before == Gap::blank; }

  // «K. era Kote», «NV designaba a Nina»; behind such an equation also «y S Sidorov».
  void equate(std::size_t begin, std::size_t end, const std::string& key) {
    if (begin < 2 || !is_next(begin)) return;
    if (begin - 2 == equated_end_ && equated_end_ > 0 && reading_.has(begin - 2, kConjunction) &&
        is_initials(begin - 1)) {
      add_equation(begin - 1, end, key);
      return;
    }
    std::size_t verb = begin - 1;
    while (verb > 1 && reading_.has(verb, kBetween) && is_next(verb)) --verb;
    const Gap gap = reading_.word(verb).before;
    if (!reading_.has(verb, kIdentity) || verb == 0 || !is_initials(verb - 1)) return;
    if (gap == Gap::blank || gap == Gap::stop || gap == Gap::quote) {
      add_equation(verb - 1, end, key);
    }
  }

  void add_equation(std::size_t i, std::size_t end, const std::string& key) {
    add(i, key, Certainty::stated, {});
    equated_end_ = end;
    if (reading_.word(i).length < 2) return;
    const auto next = static_cast<std::uint32_t>(survey_.initial_keys.size());
    if (survey_.initials.add(reading_.word(i).hash, next) == next) {
      survey_.initial_keys.push_back(key);
    }
  }

  void link_others() {
    if (survey_.initials.size() == 0) return;
    for (std::size_t i = 0; i < reading_.size(); ++i) {
      if (!is_initials(i) || reading_.word(i).length < 2) continue;
      const std::uint32_t* known = survey_.initials.find(reading_.word(i).hash);
      if (known == nullptr) continue;
      add(i, survey_.initial_keys[*known], Certainty::high,
          "the text says whom these initials stand for");
    }
  }

  void add(std::size_t i, const std::string& key, Certainty certainty, std::string reason) {
    base::Span span = reading_.word(i).span;
    const bool has_stop = span.end < text_.size() && text_[span.end] == '.';
    const bool goes_on = i + 1 < reading_.size() && !reading_.word(i + 1).begins_sentence;
    if (has_stop && goes_on) ++span.end;
    mentions_.push_back(
        {span, NameMention{NameMention::Kind::person, key, {}}, certainty, std::move(reason)});
    is_taken_[i] = true;
  }

  const Reading& reading_;
  std::string_view text_;
  Survey& survey_;
  std::vector<Mention>& mentions_;
  std::vector<bool> is_taken_;
  std::size_t equated_end_ = 0;
};

}  // namespace

void link_initials(const Reading& reading, std::string_view text, Survey& survey,
                   std::vector<Mention>& mentions) {
  InitialLinker(reading, text, survey, mentions).link();
}

}  // namespace recognise::names
