// SPDX-License-Identifier: MIT
#include "apograph/review/doubts.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "apograph/review/bearers.hpp"
#include "apograph/review/sidecar_lines.hpp"
#include "base/line_index.hpp"
#include "encode/phrases.hpp"

namespace apograph {
namespace {

using authority::EntityKind;
using encode::phrase;
using recognise::Mention;

// Where the bytes of a mention stand in the source, piece by piece.
std::vector<base::Span> places_of(const layout::Flow& flow, base::Span span) {
  std::vector<base::Span> places;
  for (const layout::Piece& piece : flow.pieces) {
    const base::Span here{piece.at, piece.at + piece.source.size()};
    if (!here.overlaps(span)) continue;
    const std::uint32_t begin = std::max(here.begin, span.begin) - here.begin;
    const std::uint32_t end = std::min(here.end, span.end) - here.begin;
    places.push_back({piece.source.begin + begin, piece.source.begin + end});
  }
  return places;
}

// A reason as a sentence; the English ones are written as parts of one.
std::string sentence(std::string text) {
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text.back() == '.' ? text : text + ".";
}

edition::DatedValue value_of(const recognise::DateMention& date) {
  return {date.when, date.from, date.to, date.not_before, date.not_after, {}, {}};
}

class DoubtCollector {
 public:
  explicit DoubtCollector(const DoubtInput& input)
      : in_(input), bearers_(input.authority), index_(input.source.name, input.source.text) {}

  std::vector<Doubt> collect() {
    add_correspondence();
    if (!in_.source.encoding_doubt.empty()) add_encoding();
    const std::size_t whole = doubts_.size();
    recognise::for_each_flow(in_.layout, [&](const layout::Flow& flow, recognise::FlowPlace) {
      for (const Mention& mention : in_.recognition.of(flow)) add_mention(flow, mention);
    });
    add_layout();
    add_lives();
    std::stable_sort(doubts_.begin() + static_cast<std::ptrdiff_t>(whole), doubts_.end(),
                     [](const Doubt& a, const Doubt& b) {
                       return a.source.front().begin < b.source.front().begin;
                     });
    return std::move(doubts_);
  }

 private:
  std::string say(std::string_view key, std::initializer_list<encode::Filling> fill = {}) const {
    return phrase(in_.words, key, fill);
  }
  std::string kind_word(const std::string& kind) const { return say("kind." + kind); }

  std::uint32_t line_of(std::uint32_t offset) const { return index_.locate(offset).line; }

  // --- Dates as a reader sees them

  std::string shown(const edition::DatedValue& date) const {
    if (!date.when.empty()) return date.when;
    const bool is_span = !date.from.empty() || !date.to.empty();
    const std::string& from = is_span ? date.from : date.not_before;
    const std::string& to = is_span ? date.to : date.not_after;
    if (to.empty()) return say("found.not-before", {{"from", from}});
    if (from.empty()) return say("found.not-after", {{"to", to}});
    return say(is_span ? "found.from-to" : "found.between", {{"from", from}, {"to", to}});
  }

  // --- What stands at a place of the text

  void add_mention(const layout::Flow& flow, const Mention& mention) {
    const auto& meaning = static_cast<const recognise::Meaning::variant&>(mention.meaning);
    const auto* name = std::get_if<recognise::NameMention>(&meaning);
    const bool is_stated = mention.certainty == recognise::Certainty::stated;
    const bool is_open = name != nullptr && name->key.empty();
    if (mention.is_decided || (is_stated && !is_open)) return;
    Doubt doubt;
    doubt.kind = recognise::kind_of(mention.meaning);
    doubt.source = places_of(flow, mention.span);
    if (doubt.source.empty()) return;
    doubt.words = mention.span.of(flow.text);
    doubt.certainty = is_open || is_stated ? "open" : recognise::name_of(mention.certainty);
    doubt.reason = sentence(encode::translated(in_.phrases, mention.reason));
    if (name != nullptr) {
      fill_name(doubt, *name);
    } else if (const auto* date = std::get_if<recognise::DateMention>(&meaning)) {
      fill_date(doubt, value_of(*date));
    } else if (const auto* misprint = std::get_if<recognise::CorrectionMention>(&meaning)) {
      fill_misprint(doubt, misprint->corrected);
    } else if (const auto* title = std::get_if<recognise::TitleMention>(&meaning)) {
      fill_title(doubt, title->key);
    } else {
      fill_other(doubt);
    }
    doubts_.push_back(std::move(doubt));
  }

