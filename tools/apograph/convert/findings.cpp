// SPDX-License-Identifier: MIT
#include "apograph/convert/findings.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/line_index.hpp"
#include "base/utf8.hpp"
#include "base/xml_text.hpp"
#include "recognise/describe.hpp"

namespace apograph {
namespace {

using recognise::Mention;

void count(std::string_view kind, std::map<std::string, std::size_t, std::less<>>& counts) {
  auto known = counts.find(kind);
  if (known == counts.end()) known = counts.emplace(kind, 0).first;
  ++known->second;
}

class FindingCollector {
 public:
  FindingCollector(const source::SourceText& source, bool lists_recognised)
      : source_(source), index_(source.name, source.text), lists_recognised_(lists_recognised) {}

  void add_encoding() {
    if (source_.encoding == "UTF-8") return;
    if (source_.encoding_doubt.empty()) {
      return add_recognised("encoding", 0, [&] { return "read as " + source_.encoding; });
    }
    add_open("encoding", 0, source_.encoding_doubt,
             "where letters are wrong, name it: --encoding NAME");
  }

  void add_layout(const layout::Layout& layout) {
    for (const layout::Note& note : layout.notes) {
      add_recognised("note", note.anchor.begin, [&] { return "note " + note.number; });
    }
    for (const layout::Furniture& furniture : layout.furniture) {
      add_recognised("furniture", furniture.flow.source_offset(0),
                     [&] { return furniture.flow.text; });
    }
    for (std::size_t i = 1; i < layout.pages.size(); ++i) {
      const layout::Page& page = layout.pages[i];
      const std::uint32_t begin = source_.lines[page.first_line].span.begin;
      if (page.is_marked || page.is_confirmed) {
        add_recognised("page", begin, [&] { return "page " + page.number; });
      } else {
        add_open("page", begin,
                 fmt::format("page {} inferred: notes end here and the text goes on", page.number));
      }
    }
    for (const layout::Doubt& doubt : layout.doubts) {
      add_open("layout", doubt.source.begin, doubt.message);
    }
  }

  void add_characters() {
    const std::string_view text = source_.text;
    for (std::size_t at = base::find_unwritable(text); at < text.size();
         at = base::find_unwritable(text, at)) {
      const auto here = static_cast<std::uint32_t>(at);
      const char32_t c = base::utf8::next(text, at);
      if (c == U'\r' || c == U'\f') continue;
      add_open(
          "character", here,
          fmt::format("U+{:04X} cannot stand in XML and became g", static_cast<std::uint32_t>(c)));
    }
  }

  void add_mentions(const layout::Layout& layout, const recognise::Recognition& recognition) {
    recognise::for_each_flow(layout, [&](const layout::Flow& flow, recognise::FlowPlace) {
      for (const Mention& mention : recognition.of(flow)) add_mention(flow, mention);
    });
    add_lives(layout, recognition);
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
      add_open("correspondence", 0,
               "the sender is not known; name him in the sidecar: [[sent.person]]");
    }
    if (metadata.received.persons.empty() && metadata.received.organisations.empty()) {
      add_open("correspondence", 0,
               "the addressee is not known; name him in the sidecar: [[received.person]]");
    }
    if (!metadata.sent.date) {
      add_open("correspondence", 0, "the date is not known; give it in the sidecar: [sent.date]");
    }
  }

  // By place; those of one place as they were found.
  LetterFindings sorted() {
    std::vector<base::Diagnostic*> order;
    order.reserve(items_.size());
    for (base::Diagnostic& item : items_) order.push_back(&item);
    std::sort(order.begin(), order.end(), [](const base::Diagnostic* a, const base::Diagnostic* b) {
      return std::tie(a->at.line, a->at.column, a) < std::tie(b->at.line, b->at.column, b);
    });
    LetterFindings findings{{}, std::move(recognised_)};
    findings.items.reserve(order.size());
    for (base::Diagnostic* item : order) findings.items.push_back(std::move(*item));
    return findings;
  }

 private:
  void add_open(std::string_view kind, std::uint32_t offset, std::string message,
                std::string hint = {}) {
    items_.push_back({base::Severity::warning,
                      std::string(kind),
                      index_.locate(offset),
                      std::move(message),
                      std::move(hint),
                      {}});
  }

