// SPDX-License-Identifier: MIT
#include "recognise/nesting.hpp"

#include <algorithm>
#include <array>
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

// What decides of a mention here. The mentions themselves, which are large, are moved once.
struct Place {
  base::Span span;
  int rank = 0;
  std::size_t mention = 0;  // index
  bool is_dropped = false;
};

// True where the outer of two goes first, or the one that came first.
bool goes_before(const Place& a, const Place& b) {
  return std::tuple(a.span.begin, ~a.span.end, a.rank, a.mention) <
         std::tuple(b.span.begin, ~b.span.end, b.rank, b.mention);
}

std::vector<Place> places_of(const std::vector<Mention>& mentions) {
  std::vector<Place> places;
  places.reserve(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (!mentions[i].span.is_empty()) places.push_back({mentions[i].span, rank(mentions[i]), i});
  }
  if (!std::is_sorted(places.begin(), places.end(), goes_before))
    std::sort(places.begin(), places.end(), goes_before);
  return places;
}

// Those that cross a weightier one are dropped; the walk keeps the spans that are open.
void drop_crossing(std::vector<Place>& places) {
  std::vector<Place*> open;
  for (Place& place : places) {
    std::erase_if(open, [&](const Place* outer) {
      return outer->is_dropped || outer->span.end <= place.span.begin;
    });
    for (Place* outer : open) {
      if (!crosses(place.span, outer->span)) continue;
      if (outer->rank <= place.rank) {
        place.is_dropped = true;
        break;
      }
      outer->is_dropped = true;
    }
    if (!place.is_dropped) open.push_back(&place);
  }
}

// Whether a mention may stand within those that are open, the innermost last.
bool may_stand(const std::vector<const Mention*>& open, const Mention& mention) {
  const bool is_in_citation = !open.empty() && open.back()->meaning.index() == kCitation;
  if (mention.meaning.index() == kScope && !is_in_citation) return false;
  if (!open.empty() && says_the_same(*open.back(), mention)) return false;
  return std::all_of(open.begin(), open.end(),
                     [&](const Mention* outer) { return may_hold(*outer, mention); });
}

}  // namespace

std::vector<Mention> nested(std::vector<Mention> mentions) {
  std::vector<Place> places = places_of(mentions);
  drop_crossing(places);
  std::vector<Mention> kept;
  kept.reserve(places.size());
  std::vector<const Mention*> open;
  for (const Place& place : places) {
    if (place.is_dropped) continue;
    Mention& mention = mentions[place.mention];
    while (!open.empty() && open.back()->span.end <= place.span.begin) open.pop_back();
    if (!may_stand(open, mention)) continue;
    open.push_back(&kept.emplace_back(std::move(mention)));
  }
  return kept;
}

}  // namespace recognise
