// SPDX-License-Identifier: MIT
#include "recognise/recognise.hpp"

#include <fmt/format.h>

#include "base/line_index.hpp"
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

// A full date in a dateline is the letter's own.
LetterDate stated_date(const layout::Layout& layout, const TextRecogniser& text) {
  for (const layout::Block& block : layout.body) {
    if (block.kind != layout::BlockKind::dateline) continue;
    for (const Mention& mention : text.find(block.flow.text, {})) {
      const auto* date =
          std::get_if<DateMention>(&static_cast<const Meaning::variant&>(mention.meaning));
      if (date != nullptr && date->when.size() >= 4 && date->when.front() != '-')
        return {date->when, date->when, false};
    }
  }
  return {};
}

}  // namespace

const std::vector<Mention>& Recognition::of(const layout::Flow& flow) const {
  static const std::vector<Mention> kNone;
  const auto found = mentions_.find(&flow);
  return found == mentions_.end() ? kNone : found->second;
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
  for_each_flow(layout, [&](const layout::Flow& flow, bool) { survey.read(flow); });
  const bool is_dated = !foreknowledge.date.not_after.empty();
  const LetterDate letter_date = is_dated ? foreknowledge.date : stated_date(layout, text_);
  const Context context{lexicon_, authority_, letter_date};
  for_each_flow(layout, [&](const layout::Flow& flow, bool is_set_off) {
    std::vector<Mention> mentions = text_.find(flow.text, letter_date);
    if (is_set_off) drop_marks_of_block(mentions);
    std::vector<Mention> names = find_names(flow, names_, context, survey);
    mentions.insert(mentions.end(), std::make_move_iterator(names.begin()),
                    std::make_move_iterator(names.end()));
    for (const NameDecision& decision : foreknowledge.decisions) {
      apply_decision(decision, flow, authority_, mentions);
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
  for_each_flow(layout, [&](const layout::Flow& flow, bool) {
    for (const Mention& mention : recognition.of(flow)) {
      const base::Location at = index.locate(flow.source_offset(mention.span.begin));
      out += fmt::format("{}:{} {}\n", at.line, at.column, describe(mention, flow.text));
    }
  });
  return out;
}

}  // namespace recognise
