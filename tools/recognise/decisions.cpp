// SPDX-License-Identifier: MIT
#include "recognise/decisions.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "recognise/names_words.hpp"

namespace recognise {
namespace {

bool comes_from(base::Span source, const layout::Flow& flow, base::Span span) {
  return source.is_empty() || source.contains(flow.source_offset(span.begin));
}

}  // namespace

std::vector<base::Span> occurrences(const std::string& text, const layout::Flow& flow,
                                    base::Span source) {
  using names::Word;
  std::vector<base::Span> found;
  const std::vector<Word> wanted = names::words_of(text);
  const std::vector<Word> words = names::words_of(flow.text);
  if (wanted.empty()) return found;
  for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i) {
    const auto is_same = [&](const Word& word, const Word& other) {
      return word.span.of(text) == other.span.of(flow.text);
    };
    if (!std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                    is_same)) {
      continue;
    }
    base::Span span{words[i].span.begin, words[i + wanted.size() - 1].span.end};
    const std::string_view behind = std::string_view(flow.text).substr(span.end, 1);
    if (text.back() == '.' && behind == ".") ++span.end;
    if (comes_from(source, flow, span)) found.push_back(span);
  }
  return found;
}

std::size_t apply_decision(const MentionDecision& decision, const layout::Flow& flow,
                           std::vector<Mention>& mentions) {
  const std::string words = base::collapsed(decision.text);
  const auto is_meant = [&](const Mention& mention) {
    return kind_of(mention.meaning) == decision.kind &&
           base::collapsed(mention.span.of(flow.text)) == words &&
           comes_from(decision.source, flow, mention.span);
  };
  if (decision.is_rejected) return std::erase_if(mentions, is_meant);
  std::size_t touched = 0;
  for (Mention& mention : mentions) {
    if (!is_meant(mention)) continue;
    if (decision.meaning) mention.meaning = *decision.meaning;
    mention.certainty = Certainty::stated;
    mention.reason.clear();
    mention.is_decided = true;
    ++touched;
  }
  if (touched > 0 || !decision.meaning) return touched;
  for (const base::Span span : occurrences(decision.text, flow, decision.source)) {
    std::erase_if(mentions, [&](const Mention& mention) {
      return kind_of(mention.meaning) == decision.kind && mention.span.overlaps(span);
    });
    mentions.push_back({span, *decision.meaning, Certainty::stated, {}, true});
    ++touched;
  }
  std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  return touched;
}

}  // namespace recognise