  SidecarLines at_place(std::string_view header, const Doubt& doubt) const {
    SidecarLines lines(header);
    lines.add("text", doubt.words).add_number("line", line_of(doubt.source.front().begin));
    return lines;
  }

  std::string verdict(std::string_view header, const std::string& kind, const Doubt& doubt) const {
    SidecarLines lines(header);
    lines.add("kind", kind).add("text", kind == "page" ? std::string() : doubt.words);
    return lines.add_number("line", line_of(doubt.source.front().begin)).text();
  }

  void add_choice(Doubt& doubt, std::string_view key, std::string toml) const {
    doubt.choices.push_back({say(key), {}, std::move(toml)});
  }

  void add_entry(Doubt& doubt, const authority::Entity& entity) const {
    doubt.choices.push_back({shown_name(entity), details_of(entity),
                             at_place("[[identification]]", doubt).add("key", entity.key).text()});
  }

  void add_free_key(Doubt& doubt) const {
    doubt.other = FreeChoice{FreeChoice::Kind::key, say("choose.other-key"),
                             at_place("[[identification]]", doubt).add_free().text()};
  }

  void fill_name(Doubt& doubt, const recognise::NameMention& name) {
    static constexpr const char* kKinds[] = {"person", "place", "organisation"};
    const authority::Entity* linked = in_.authority.find(name.key);
    doubt.kind = kKinds[static_cast<std::size_t>(name.kind)];
    doubt.found = linked == nullptr ? say("found.open")
                                    : say("found.entity", {{"name", shown_name(*linked)}});
    const auto entries = bearers_.of(doubt.words, name);
    if (doubt.reason.empty()) {
      doubt.reason = say(entries.empty() ? "reason.unknown-name" : "reason.candidates");
    }
    doubt.question = say("ask.name");
    for (const authority::Entity* entity : entries) add_entry(doubt, *entity);
    add_choice(doubt, "choose.no-link", at_place("[[identification]]", doubt).text());
    add_choice(doubt, "choose.no-name", verdict("[[rejected]]", "name", doubt));
    add_free_key(doubt);
  }

  void fill_date(Doubt& doubt, const edition::DatedValue& date) {
    doubt.found = say("found.date", {{"date", shown(date)}});
    doubt.question = say("ask.date");
    doubt.choices.push_back(
        {say("choose.yes-date"), shown(date), at_place("[[date]]", doubt).add_date(date).text()});
    add_choice(doubt, "choose.no-date", verdict("[[rejected]]", "date", doubt));
    doubt.other = FreeChoice{FreeChoice::Kind::date, say("choose.other-date"),
                             at_place("[[date]]", doubt).add_free().text()};
  }

  void fill_misprint(Doubt& doubt, const std::string& corrected) {
    doubt.found = say("found.misprint", {{"word", corrected}});
    doubt.question = say("ask.misprint");
    doubt.choices.push_back({say("choose.yes-misprint", {{"word", corrected}}),
                             {},
                             at_place("[[misprint]]", doubt).add("corrected", corrected).text()});
    add_choice(doubt, "choose.no-misprint", verdict("[[rejected]]", "misprint", doubt));
    doubt.other = FreeChoice{FreeChoice::Kind::word, say("choose.other-word"),
                             at_place("[[misprint]]", doubt).add_free().text()};
  }

  void fill_title(Doubt& doubt, const std::string& key) {
    const authority::Entity* work = in_.authority.find(key);
    doubt.found =
        work == nullptr ? say("found.title") : say("found.title-of", {{"name", shown_name(*work)}});
    doubt.question = say("ask.title");
    if (work != nullptr) add_entry(doubt, *work);
    for (const authority::Entity* other : bearers_.works_called(doubt.words)) {
      if (other != work) add_entry(doubt, *other);
    }
    add_choice(doubt, "choose.yes-title", verdict("[[accepted]]", "title", doubt));
    add_choice(doubt, "choose.no-title", verdict("[[rejected]]", "title", doubt));
    add_free_key(doubt);
  }

