// SPDX-License-Identifier: MIT
// What an editor decided stands above what was recognised.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "recognise/decisions.hpp"
#include "recognise/names.hpp"
#include "recognise/names_words.hpp"

namespace recognise {
namespace {

using names::Word;

NameMention::Kind kind_of(const authority::Entity& entity) {
  switch (entity.kind) {
    case authority::EntityKind::place:
      return NameMention::Kind::place;
    case authority::EntityKind::organisation:
      return NameMention::Kind::organisation;
    case authority::EntityKind::person:
    case authority::EntityKind::work:
      break;
  }
  return NameMention::Kind::person;
}

class Decider {
 public:
  Decider(const NameDecision& decision, const layout::Flow& flow,
          const authority::Authority& authority, std::vector<Mention>& mentions)
      : decision_(decision), flow_(flow), authority_(authority), mentions_(mentions) {}

  std::size_t apply() {
    std::size_t touched = 0;
    const std::vector<base::Span> places = occurrences(decision_.text, flow_, decision_.source);
    for (const base::Span span : places) touched += decide(span) ? 1U : 0U;
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return touched;
  }

 private:
  bool decide(base::Span span) {
    const authority::Entity* entity = authority_.find(decision_.key);
    if (entity != nullptr && entity->kind == authority::EntityKind::work) {
      return decide_title(span, *entity);
    }
    bool is_covered = false;
    for (Mention& mention : mentions_) {
      auto* name = std::get_if<NameMention>(&mention.meaning);
      if (name == nullptr || !mention.span.overlaps(span)) continue;
      is_covered = true;
      if (mention.span == span || has_same_words(mention)) return change(mention, *name);
    }
    if (is_covered || entity == nullptr) return false;
    mentions_.push_back(
        {span, NameMention{kind_of(*entity), entity->key, {}}, Certainty::stated, {}, true});
    return true;
  }

  bool has_same_words(const Mention& mention) const {
    return base::collapsed(mention.span.of(flow_.text)) == base::collapsed(decision_.text);
  }

  // A title is a whole with its marks: it is linked, never made.
  bool decide_title(base::Span span, const authority::Entity& work) {
    for (Mention& mention : mentions_) {
      auto* title = std::get_if<TitleMention>(&mention.meaning);
      if (title == nullptr || !mention.span.contains(span) || !has_same_words(mention)) continue;
      title->key = work.key;
      settle(mention);
      return true;
    }
    return false;
  }

  static void settle(Mention& mention) {
    mention.certainty = Certainty::stated;
    mention.reason.clear();
    mention.is_decided = true;
  }

  bool change(Mention& mention, NameMention& name) const {
    if (const authority::Entity* entity = authority_.find(decision_.key)) {
      name = NameMention{kind_of(*entity), entity->key, {}};
      settle(mention);
      return true;
    }
    const auto& refused = decision_.refused;
    if (refused.empty() && !decision_.key.empty()) return false;  // an entry that there is not
    if (refused.empty()) {
      name.key.clear();
      name.candidates.clear();
      settle(mention);
      return true;
    }
    const auto is_refused = [&](const std::string& key) {
      return std::find(refused.begin(), refused.end(), key) != refused.end();
    };
    std::erase_if(name.candidates, is_refused);
    if (name.key.empty() || !is_refused(name.key)) return true;
    name.key.clear();
    mention.certainty = Certainty::low;
    mention.reason = "the editor refuses the identification";
    return true;
  }

  const NameDecision& decision_;
  const layout::Flow& flow_;
  const authority::Authority& authority_;
  std::vector<Mention>& mentions_;
};

constexpr std::string_view kProposed =
    "the entry of the authority is proposed from the texts and waits for review";

Certainty certainty_named(std::string_view name) {
  if (name == "high") return Certainty::high;
  return name == "medium" ? Certainty::medium : Certainty::low;
}

}  // namespace

std::size_t apply_decision(const NameDecision& decision, const layout::Flow& flow,
                           const authority::Authority& authority, std::vector<Mention>& mentions) {
  return Decider(decision, flow, authority, mentions).apply();
}

void lower_to_entries(std::vector<Mention>& mentions, const authority::Authority& authority) {
  for (Mention& mention : mentions) {
    const auto* name = std::get_if<NameMention>(&static_cast<Meaning::variant&>(mention.meaning));
    if (name == nullptr || name->key.empty()) continue;
    const authority::Entity* entity = authority.find(name->key);
    if (entity == nullptr || entity->certainty.empty()) continue;
    const Certainty certainty = certainty_named(entity->certainty);
    if (certainty <= mention.certainty) continue;
    mention.certainty = certainty;
    mention.reason = kProposed;
  }
}

}  // namespace recognise
