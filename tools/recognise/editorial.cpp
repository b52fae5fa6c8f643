// SPDX-License-Identifier: MIT
#include "recognise/editorial.hpp"

#include <array>
#include <string_view>

namespace recognise {
namespace {

using Kind = EditorialMention::Kind;

struct MarkMeaning {
  std::string_view name;  // in the lexicon
  Kind kind;
  std::string_view reason;  // gap/@reason, unclear/@reason
};

constexpr std::array<MarkMeaning, 5> kMeanings{{
    {"omission", Kind::gap, "editorial"},
    {"illegible", Kind::gap, "illegible"},
    {"lost", Kind::gap, "lost"},
    {"doubtful", Kind::unclear, "illegible"},
    {"sic", Kind::sic, ""},
}};

}  // namespace

EditorialRules::EditorialRules(const lexicon::Lexicon& lexicon) {
  for (const auto& [mark, name] : lexicon.pairs("editorial.marks")) {
    for (std::size_t i = 0; i < kMeanings.size(); ++i) {
      if (kMeanings[i].name == name) marks_.add(mark, static_cast<int>(i));
    }
  }
}

std::vector<Mention> find_editorial_marks(const TokenList& tokens, const EditorialRules& rules) {
  std::vector<Mention> mentions;
  for (std::size_t at = 0; at < tokens.size();) {
    const auto found = rules.marks().match(tokens, at);
    if (!found) {
      ++at;
      continue;
    }
    const MarkMeaning& meaning = kMeanings[static_cast<std::size_t>(found->value)];
    Mention mention;
    mention.span = {tokens[at].span.begin, tokens[found->end - 1].span.end};
    mention.meaning.emplace<EditorialMention>(
        EditorialMention{meaning.kind, std::string(meaning.reason)});
    mentions.push_back(std::move(mention));
    at = found->end;
  }
  return mentions;
}

}  // namespace recognise
