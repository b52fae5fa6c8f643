// SPDX-License-Identifier: MIT
#include "apograph/convert/conversion.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "apograph/convert/explanation.hpp"
#include "apograph/convert/findings.hpp"
#include "apograph/convert/recogniser_tuning.hpp"
#include "apograph/editor_decisions.hpp"
#include "apograph/letter_languages.hpp"
#include "apograph/source_reading.hpp"
#include "apograph/workplace.hpp"
#include "base/line_index.hpp"
#include "encode/encode.hpp"
#include "layout/collection.hpp"
#include "layout/layout.hpp"
#include "recognise/facts.hpp"
#include "recognise/recognise.hpp"
#include "source/excerpt.hpp"
#include "source/places.hpp"
#include "source/source_text.hpp"

namespace apograph {
namespace {

recognise::LetterDate date_of(const edition::LetterMetadata& metadata) {
  if (!metadata.sent.date) return {};
  const edition::DatedValue& date = *metadata.sent.date;
  const auto first_of = [](std::initializer_list<std::string> values) {
    const auto* found =
        std::find_if(values.begin(), values.end(), [](const std::string& v) { return !v.empty(); });
    return found == values.end() ? std::string() : *found;
  };
  return {first_of({date.when, date.from, date.not_before}),
          first_of({date.when, date.to, date.not_after}), !date.confidence.certainty.empty()};
}

// The bytes of a line by its number in the file; empty where there is none of that number.
base::Span span_of_line(std::uint32_t number, const base::LineIndex& lines,
                        const source::SourceText& source) {
  if (number == 0 || number > lines.line_count()) return {};
  const std::string_view line = lines.line(number);
  const auto begin = static_cast<std::uint32_t>(line.data() - source.text.data());
  return {begin, begin + static_cast<std::uint32_t>(line.size())};
}

layout::Decisions layout_decisions(const edition::LetterMetadata& metadata,
                                   const source::SourceText& source) {
  layout::Decisions decisions;
  if (metadata.decisions.empty()) return decisions;
  const base::LineIndex lines(source.name, source.text);
  for (const edition::Decision& decision : metadata.decisions) {
    const base::Span line = span_of_line(decision.source_line, lines, source);
    if (line.is_empty()) continue;
    const bool is_rejected = decision.verdict == edition::Decision::Verdict::rejected;
    if (decision.kind == "note" && is_rejected) decisions.no_notes.push_back(line);
    if (decision.kind == "page")
      (is_rejected ? decisions.no_pages : decisions.pages).push_back(line);
  }
  return decisions;
}

recognise::Foreknowledge foreknowledge_of(const edition::LetterMetadata& metadata,
                                          const source::SourceText& source) {
  recognise::Foreknowledge known;
  known.date = date_of(metadata);
  for (const auto* side : {&metadata.sent, &metadata.received}) {
    for (const edition::NamedEntity& person : side->persons) {
      if (!person.key.empty()) known.known_keys.push_back(person.key);
    }
  }
  if (metadata.identifications.empty() && metadata.decisions.empty()) return known;
  const base::LineIndex lines(source.name, source.text);
  for (const edition::Decision& decision : metadata.decisions) {
    const base::Span line = span_of_line(decision.source_line, lines, source);
    if (decision.source_line != 0 && line.is_empty()) continue;
    known.verdicts.push_back(mention_decision(decision, line));
  }
  for (const edition::Identification& decision : metadata.identifications) {
    const base::Span line = span_of_line(decision.source_line, lines, source);
    if (decision.source_line != 0 && line.is_empty()) continue;
    known.decisions.push_back(name_decision(decision, line));
  }
  return known;
}

// Identifications and decisions for a line that holds nothing, or with an entry that there is not.
void report_misplaced(const edition::LetterMetadata& metadata, const source::SourceText& source,
                      const authority::Authority& authority,
                      std::vector<base::Diagnostic>& report) {
  if (metadata.identifications.empty() && metadata.decisions.empty()) return;
  const base::LineIndex lines(source.name, source.text);
  const auto check = [&](const char* kind, std::uint32_t line, const std::string& text,
                         std::string_view verb) {
    if (line == 0 || !span_of_line(line, lines, source).is_empty()) return;
    report.push_back(
        {base::Severity::warning,
         kind,
         {source.name, line},
         fmt::format("“{}” is {} for line {}, where there is no text", text, verb, line),
         "correct the line in the sidecar, or leave it out for all lines",
         {}});
  };
  for (const edition::Identification& named : metadata.identifications) {
    check("identification", named.source_line, named.text, "identified");
  }
  for (const edition::Identification& named : metadata.identifications) {
    if (named.key.empty() || authority.find(named.key) != nullptr) continue;
    report.push_back({base::Severity::warning,
                      "identification",
                      {source.name, named.source_line},
                      fmt::format("“{}” is identified as “{}”, which is no entry of the authority",
                                  named.text, named.key),
                      "correct the key in the sidecar, or add the entry",
                      {}});
  }
  for (const edition::Decision& decision : metadata.decisions) {
    check("decision", decision.source_line, decision.text, "decided");
  }
}

// What the program infers from the text and the text does not state outright.
edition::Confidence confidence_of(recognise::Certainty certainty, std::string reason = {}) {
  if (certainty == recognise::Certainty::stated) return {};
  return {std::string(recognise::name_of(certainty)), "internal", std::move(reason), true};
}

edition::NamedEntity entity_of(const recognise::Party& party) {
  return {party.key, party.name, confidence_of(party.certainty)};
}

// What the text states fills what nobody decided.
void complete(edition::CorrespondenceSide& side, const std::vector<recognise::Party>& stated) {
  if (!side.persons.empty() || !side.organisations.empty()) return;
  for (const recognise::Party& party : stated) {
    (party.is_organisation ? side.organisations : side.persons).push_back(entity_of(party));
  }
}

void complete(edition::LetterMetadata& metadata, const recognise::LetterFacts& facts) {
  complete(metadata.sent, facts.senders);
  complete(metadata.received, facts.addressees);
  if (!metadata.sent.place && facts.place_sent) metadata.sent.place = entity_of(*facts.place_sent);
  if (!metadata.sent.date && facts.date_sent) {
    const recognise::DateMention& date = facts.date_sent->date;
    metadata.sent.date =
        edition::DatedValue{date.when,
                            date.from,
                            date.to,
                            date.not_before,
                            date.not_after,
                            facts.date_sent->text,
                            confidence_of(facts.date_sent->certainty, facts.date_sent->reason)};
  }
}

TextPart part_of(const source::SourceText& source, const layout::Collection& collection,
                 const std::vector<std::uint32_t>& lines, const base::LineIndex& index) {
  std::vector<source::LinePlace> places;
  places.reserve(lines.size());
  for (const std::uint32_t line : lines) places.push_back(collection.places[line]);
  return {source::part_of(source, lines, collection.pages),
          source::ranges_of(places),
          source::ranges_of(places, true),
          source.is_extracted ? source::line_ranges(lines) : std::vector<std::string>(),
          index.locate(source.lines[lines.front()].span.begin),
          {}};
}

// Who is named by an address of the web is linked to the entry that gives the same.
void identify(edition::NamedEntity& entity, authority::EntityKind kind,
              const authority::Authority& authority) {
  if (!entity.key.empty() || entity.uri.empty()) return;
  const authority::Entity* found = authority.find_identified(entity.uri);
  if (found != nullptr && found->kind == kind) entity.key = found->key;
}

edition::LetterMetadata identified(edition::LetterMetadata metadata,
                                   const authority::Authority& authority) {
  using authority::EntityKind;
  for (edition::CorrespondenceSide* side : {&metadata.sent, &metadata.received}) {
    for (auto& person : side->persons) identify(person, EntityKind::person, authority);
    for (auto& body : side->organisations) identify(body, EntityKind::organisation, authority);
    if (side->place) identify(*side->place, EntityKind::place, authority);
  }
  return metadata;
}

// The name of a file that holds nothing else; what a URI does not hold as it is is replaced.
std::string unique_name(const source::Picture& picture, std::map<std::string, std::string>& names) {
  const std::filesystem::path name = std::filesystem::path(picture.name).filename();
  std::string stem = name.stem().string();
  std::string ending = name.extension().string();
  for (std::string* part : {&stem, &ending}) {
    std::replace_if(
        part->begin(), part->end(),
        [](unsigned char c) { return std::isalnum(c) == 0 && c != '-' && c != '_' && c != '.'; },
        '-');
  }
  std::string unique = stem + ending;
  for (std::size_t i = 2; names.contains(unique) && names[unique] != picture.bytes; ++i) {
    unique = fmt::format("{}-{}{}", stem, i, ending);
  }
  names[unique] = picture.bytes;
  return unique;
}

bool is_address(std::string_view name) {
  return name.starts_with("http://") || name.starts_with("https://");
}

// An address relative to the source, from the letter.
std::string from_letter(const std::string& address, const std::string& source_folder) {
  const bool is_relative = !address.starts_with('/') && address.find(':') == std::string::npos;
  if (!is_relative || source_folder.empty()) return address;
  return std::filesystem::path(source_folder + address).lexically_normal().generic_string();
}

// Images at hand get names of their own, others the address that the source gives.
void settle_pictures(source::SourceText& source, const ConversionRequest& request) {
  std::size_t left_out = 0;
  std::size_t missing = 0;
  std::map<std::string, std::string> names;  // to what they hold
  std::erase_if(source.pictures, [&](source::Picture& picture) {
    if (picture.bytes.empty() && is_address(picture.name)) return false;
    if (picture.bytes.empty() && request.linked_file)
      picture.bytes = request.linked_file(picture.name).value_or(std::string());
    if (picture.bytes.empty()) {
      ++missing;
      picture.name = from_letter(picture.name, request.source_reference);
    } else if (request.picture_reference.empty()) {
      ++left_out;
      return true;
    } else {
      picture.name = unique_name(picture, names);
    }
    return false;
  });
  const auto remark = [&](std::size_t count, std::string_view what, std::string_view hint) {
    if (count == 0) return;
    source.remarks.push_back({base::Severity::warning,
                              "source.pictures",
                              {source.name},
                              fmt::format("{} {}", counted(count, "image"), what),
                              std::string(hint),
                              {}});
  };
  remark(left_out, "left out: standard output has no folder for them", "name a file with --output");
  remark(missing, "not found, and only named by address",
         "put the files where the source says they are");
}

// What the whole knows of this part of it.
void take_whole(source::SourceText& source, const edition::LetterMetadata& metadata,
                const ConversionRequest& request) {
  if (metadata.source_whole.empty()) return;
  const bool is_taken = request.whole != nullptr &&
                        source::take_format(source, *request.whole, metadata.source_whole_lines);
  if (is_taken) return;
  source.remarks.push_back(
      {base::Severity::warning,
       "source.whole",
       {source.name},
       fmt::format("formatting and notes of {} are not taken over: {}", metadata.source_whole,
                   request.whole == nullptr ? "it cannot be read"
                                            : "one of the two was changed since it was split"),
       "correct the whole and split it anew, or take “whole” out of the sidecar",
       {}});
}

}  // namespace

Converter::Converter(ConversionSettings settings)
    : settings_(std::move(settings)),
      languages_(std::make_unique<LetterLanguages>(
          settings_.lexicon_folder, settings_.phrases_folder, settings_.authority)) {}

Converter::~Converter() = default;

base::Result<std::string> Converter::language_of(std::string_view text,
                                                 const std::string& named) const {
  return named.empty() ? languages_->detect(text) : base::Result<std::string>(named);
}

base::Result<source::SourceText> Converter::read(const ConversionRequest& request) const {
  return read_source(settings_.pdf_helper, request.source_name, request.source_bytes,
                     request.metadata.source_encoding, request.format);
}

base::Result<source::SourceText> Converter::whole(const std::string& name, std::string bytes,
                                                  std::string_view encoding) const {
  return read_source(settings_.pdf_helper, name, std::move(bytes), encoding);
}

base::Result<SplitText> Converter::split(const std::string& name, std::string bytes,
                                         const std::string& language,
                                         std::string_view encoding) const {
  auto source = read_source(settings_.pdf_helper, name, std::move(bytes), encoding);
  if (!source) return tl::unexpected(std::move(source.error()));
  const auto named = language_of(source->text, language);
  if (!named) return tl::unexpected(named.error());
  const auto known = languages_->find(*named);
  if (!known) return tl::unexpected(known.error());
  const layout::Collection collection = layout::split(*source, (*known)->lexicon);
  const base::LineIndex index(name, source->text);
  SplitText split;
  if (!collection.before.empty())
    split.before = part_of(*source, collection, collection.before, index);
  for (const layout::CollectedLetter& letter : collection.letters) {
    split.letters.push_back(part_of(*source, collection, letter.lines, index));
    split.letters.back().evidence = letter.evidence;
  }
  return split;
}

base::Result<Conversion> Converter::convert(const ConversionRequest& request) const {
  auto source = read(request);
  if (!source) return tl::unexpected(std::move(source.error()));
  edition::LetterMetadata metadata = identified(request.metadata, settings_.authority);
  if (!metadata.source_lines.empty()) {
    auto placed = source::place_lines(*source, metadata.source_lines, metadata.source_furniture);
    if (!placed) return tl::unexpected(std::move(placed.error()));
  }
  take_whole(*source, metadata, request);
  settle_pictures(*source, request);
  if (request.last_stage == Stage::source) return Conversion{source::dump(*source)};

  auto named = language_of(source->text, metadata.language);
  if (!named) return tl::unexpected(std::move(named.error()));
  metadata.language = std::move(*named);
  const auto language = languages_->find(metadata.language);
  if (!language) return tl::unexpected(language.error());
  const lexicon::Lexicon& lexicon = (*language)->lexicon;

  const layout::Layout layout =
      layout::analyse(*source, lexicon, layout_decisions(metadata, *source));
  if (request.last_stage == Stage::layout) return Conversion{layout::dump(layout, *source)};
  recognise::Recognition recognition =
      languages_->recogniser_of(**language).recognise(layout, foreknowledge_of(metadata, *source));
  tune(recognition, metadata.recognisers);
  if (request.explained_line != 0) {
    auto text =
        explanation(request.explained_line, layout, recognition, settings_.authority, *source);
    if (!text) return tl::unexpected(std::move(text.error()));
    return Conversion{std::move(*text)};
  }
  if (request.last_stage == Stage::recognise)
    return Conversion{recognise::dump(recognition, layout, *source)};

  const recognise::LetterFacts facts =
      recognise::gather_facts(layout, recognition, lexicon, metadata.source_publisher);
  complete(metadata, facts);
  if (metadata.interface_language.empty()) metadata.interface_language = kInterfaceLanguage;
  const auto phrases = languages_->phrases(metadata.interface_language);
  if (!phrases) return tl::unexpected(phrases.error());
  Conversion conversion;
  conversion.findings = find(layout, recognition, metadata, *source, request.lists_recognised);
  report_misplaced(metadata, *source, settings_.authority, conversion.findings.items);
  conversion.findings.add_first(source->remarks);
  conversion.output =
      encode::encode({*source, layout, recognition, facts, lexicon, **phrases, settings_.authority,
                      metadata, settings_.authority_reference, request.picture_reference,
                      request.is_self_contained, settings_.program_version});
  if (request.review) {
    auto page = review(*source, layout, recognition, metadata, request, conversion.output);
    if (!page) return tl::unexpected(std::move(page.error()));
    conversion.review = std::move(*page);
  }
  if (source->is_extracted) conversion.text = std::move(source->text);
  for (source::Picture& picture : source->pictures) {
    if (!picture.bytes.empty()) conversion.pictures.push_back(std::move(picture));
  }
  return conversion;
}

base::Result<ReviewPage> Converter::review(const source::SourceText& source,
                                           const layout::Layout& layout,
                                           const recognise::Recognition& recognition,
                                           const edition::LetterMetadata& metadata,
                                           const ConversionRequest& request,
                                           const std::string& tei) const {
  const std::string& named = request.metadata.interface_language;
  const std::string& language = named.empty() ? request.review->language : named;
  const auto words = settings_.review_kit->words(language);
  if (!words) return tl::unexpected(words.error());
  const auto phrases = languages_->phrases(words->language());
  if (!phrases) return tl::unexpected(phrases.error());
  return review_page(
      {source, layout, recognition, metadata, settings_.authority, *words, **phrases},
      *request.review, *settings_.review_kit, tei, settings_.program_version);
}

base::Result<std::vector<recognise::Sighting>> Converter::survey(
    const ConversionRequest& request) const {
  const auto source = read(request);
  if (!source) return tl::unexpected(source.error());
  const auto code = request.metadata.language.empty()
                        ? languages_->detect(source->text)
                        : base::Result<std::string>(request.metadata.language);
  if (!code) return tl::unexpected(code.error());
  const auto language = languages_->find(*code);
  if (!language) return tl::unexpected(language.error());
  const layout::Layout layout =
      layout::analyse(*source, (*language)->lexicon, layout_decisions(request.metadata, *source));
  const recognise::Recogniser& recogniser = languages_->recogniser_of(**language);
  const recognise::Recognition recognition = recogniser.recognise(
      layout, foreknowledge_of(identified(request.metadata, settings_.authority), *source));
  auto sightings = recognise::find_sightings(layout, recognition, recogniser.names());
  const base::LineIndex lines(source->name, source->text);
  for (recognise::Sighting& sighting : sightings) sighting.line = lines.locate(sighting.at).line;
  return sightings;
}

}  // namespace apograph