  template <typename Message>
  void add_recognised(std::string_view kind, std::uint32_t offset, Message message) {
    count(kind, recognised_);
    if (!lists_recognised_) return;
    items_.push_back(
        {base::Severity::info, std::string(kind), index_.locate(offset), message(), {}, {}});
  }

  void add_inferred(const char* what, const edition::NamedEntity& entity) {
    const edition::Confidence& confidence = entity.confidence;
    if (!confidence.is_inferred) return;
    add_open("correspondence", 0,
             fmt::format("the {} is {}, {}{}{}", what,
                         entity.name.empty() ? entity.key : entity.name, confidence.certainty,
                         confidence.reason.empty() ? "" : " — ", confidence.reason));
  }

  // A name without a link and a value without certainty are open; everything else is recognised.
  void add_mention(const layout::Flow& flow, const Mention& mention) {
    const auto& meaning = static_cast<const recognise::Meaning::variant&>(mention.meaning);
    const auto* name = std::get_if<recognise::NameMention>(&meaning);
    const bool is_open =
        !mention.is_decided && (mention.certainty != recognise::Certainty::stated ||
                                (name != nullptr && name->key.empty()));
    const auto message = [&] {
      std::string text = recognise::describe(mention, flow.text);
      if (!mention.reason.empty()) text += " — " + mention.reason;
      return text;
    };
    const std::string_view kind = recognise::kind_of(mention.meaning);
    const std::uint32_t offset = flow.source_offset(mention.span.begin);
    if (is_open) return add_open(kind, offset, message());
    add_recognised(kind, offset, message);
  }

  // The note that a flow belongs to, as @source points to it; else the text.
  void add_lives(const layout::Layout& layout, const recognise::Recognition& recognition) {
    if (recognition.lives.empty()) return;
    std::unordered_map<const layout::Flow*, std::size_t> notes;
    for (std::size_t i = 0; i < layout.notes.size(); ++i) {
      for (const layout::NotePart& part : layout.notes[i].parts) notes.emplace(&part.flow, i + 1);
    }
    for (const auto& [flow, life] : recognition.lives) {
      const auto note = notes.find(flow);
      add_life(note == notes.end() ? "#text" : fmt::format("#note-{}", note->second), *flow, life);
    }
  }

  // A proposal for the authority, as it could be put there; nothing is changed unasked.
  void add_life(const std::string& note, const layout::Flow& flow,
                const recognise::LifeDates& life) {
    using Relation = recognise::LifeDates::Relation;
    const std::uint32_t offset = flow.source_offset(life.span.begin);
    const auto message = [&](std::string_view comparison) {
      return fmt::format("the text gives {} the dates {}–{}, {}", life.key, life.birth, life.death,
                         comparison);
    };
    if (life.relation == Relation::agrees) {
      return add_recognised("life", offset, [&] { return message("as the authority has them"); });
    }
    std::string proposal;
    const auto propose = [&](const char* element, const std::string& when) {
      if (!when.empty())
        proposal += fmt::format("<{} when=\"{}\" source=\"{}\"/>", element, when, note);
    };
    propose("birth", life.birth);
    propose("death", life.death);
    const bool differs = life.relation == Relation::differs;
    add_open("life", offset,
             message(differs ? "the authority has others" : "the authority has none"),
             std::move(proposal));
  }

  const source::SourceText& source_;
  base::LineIndex index_;
  bool lists_recognised_;
  std::vector<base::Diagnostic> items_;
  std::map<std::string, std::size_t, std::less<>> recognised_;
};

}  // namespace

void LetterFindings::add_first(const std::vector<base::Diagnostic>& earlier) {
  for (const base::Diagnostic& item : earlier) {
    if (item.severity < base::Severity::warning) count(item.code, recognised);
  }
  items.insert(items.begin(), earlier.begin(), earlier.end());
}

LetterFindings find(const layout::Layout& layout, const recognise::Recognition& recognition,
                    const edition::LetterMetadata& metadata, const source::SourceText& source,
                    bool lists_recognised) {
  FindingCollector collector(source, lists_recognised);
  collector.add_encoding();
  collector.add_layout(layout);
  collector.add_characters();
  collector.add_mentions(layout, recognition);
  collector.add_inferred(metadata);
  collector.add_missing(metadata);
  return collector.sorted();
}

}  // namespace apograph
