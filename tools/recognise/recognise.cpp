// SPDX-License-Identifier: MIT
#include "recognise/recognise.hpp"

#include <deque>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/line_index.hpp"
#include "recognise/dates_calendar.hpp"
#include "recognise/describe.hpp"
#include "recognise/nesting.hpp"

namespace recognise {
namespace {

// In a quotation set off, the marks at its ends stand in different flows; layout has paired them.
void drop_marks_of_block(std::vector<Mention>& mentions) {
  std::erase_if(mentions, [](const Mention& mention) {
    const auto* quotation = std::get_if<QuotationMention>(&mention.meaning);
    return quotation != nullptr && quotation->is_unclosed && mention.span.begin == 0;
  });
}

constexpr std::size_t kBlocksAtHead = 4, kBlocksAtEnd = 3;
constexpr int kLongestPeriod = 7;  // days

// A day, a month or a year; a period, or the one day or the other, within a week.
std::pair<std::string, std::string> narrow_period_of(const DateMention& date) {
  if (!date.when.empty()) return {date.when, date.when};
  const std::string& first = date.from.empty() ? date.not_before : date.from;
  const std::string& last = date.to.empty() ? date.not_after : date.to;
  const auto begin = date_from_iso(first);
  const auto end = date_from_iso(last);
  if (!begin || !end) return {};
  if (begin->day == 0 || end->day == 0) return {first, last};
  if (day_number(*end) - day_number(*begin) > kLongestPeriod) return {};
  return {first, last};
}

// The first day that the block states; without certainty only where `allows_doubt`.
std::optional<LetterDate> day_stated_in(const layout::Block& block, const TextRecogniser& text,
                                        bool allows_doubt) {
  for (const Mention& mention : text.find(TokenList(block.flow.text), {})) {
    const auto* date =
        std::get_if<DateMention>(&static_cast<const Meaning::variant&>(mention.meaning));
    const bool is_sure = allows_doubt || mention.certainty == Certainty::stated;
    if (date == nullptr || !is_sure) continue;
    const auto [first, last] = narrow_period_of(*date);
    if (first.size() < 4 || first.front() == '-') continue;
    return LetterDate{first, last, block.kind != layout::BlockKind::dateline,
                      date->has_open_century};
  }
  return {};
}

// The letter's own date, on which others lean: that of a dateline, or else the first that a
// heading, the first or the last blocks state.
LetterDate stated_date(const layout::Layout& layout, const TextRecogniser& text) {
  std::vector<const layout::Block*> datelines, others;
  for (const layout::Block& block : layout.front) others.push_back(&block);
  for (std::size_t i = 0; i < layout.body.size(); ++i) {
    const bool is_outer = i < kBlocksAtHead || i + kBlocksAtEnd >= layout.body.size();
    const bool is_dateline = layout.body[i].kind == layout::BlockKind::dateline;
    if (is_dateline || is_outer) (is_dateline ? datelines : others).push_back(&layout.body[i]);
  }
  for (const layout::Block* block : datelines) {
    if (const auto date = day_stated_in(*block, text, false)) return *date;
  }
  for (const layout::Block* block : others) {
    const auto date = day_stated_in(*block, text, false);
    if (date && date->not_after.size() == 10) return *date;
  }
  for (const layout::Block* block : datelines) {
    if (const auto date = day_stated_in(*block, text, true)) return *date;
  }
  return {};
}

// In the formulas of a letter marks set off a name («"Le Temps", 4 juin»), they quote nothing.
void drop_quotations(std::vector<Mention>& mentions) {
  std::erase_if(mentions, [](const Mention& mention) {
    const auto& meaning = static_cast<const Meaning::variant&>(mention.meaning);
    return std::holds_alternative<QuotationMention>(meaning) ||
           std::holds_alternative<CitationMention>(meaning) ||
           std::holds_alternative<ScopeMention>(meaning);
  });
}

// In a formula, which is set in lines, the name that a title tells ends with its line: «Den Heer J.
// Visser» stands above «Kerkweg 3».
void cut_at_line_ends(const layout::Flow& flow, std::vector<Mention>& names) {
  for (Mention& mention : names) {
    const auto* name =
        std::get_if<NameMention>(&static_cast<const Meaning::variant&>(mention.meaning));
    if (name == nullptr || !name->key.empty() || !name->candidates.empty()) continue;
    for (const layout::Milestone& milestone : flow.milestones) {
      if (milestone.kind != layout::MilestoneKind::line_begin || milestone.joins_word ||
          milestone.at <= mention.span.begin || milestone.at >= mention.span.end)
        continue;
      mention.span.end = milestone.at;
      while (flow.text[mention.span.end - 1] == ' ') --mention.span.end;
      break;
    }
  }
}

}  // namespace

const std::vector<Mention>& Recognition::of(const layout::Flow& flow) const {
  static const std::vector<Mention> kNone;
  const auto found = mentions_.find(&flow);
  return found == mentions_.end() ? kNone : found->second;
}

void Recognition::change(const std::function<void(std::vector<Mention>&)>& change) {
  for (auto& [flow, mentions] : mentions_) change(mentions);
}

Recogniser::Recogniser(const lexicon::Lexicon& lexicon, const authority::Authority& authority,
                       const std::vector<lexicon::Lexicon>& others)
    : lexicon_(lexicon),
      authority_(authority),
      text_(lexicon, authority, others),
      names_(authority, lexicon) {}

Recognition Recogniser::recognise(const layout::Layout& layout,
                                  const Foreknowledge& foreknowledge) const {
  Recognition recognition;
  NameSurvey survey(names_);
  for (const std::string& key : foreknowledge.known_keys) survey.add_known(key);
  std::deque<TokenList> texts;
  for_each_flow(layout, [&](const layout::Flow& flow, FlowPlace) {
    survey.read(texts.emplace_back(flow.text));
  });
  const bool is_dated = !foreknowledge.date.not_after.empty();
  const LetterDate letter_date = is_dated ? foreknowledge.date : stated_date(layout, text_);
  const Context context{lexicon_, authority_, letter_date};
  for_each_flow(layout, [&](const layout::Flow& flow, FlowPlace place) {
    const TokenList tokens = std::move(texts.front());
    texts.pop_front();
    std::vector<Mention> mentions = text_.find(tokens, letter_date);
    if (place == FlowPlace::set_off) drop_marks_of_block(mentions);
    if (place == FlowPlace::formula) drop_quotations(mentions);
    std::vector<Mention> names = find_names(tokens, context, survey);
    if (place == FlowPlace::formula) cut_at_line_ends(flow, names);
    mentions.insert(mentions.end(), std::make_move_iterator(names.begin()),
                    std::make_move_iterator(names.end()));
    for (const NameDecision& decision : foreknowledge.decisions) {
      apply_decision(decision, flow, authority_, mentions);
    }
    for (const MentionDecision& verdict : foreknowledge.verdicts) {
      apply_decision(verdict, flow, mentions);
    }
    mentions = nested(std::move(mentions));
    for (LifeDates& dates : propose_life_dates(flow, mentions, authority_)) {
      recognition.lives.push_back({&flow, std::move(dates)});
    }
    if (!mentions.empty()) recognition.mentions_.emplace(&flow, std::move(mentions));
  });
  return recognition;
}

std::string dump(const Recognition& recognition, const layout::Layout& layout,
                 const source::SourceText& source) {
  const base::LineIndex index(source.name, source.text);
  std::string out;
  for_each_flow(layout, [&](const layout::Flow& flow, FlowPlace) {
    for (const Mention& mention : recognition.of(flow)) {
      const base::Location at = index.locate(flow.source_offset(mention.span.begin));
      out += fmt::format("{}:{} {}\n", at.line, at.column, describe(mention, flow.text));
    }
  });
  return out;
}

}  // namespace recognise