  void fill_other(Doubt& doubt) {
    doubt.found = say("found.other", {{"kind", kind_word(doubt.kind)}});
    doubt.question = say("ask.other");
    add_choice(doubt, "choose.yes", verdict("[[accepted]]", doubt.kind, doubt));
    add_choice(doubt, "choose.no", verdict("[[rejected]]", doubt.kind, doubt));
  }

  // --- Notes and pages

  void add_layout() {
    for (const layout::Note& note : in_.layout.notes) {
      if (note.has_weak_anchor && !is_accepted("note", note.body.begin)) add_note(note);
    }
    for (std::size_t i = 1; i < in_.layout.pages.size(); ++i) {
      const layout::Page& page = in_.layout.pages[i];
      if (!page.is_marked && !page.is_confirmed && in_.source.places.empty()) add_page(page);
    }
    for (const layout::Doubt& open : in_.layout.doubts) {
      if (!is_accepted("marker", open.source.begin)) add_marker(open);
    }
  }

  bool is_accepted(std::string_view kind, std::uint32_t offset) const {
    const std::uint32_t line = line_of(offset);
    return std::any_of(in_.metadata.decisions.begin(), in_.metadata.decisions.end(),
                       [&](const edition::Decision& decision) {
                         return decision.kind == kind && decision.source_line == line &&
                                decision.verdict == edition::Decision::Verdict::accepted;
                       });
  }

  void add_yes_no(Doubt doubt, const std::string& kind) {
    add_choice(doubt, "choose.yes-" + kind, verdict("[[accepted]]", kind, doubt));
    if (kind != "marker")
      add_choice(doubt, "choose.no-" + kind, verdict("[[rejected]]", kind, doubt));
    doubts_.push_back(std::move(doubt));
  }

  void add_note(const layout::Note& note) {
    Doubt doubt;
    doubt.kind = "note";
    doubt.source = {note.body};
    doubt.words = note.body_marker;
    doubt.found = say("found.note", {{"number", note.number}});
    doubt.certainty = "medium";
    doubt.reason = say("reason.weak-note");
    doubt.question = say("ask.note");
    add_yes_no(std::move(doubt), "note");
  }

  void add_page(const layout::Page& page) {
    Doubt doubt;
    doubt.kind = "page";
    const base::Span line = in_.source.lines[page.first_line].span;
    doubt.source = {{line.begin, line.begin}};
    doubt.words = say("page.page", {{"number", page.number}});
    doubt.found = say("found.page", {{"number", page.number}});
    doubt.certainty = "high";
    doubt.reason = phrase(in_.phrases, "reason.page_from_notes");
    doubt.question = say("ask.page");
    add_yes_no(std::move(doubt), "page");
  }

  void add_marker(const layout::Doubt& open) {
    Doubt doubt;
    doubt.kind = "marker";
    doubt.source = {open.source};
    doubt.words = open.source.of(in_.source.text);
    doubt.found = say("found.marker", {{"text", doubt.words}});
    doubt.certainty = "open";
    doubt.question = say("ask.marker");
    add_yes_no(std::move(doubt), "marker");
  }

  // --- What is for the authority, not for the sidecar

  static std::string elements_of(const recognise::LifeDates& life) {
    std::string elements;
    if (!life.birth.empty()) elements += fmt::format("<birth when=\"{}\"/>", life.birth);
    if (!life.death.empty()) elements += fmt::format("<death when=\"{}\"/>", life.death);
    return elements;
  }

  void add_lives() {
    for (const auto& [flow, life] : in_.recognition.lives) {
      using Relation = recognise::LifeDates::Relation;
      const authority::Entity* entity = in_.authority.find(life.key);
      if (life.relation == Relation::agrees || entity == nullptr) continue;
      Doubt doubt;
      doubt.kind = "life";
      doubt.source = places_of(*flow, life.span);
      if (doubt.source.empty()) continue;
      doubt.words = shown_name(*entity);
      doubt.found = say("found.life", {{"dates", fmt::format("{}–{}", life.birth, life.death)}});
      doubt.certainty = "open";
      doubt.reason =
          say(life.relation == Relation::differs ? "reason.life-differs" : "reason.life-none",
              {{"file", entity->file}, {"key", entity->key}, {"elements", elements_of(life)}});
      doubt.reason += ". " + say("reason.life-yours");
      doubts_.push_back(std::move(doubt));
    }
  }

