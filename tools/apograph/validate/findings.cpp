// SPDX-License-Identifier: MIT
#include "apograph/validate/findings.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "base/line_index.hpp"
#include "base/utf8.hpp"
#include "base/xml_text.hpp"
#include "recognise/describe.hpp"

namespace apograph {
namespace {

using recognise::Mention;

class FindingCollector {
 public:
  explicit FindingCollector(const source::SourceText& source)
      : source_(source), index_(source.name, source.text) {}

  void add_encoding() {
    if (source_.encoding == "UTF-8") return;
    const bool is_sure = source_.encoding_doubt.empty();
    add(is_sure ? base::Severity::info : base::Severity::warning, "encoding", 0,
        is_sure ? "read as " + source_.encoding : source_.encoding_doubt);
    if (!is_sure) items_.back().hint = "where letters are wrong, name it: --encoding NAME";
  }

  void add_layout(const layout::Layout& layout) {
    for (const layout::Note& note : layout.notes) {
      add(base::Severity::info, "note", note.anchor.begin, fmt::format("note {}", note.number));
    }
    for (const layout::Furniture& furniture : layout.furniture) {
      add(base::Severity::info, "furniture", furniture.flow.source_offset(0), furniture.flow.text);
    }
    for (std::size_t i = 1; i < layout.pages.size(); ++i) {
      const std::uint32_t begin = source_.lines[layout.pages[i].first_line].span.begin;
      const bool is_marked = layout.pages[i].is_marked || layout.pages[i].is_confirmed;
      add(is_marked ? base::Severity::info : base::Severity::warning, "page", begin,
          fmt::format("page {}{}", layout.pages[i].number,
                      is_marked ? "" : " inferred: notes end here and the text goes on"));
    }
    for (const layout::Doubt& doubt : layout.doubts) {
      add(base::Severity::warning, "layout", doubt.source.begin, doubt.message);
    }
  }

  void add_characters() {
    const std::string_view text = source_.text;
    for (std::size_t at = base::find_unwritable(text); at < text.size();
         at = base::find_unwritable(text, at)) {
      const auto here = static_cast<std::uint32_t>(at);
      const char32_t c = base::utf8::next(text, at);
      if (c == U'\r' || c == U'\f') continue;
      add(base::Severity::warning, "character", here,
          fmt::format("U+{:04X} cannot stand in XML and became g", static_cast<std::uint32_t>(c)));
    }
  }

  void add_mentions(const layout::Layout& layout, const recognise::Recognition& recognition) {
    recognise::for_each_flow(layout, [&](const layout::Flow& flow, recognise::FlowPlace) {
      for (const Mention& mention : recognition.of(flow)) add_mention(flow, mention);
    });
    for (const auto& [flow, life] : recognition.lives)
      add_life(source_of(*flow, layout), *flow, life);
  }

  // The note that a flow belongs to, as @source points to it; else the text.
  static std::string source_of(const layout::Flow& flow, const layout::Layout& layout) {
    for (std::size_t i = 0; i < layout.notes.size(); ++i) {
      for (const layout::NotePart& part : layout.notes[i].parts) {
        if (&part.flow == &flow) return fmt::format("#note-{}", i + 1);
      }
    }
    return "#text";
  }

  // What the letter's own words were taken to say of who wrote to whom, where and when.
  void add_inferred(const edition::LetterMetadata& metadata) {
    for (const auto& person : metadata.sent.persons) add_inferred("sender", person);
    for (const auto& person : metadata.received.persons) add_inferred("addressee", person);
    if (metadata.sent.place) add_inferred("place of writing", *metadata.sent.place);
    if (metadata.received.place) add_inferred("place of receipt", *metadata.received.place);
  }

