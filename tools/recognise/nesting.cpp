// SPDX-License-Identifier: MIT
#include "recognise/nesting.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace recognise {
namespace {

// The order of the alternatives of Meaning.
enum Kind : std::size_t {
  kName,
  kDate,
  kCorrection,
  kQuotation,
  kCitation,
  kTitle,
  kScope,
  kForeign,
  kLink,
  kEditorial
};

// The weight of a kind where two cross, and its place where two have the same span: less is outer.
int rank(const Mention& mention) {
  static constexpr std::array<int, 10> kRanks = {7, 5, 9, 2, 1, 3, 4, 6, 0, 8};
  return kRanks.at(mention.meaning.index());
}

// What may stand within what, beyond the plain case that anything may.
bool may_hold(const Mention& outer, const Mention& inner) {
  const std::size_t holds = outer.meaning.index();
  const std::size_t held = inner.meaning.index();
  if (holds == kLink || holds == kDate || holds == kCorrection || holds == kEditorial) return false;
  if (holds == kName) return held == kCorrection || held == kEditorial;
  if (holds == kScope) return held == kEditorial;
  if (holds == held) return holds == kQuotation || holds == kTitle || holds == kCitation;
  if (holds == kTitle) return held != kCitation && held != kScope;
  if (holds == kForeign) return held != kCitation;
  return true;
}

// One kind twice over one span, or the title of one work with its quotation marks and without.
bool says_the_same(const Mention& outer, const Mention& inner) {
  const auto* title =
      std::get_if<TitleMention>(&static_cast<const Meaning::variant&>(outer.meaning));
  const auto* held =
      std::get_if<TitleMention>(&static_cast<const Meaning::variant&>(inner.meaning));
  if (title != nullptr && held != nullptr && title->key == held->key) return true;
  return outer.span == inner.span && outer.meaning.index() == inner.meaning.index();
}

bool crosses(base::Span a, base::Span b) {
  return a.overlaps(b) && !a.contains(b) && !b.contains(a);
}

// True where the outer of two goes first.
bool goes_before(const Mention& a, const Mention& b) {
  return std::tuple(a.span.begin, ~a.span.end, rank(a)) <
         std::tuple(b.span.begin, ~b.span.end, rank(b));
}

// Those that cross a weightier one are dropped; the walk keeps the spans that are open.
std::vector<Mention> without_crossing(std::vector<Mention> mentions) {
  bool is_any_dropped = false;
  std::vector<bool> is_dropped(mentions.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    std::erase_if(open, [&](std::size_t j) {
      return is_dropped[j] || mentions[j].span.end <= mentions[i].span.begin;
    });
    for (const std::size_t j : open) {
      if (!crosses(mentions[i].span, mentions[j].span)) continue;
      is_any_dropped = true;
      if (rank(mentions[j]) <= rank(mentions[i])) {
        is_dropped[i] = true;
        break;
      }
      is_dropped[j] = true;
    }
    if (!is_dropped[i]) open.push_back(i);
  }
  if (!is_any_dropped) return mentions;
  std::vector<Mention> kept;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!is_dropped[i]) kept.push_back(std::move(mentions[i]));
  }
  return kept;
}

}  // namespace

std::vector<Mention> nested(std::vector<Mention> mentions) {
  std::erase_if(mentions, [](const Mention& mention) { return mention.span.is_empty(); });
  if (!std::is_sorted(mentions.begin(), mentions.end(), goes_before))
    std::stable_sort(mentions.begin(), mentions.end(), goes_before);
  std::vector<Mention> kept;
  std::vector<std::size_t> open;
  for (Mention& mention : without_crossing(std::move(mentions))) {
    while (!open.empty() && kept[open.back()].span.end <= mention.span.begin) open.pop_back();
    const bool is_repeated = !open.empty() && says_the_same(kept[open.back()], mention);
    const bool is_allowed = std::all_of(open.begin(), open.end(), [&](std::size_t outer) {
      return may_hold(kept[outer], mention);
    });
    const bool is_stray = mention.meaning.index() == kScope &&
                          (open.empty() || kept[open.back()].meaning.index() != kCitation);
    if (is_repeated || is_stray || !is_allowed) continue;
    open.push_back(kept.size());
    kept.push_back(std::move(mention));
  }
  return kept;
}

}  // namespace recognise