  void add_encoding() {
    Doubt doubt;
    doubt.kind = "encoding";
    doubt.words = in_.source.encoding;
    doubt.found = in_.source.encoding_doubt;
    doubt.certainty = "open";
    doubt.question = say("ask.other");
    doubt.choices.push_back({say("choose.yes"), in_.source.encoding,
                             SidecarLines("[source]").add("encoding", in_.source.encoding).text()});
    doubts_.push_back(std::move(doubt));
  }

  // --- Who wrote to whom, where and when

  void add_correspondence() {
    add_side("sender", "sent", in_.metadata.sent);
    add_side("addressee", "received", in_.metadata.received);
    add_sent_place();
    add_sent_date();
  }

  std::string shown(const edition::NamedEntity& named) const {
    const authority::Entity* entity = in_.authority.find(named.key);
    return entity != nullptr ? shown_name(*entity) : named.name;
  }

  static std::string lines_of(const std::string& header, const edition::NamedEntity& named) {
    SidecarLines lines(header);
    return (named.key.empty() ? lines.add("name", named.name) : lines.add("key", named.key)).text();
  }

  Doubt about_letter(const std::string& kind, const std::string& name,
                     const edition::Confidence& confidence) const {
    Doubt doubt;
    doubt.kind = kind;
    doubt.words = name;
    doubt.found = name.empty() ? say("found.unknown") : say("found.inferred", {{"name", name}});
    doubt.certainty = name.empty() ? "open" : confidence.certainty;
    doubt.reason = sentence(encode::translated(in_.phrases, confidence.reason));
    if (doubt.reason.empty()) {
      doubt.reason = say(name.empty() ? "reason.missing" : "reason.correspondence");
    }
    doubt.question = say("ask." + kind);
    return doubt;
  }

  void add_free_entity(Doubt& doubt, const std::string& header) const {
    doubt.other = FreeChoice{FreeChoice::Kind::entity, say("choose.other-entity"),
                             SidecarLines(header).add_free().text()};
  }

  // Persons and organisations of a side are decided together: what is stated of one replaces all.
  void add_side(const std::string& kind, const std::string& side,
                const edition::CorrespondenceSide& who) {
    std::string names, toml;
    const edition::Confidence* weakest = nullptr;
    const auto take = [&](const std::vector<edition::NamedEntity>& all, const char* header) {
      for (const edition::NamedEntity& named : all) {
        names += (names.empty() ? "" : "; ") + shown(named);
        toml += lines_of(fmt::format("[[{}.{}]]", side, header), named);
        if (named.confidence.is_inferred) weakest = &named.confidence;
      }
    };
    take(who.persons, "person");
    take(who.organisations, "organisation");
    if (!names.empty() && weakest == nullptr) return;
    Doubt doubt = about_letter(kind, names, weakest == nullptr ? edition::Confidence{} : *weakest);
    if (!names.empty()) doubt.choices.push_back({names, {}, toml});
    add_free_entity(doubt, fmt::format("[[{}.person]]", side));
    doubts_.push_back(std::move(doubt));
  }

  void add_sent_place() {
    const auto& place = in_.metadata.sent.place;
    if (!place || !place->confidence.is_inferred) return;
    Doubt doubt = about_letter("sent-place", shown(*place), place->confidence);
    doubt.choices.push_back({shown(*place), {}, lines_of("[sent.place]", *place)});
    add_free_entity(doubt, "[sent.place]");
    doubts_.push_back(std::move(doubt));
  }

  void add_sent_date() {
    const auto& date = in_.metadata.sent.date;
    if (date && !date->confidence.is_inferred) return;
    Doubt doubt = about_letter("sent-date", date ? shown(*date) : "",
                               date ? date->confidence : edition::Confidence{});
    SidecarLines free("[sent.date]");
    if (date) {
      free.add("text", date->text);
      SidecarLines stated = free;
      doubt.choices.push_back(
          {say("choose.yes-date"), shown(*date), stated.add_date(*date).text()});
    }
    doubt.other =
        FreeChoice{FreeChoice::Kind::date, say("choose.other-date"), free.add_free().text()};
    doubts_.push_back(std::move(doubt));
  }

  const DoubtInput& in_;
  Bearers bearers_;
  base::LineIndex index_;
  std::vector<Doubt> doubts_;
};

}  // namespace

std::vector<Doubt> doubts_of(const DoubtInput& input) {
  return DoubtCollector(input).collect();
}

}  // namespace apograph