  void add_missing(const edition::LetterMetadata& metadata) {
    if (metadata.sent.persons.empty() && metadata.sent.organisations.empty()) {
      add(base::Severity::warning, "correspondence", 0,
          "the sender is not known; name him in the sidecar: [[sent.person]]");
    }
    if (metadata.received.persons.empty() && metadata.received.organisations.empty()) {
      add(base::Severity::warning, "correspondence", 0,
          "the addressee is not known; name him in the sidecar: [[received.person]]");
    }
    if (!metadata.sent.date) {
      add(base::Severity::warning, "correspondence", 0,
          "the date is not known; give it in the sidecar: [sent.date]");
    }
  }

  // By place; those of one place as they were found.
  std::vector<base::Diagnostic> sorted() {
    std::vector<base::Diagnostic*> order;
    for (base::Diagnostic& item : items_) order.push_back(&item);
    std::sort(order.begin(), order.end(), [](const base::Diagnostic* a, const base::Diagnostic* b) {
      return std::tie(a->at.line, a->at.column, a) < std::tie(b->at.line, b->at.column, b);
    });
    std::vector<base::Diagnostic> sorted;
    sorted.reserve(order.size());
    for (base::Diagnostic* item : order) sorted.push_back(std::move(*item));
    return sorted;
  }

 private:
  void add(base::Severity severity, std::string_view kind, std::uint32_t offset,
           std::string message) {
    items_.push_back(
        {severity, std::string(kind), index_.locate(offset), std::move(message), {}, {}});
  }

  void add_inferred(const char* what, const edition::NamedEntity& entity) {
    const edition::Confidence& confidence = entity.confidence;
    if (!confidence.is_inferred) return;
    add(base::Severity::warning, "correspondence", 0,
        fmt::format("the {} is {}, {}{}{}", what, entity.name.empty() ? entity.key : entity.name,
                    confidence.certainty, confidence.reason.empty() ? "" : " — ",
                    confidence.reason));
  }

  // A name without a link and a value without certainty are open; everything else is recognised.
  void add_mention(const layout::Flow& flow, const Mention& mention) {
    const auto& meaning = static_cast<const recognise::Meaning::variant&>(mention.meaning);
    const auto* name = std::get_if<recognise::NameMention>(&meaning);
    const bool is_open =
        !mention.is_decided && (mention.certainty != recognise::Certainty::stated ||
                                (name != nullptr && name->key.empty()));
    std::string message = recognise::describe(mention, flow.text);
    if (!mention.reason.empty()) message += " — " + mention.reason;
    add(is_open ? base::Severity::warning : base::Severity::info,
        recognise::kind_of(mention.meaning), flow.source_offset(mention.span.begin),
        std::move(message));
  }

  // A proposal for the authority, as it could be put there; nothing is changed unasked.
  void add_life(const std::string& note, const layout::Flow& flow,
                const recognise::LifeDates& life) {
    using Relation = recognise::LifeDates::Relation;
    const bool agrees = life.relation == Relation::agrees;
    add(agrees ? base::Severity::info : base::Severity::warning, "life",
        flow.source_offset(life.span.begin),
        fmt::format("the text gives {} the dates {}–{}{}", life.key, life.birth, life.death,
                    agrees                               ? ", as the authority has them"
                    : life.relation == Relation::differs ? ", the authority has others"
                                                         : ", the authority has none"));
    if (agrees) return;
    std::string& proposal = items_.back().hint;
    const auto propose = [&](const char* element, const std::string& when) {
      if (!when.empty())
        proposal += fmt::format("<{} when=\"{}\" source=\"{}\"/>", element, when, note);
    };
    propose("birth", life.birth);
    propose("death", life.death);
  }

  const source::SourceText& source_;
  base::LineIndex index_;
  std::vector<base::Diagnostic> items_;
};

}  // namespace

std::vector<base::Diagnostic> findings(const layout::Layout& layout,
                                       const recognise::Recognition& recognition,
                                       const edition::LetterMetadata& metadata,
                                       const source::SourceText& source) {
  FindingCollector collector(source);
  collector.add_encoding();
  collector.add_layout(layout);
  collector.add_characters();
  collector.add_mentions(layout, recognition);
  collector.add_inferred(metadata);
  collector.add_missing(metadata);
  return collector.sorted();
}

}  // namespace apograph
