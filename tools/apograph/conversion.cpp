// SPDX-License-Identifier: MIT
#include "apograph/conversion.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "apograph/findings.hpp"
#include "encode/encode.hpp"
#include "layout/layout.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/facts.hpp"
#include "recognise/foreign.hpp"
#include "recognise/recognise.hpp"
#include "source/source_text.hpp"

namespace apograph {
namespace {

// The language of what Apograph writes where the edition names none.
constexpr const char* kInterfaceLanguage = "en";

base::Result<std::vector<lexicon::Lexicon>> load_lexicons(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<lexicon::Lexicon> lexicons;
  for (const std::filesystem::path& file : files) {
    auto lexicon = lexicon::Lexicon::load(folder, file.stem().string());
    if (!lexicon) return tl::unexpected(std::move(lexicon.error()));
    lexicons.push_back(std::move(*lexicon));
  }
  return lexicons;
}

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

recognise::Foreknowledge foreknowledge_of(const edition::LetterMetadata& metadata,
                                          const source::SourceText& source) {
  recognise::Foreknowledge known;
  known.date = date_of(metadata);
  for (const auto* side : {&metadata.sent, &metadata.received}) {
    for (const edition::NamedEntity& person : side->persons) {
      if (!person.key.empty()) known.known_keys.push_back(person.key);
    }
  }
  std::uint32_t begin = 0;
  std::vector<base::Span> lines;
  for (std::uint32_t end = 0; end <= source.text.size(); ++end) {
    if (end < source.text.size() && source.text[end] != '\n') continue;
    lines.push_back({begin, end});
    begin = end + 1;
  }
  for (const edition::Identification& decision : metadata.identifications) {
    const bool is_local = decision.source_line > 0 && decision.source_line <= lines.size();
    known.decisions.push_back({decision.text, decision.key, decision.refused,
                               is_local ? lines[decision.source_line - 1] : base::Span{}});
  }
  return known;
}

// What the text states fills what nobody decided.
void complete(edition::CorrespondenceSide& side, const std::vector<recognise::Place>& stated) {
  if (!side.persons.empty() || !side.organisations.empty()) return;
  for (const recognise::Place& place : stated) {
    const std::string certainty(recognise::name_of(place.mention->certainty));
    side.persons.push_back({place.name()->key, std::string(place.text()), {certainty, {}, {}}});
  }
}

void complete(edition::LetterMetadata& metadata, const recognise::LetterFacts& facts) {
  complete(metadata.sent, facts.senders);
  complete(metadata.received, facts.addressees);
  if (!metadata.sent.place && facts.place_sent) {
    metadata.sent.place = edition::NamedEntity{
        facts.place_sent->name()->key, std::string(facts.place_sent->text()), {}};
  }
  if (!metadata.sent.date && facts.date_sent) {
    const auto& date = std::get<recognise::DateMention>(
        static_cast<const recognise::Meaning::variant&>(facts.date_sent->mention->meaning));
    const std::string certainty(recognise::name_of(facts.date_sent->mention->certainty));
    metadata.sent.date = edition::DatedValue{date.when,
                                             date.from,
                                             date.to,
                                             date.not_before,
                                             date.not_after,
                                             std::string(facts.date_sent->text()),
                                             {certainty, {}, facts.date_sent->mention->reason}};
  }
}

base::Result<std::string> encoded(const ConversionRequest& request,
                                  edition::LetterMetadata metadata,
                                  const source::SourceText& source, const layout::Layout& layout,
                                  const recognise::Recognition& recognition,
                                  const lexicon::Lexicon& lexicon, Conversion& conversion) {
  const recognise::LetterFacts facts =
      recognise::gather_facts(layout, recognition, lexicon, metadata.source_publisher);
  complete(metadata, facts);
  if (metadata.interface_language.empty()) metadata.interface_language = kInterfaceLanguage;
  auto phrases = lexicon::Lexicon::load(request.phrases_folder, metadata.interface_language);
  if (!phrases) phrases = lexicon::Lexicon::load(request.phrases_folder, kInterfaceLanguage);
  if (!phrases) return tl::unexpected(std::move(phrases.error()));
  conversion.report = findings(layout, recognition, metadata, source);
  return encode::encode({source, layout, recognition, facts, lexicon, *phrases, request.authority,
                         metadata, request.authority_reference, request.is_self_contained,
                         request.program_version});
}

}  // namespace

base::Result<Conversion> convert(const ConversionRequest& request) {
  auto source = source::read_text(request.source_name, request.source_bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  Conversion conversion;
  if (request.last_stage == Stage::source) {
    conversion.output = source::dump(*source);
    return conversion;
  }
  const auto lexicons = load_lexicons(request.lexicon_folder);
  if (!lexicons) return tl::unexpected(lexicons.error());
  edition::LetterMetadata metadata = request.metadata;
  if (metadata.language.empty()) {
    metadata.language = recognise::LanguageTable(*lexicons).language_of(source->text);
    if (metadata.language.empty()) metadata.language = "und";
  }
  const auto lexicon = lexicon::Lexicon::load(request.lexicon_folder, metadata.language);
  if (!lexicon && metadata.language != "und") return tl::unexpected(lexicon.error());
  const lexicon::Lexicon words = lexicon ? *lexicon : lexicon::Lexicon();

  const layout::Layout layout = layout::analyse(*source, words);
  if (request.last_stage == Stage::layout) {
    conversion.output = layout::dump(layout, *source);
    return conversion;
  }
  const recognise::Recogniser recogniser(words, request.authority, *lexicons);
  const recognise::Recognition recognition =
      recogniser.recognise(layout, foreknowledge_of(metadata, *source));
  if (request.last_stage == Stage::recognise) {
    conversion.output = recognise::dump(recognition, layout, *source);
    return conversion;
  }
  auto tei = encoded(request, std::move(metadata), *source, layout, recognition, words, conversion);
  if (!tei) return tl::unexpected(std::move(tei.error()));
  conversion.output = std::move(*tei);
  return conversion;
}

}  // namespace apograph
