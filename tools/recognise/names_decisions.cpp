// SPDX-License-Identifier: MIT
// What an editor decided stands above what was recognised.
#include <algorithm>
#include <utility>

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
    const std::vector<base::Span> places = occurrences();
    for (const base::Span span : places) touched += decide(span) ? 1U : 0U;
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return touched;
  }

 private:
  bool holds_at(base::Span span) const {
    return decision_.source.is_empty() ||
           decision_.source.contains(flow_.source_offset(span.begin));
  }

  // Where the text has the decided words, in their case, whatever blanks there are between them.
  std::vector<base::Span> occurrences() const {
    std::vector<base::Span> found;
    const std::vector<Word> wanted = names::words_of(decision_.text);
    const std::vector<Word> words = names::words_of(flow_.text);
    if (wanted.empty()) return found;
    for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i) {
      const auto is_same = [&](const Word& word, const Word& other) {
        return word.span.of(decision_.text) == other.span.of(flow_.text);
      };
      if (!std::equal(wanted.begin(), wanted.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                      is_same)) {
        continue;
      }
      base::Span span{words[i].span.begin, words[i + wanted.size() - 1].span.end};
      const std::string_view behind = std::string_view(flow_.text).substr(span.end, 1);
      if (decision_.text.back() == '.' && behind == ".") ++span.end;
      if (holds_at(span)) found.push_back(span);
    }
    return found;
  }

  bool decide(base::Span span) {
    bool is_covered = false;
    for (Mention& mention : mentions_) {
      auto* name = std::get_if<NameMention>(&mention.meaning);
      if (name == nullptr || !mention.span.overlaps(span)) continue;
      is_covered = true;
      if (mention.span == span) return change(mention, *name);
    }
    const authority::Entity* entity = authority_.find(decision_.key);
    if (is_covered || entity == nullptr || entity->kind == authority::EntityKind::work)
      return false;
    mentions_.push_back(
        {span, NameMention{kind_of(*entity), entity->key, {}}, Certainty::stated, {}});
    return true;
  }

  bool change(Mention& mention, NameMention& name) const {
    if (const authority::Entity* entity = authority_.find(decision_.key)) {
      name = NameMention{kind_of(*entity), entity->key, {}};
      mention.certainty = Certainty::stated;
      mention.reason.clear();
      return true;
    }
    const auto& refused = decision_.refused;
    const auto is_refused = [&](const std::string& key) {
      return refused.empty() || std::find(refused.begin(), refused.end(), key) != refused.end();
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
