// SPDX-License-Identifier: MIT
#include "edition/sidecar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "edition/toml_reader.hpp"

namespace edition {
namespace {

constexpr std::array<std::string_view, 3> kCertainties = {"high", "medium", "low"};
constexpr std::array<std::string_view, 3> kEvidences = {"internal", "external", "conjecture"};
constexpr std::array<std::string_view, 3> kRightsStates = {"free", "restricted", "unknown"};

// Takes over what is stated, keeps what was there where it is not.
void update(std::string& value, std::string stated) {
  if (!stated.empty()) value = std::move(stated);
}

Confidence confidence(TomlReader& reader) {
  Confidence value;
  value.certainty = reader.choice("certainty", kCertainties);
  value.evidence = reader.choice("evidence", kEvidences);
  value.reason = reader.text("reason");
  return value;
}

NamedEntity named_entity(TomlReader& reader) {
  NamedEntity entity;
  entity.key = reader.id("key");
  entity.name = reader.text("name");
  entity.confidence = confidence(reader);
  reader.finish();
  if (!reader.has("key") && !reader.has("name")) {
    reader.fault("edition.empty-entity", "neither a key nor a name is given",
                 "give the key in the authority, a name, or both");
  }
  return entity;
}

// Partial dates compare as text as far as both are precise: 1929 and 1929-12 are no contradiction.
bool is_reversed(const std::string& first, const std::string& last) {
  const std::size_t common = std::min(first.size(), last.size());
  return !first.empty() && !last.empty() && first.compare(0, common, last, 0, common) > 0;
}

// The values of a date; its faults are told when all keys of the table were asked for.
DatedValue date_values(TomlReader& reader) {
  DatedValue date;
  date.when = reader.date("when");
  date.from = reader.date("from");
  date.to = reader.date("to");
  date.not_before = reader.date("not_before");
  date.not_after = reader.date("not_after");
  return date;
}

void check_date(TomlReader& reader, const DatedValue& date) {
  if (is_reversed(date.from, date.to)) {
    reader.fault_at("to", "edition.bad-date", "the end lies before the beginning",
                    "exchange from and to");
  }
  if (is_reversed(date.not_before, date.not_after)) {
    reader.fault_at("not_after", "edition.bad-date", "not_after lies before not_before",
                    "exchange not_before and not_after");
  }
  const bool has_other =
      reader.has("from") || reader.has("to") || reader.has("not_before") || reader.has("not_after");
  if (reader.has("when") && has_other) {
    reader.fault_at("when", "edition.bad-date", "a date is either one day or a span of time",
                    "give when, or from and to, or not_before and not_after");
  }
}

DatedValue dated_value(TomlReader& reader) {
  DatedValue date = date_values(reader);
  date.text = reader.text("text");
  date.confidence = confidence(reader);
  reader.finish();
  check_date(reader, date);
  return date;
}

std::vector<NamedEntity> named_entities(TomlReader& reader, std::string_view key) {
  std::vector<NamedEntity> entities;
  for (TomlReader& entry : reader.tables(key)) entities.push_back(named_entity(entry));
  return entities;
}

void read_side(TomlReader& letter, std::string_view key, CorrespondenceSide& side) {
  auto reader = letter.table(key);
  if (!reader) return;
  // Who acts is decided as a whole: persons stated here leave no organisation of before.
  auto persons = named_entities(*reader, "person");
  auto organisations = named_entities(*reader, "organisation");
  if (reader->has("person") || reader->has("organisation")) {
    side.persons = std::move(persons);
    side.organisations = std::move(organisations);
  }
  if (auto place = reader->table("place")) side.place = named_entity(*place);
  if (auto date = reader->table("date")) side.date = dated_value(*date);
  reader->finish();
}

void read_identifications(TomlReader& letter, LetterMetadata& metadata) {
  for (TomlReader& reader : letter.tables("identification")) {
    Identification entry;
    entry.text = reader.text("text");
    entry.key = reader.id("key");
    entry.refused = reader.texts("refused");
    entry.source_line = reader.number("line");
    reader.finish();
    if (!reader.has("text")) {
      reader.fault("edition.missing-key", "text is missing: the words that are identified",
                   "write text = \"…\" as the letter has it");
    }
    metadata.identifications.push_back(std::move(entry));
  }
}

// Where the decision holds.
void read_place(TomlReader& reader, Decision& decision, bool needs_text) {
  decision.text = reader.text("text");
  decision.source_line = reader.number("line");
  if (!needs_text || reader.has("text")) return;
  reader.fault("edition.missing-key", "text is missing: the words that are meant",
               "write text = \"…\" as the letter has it");
}

void read_verdicts(TomlReader& letter, std::string_view key, Decision::Verdict verdict,
                   LetterMetadata& metadata) {
  for (TomlReader& reader : letter.tables(key)) {
    Decision decision;
    decision.verdict = verdict;
    decision.kind = reader.choice("kind", kDecidedKinds);
    const bool has_place_alone = decision.kind == "note" || decision.kind == "page";
    read_place(reader, decision, !has_place_alone);
    reader.finish();
    if (!reader.has("kind")) {
      reader.fault("edition.missing-key", "kind is missing: what the words were taken for",
                   "write kind = \"name\", \"date\", \"note\" or another kind");
    }
    if (has_place_alone && decision.source_line == 0) {
      reader.fault("edition.missing-key", "line is missing: where the note or the page begins",
                   "write line = … as the lines of the source count from 1");
    }
    metadata.decisions.push_back(std::move(decision));
  }
}

void read_dates(TomlReader& letter, LetterMetadata& metadata) {
  for (TomlReader& reader : letter.tables("date")) {
    Decision decision;
    decision.verdict = Decision::Verdict::dated;
    decision.kind = "date";
    read_place(reader, decision, true);
    decision.date = date_values(reader);
    reader.finish();
    check_date(reader, decision.date);
    const DatedValue& date = decision.date;
    if (date.when.empty() && date.from.empty() && date.to.empty() && date.not_before.empty() &&
        date.not_after.empty()) {
      reader.fault("edition.missing-key", "the date has no value",
                   "write when = …, or from and to, or not_before and not_after");
    }
    metadata.decisions.push_back(std::move(decision));
  }
}

void read_misprints(TomlReader& letter, LetterMetadata& metadata) {
  for (TomlReader& reader : letter.tables("misprint")) {
    Decision decision;
    decision.verdict = Decision::Verdict::corrected;
    decision.kind = "misprint";
    read_place(reader, decision, true);
    decision.correction = reader.text("corrected");
    reader.finish();
    if (!reader.has("corrected")) {
      reader.fault("edition.missing-key", "corrected is missing: what the misprint stands for",
                   "write corrected = \"…\"");
    }
    metadata.decisions.push_back(std::move(decision));
  }
}

void read_one_right(TomlReader& rights, std::string_view key, Rights& value) {
  auto reader = rights.table(key);
  if (!reader) return;
  update(value.status, reader->choice("status", kRightsStates));
  update(value.licence, reader->text("licence"));
  update(value.text, reader->text("text"));
  reader->finish();
}

}  // namespace

void read_rights(TomlReader& reader, LetterMetadata& metadata) {
  auto rights = reader.table("rights");
  if (!rights) return;
  read_one_right(*rights, "source", metadata.source_rights);
  read_one_right(*rights, "encoding", metadata.encoding_rights);
  read_one_right(*rights, "metadata", metadata.metadata_rights);
  rights->finish();
}

void read_original(TomlReader& reader, LetterMetadata& metadata) {
  auto original = reader.table("original");
  if (!original) return;
  update(metadata.original_language, original->language("language"));
  update(metadata.repository, original->text("repository"));
  update(metadata.institution, original->text("institution"));
  update(metadata.settlement, original->text("settlement"));
  update(metadata.shelfmark, original->text("shelfmark"));
  original->finish();
}

void read_source(TomlReader& reader, LetterMetadata& metadata) {
  auto source = reader.table("source");
  if (!source) return;
  update(metadata.source_title, source->text("title"));
  update(metadata.source_publisher, source->id("publisher"));
  update(metadata.source_medium, source->text("medium"));
  update(metadata.source_url, source->text("url"));
  update(metadata.source_encoding, source->text("encoding"));
  if (source->has("whole")) metadata.source_whole = source->text("whole");
  if (source->has("whole_lines")) metadata.source_whole_lines = source->texts("whole_lines");
  if (source->has("lines")) metadata.source_lines = source->texts("lines");
  if (source->has("furniture")) metadata.source_furniture = source->texts("furniture");
  source->finish();
}

void read_recognisers(TomlReader& reader, LetterMetadata& metadata) {
  auto table = reader.table("recognise");
  if (!table) return;
  RecogniserSettings& all = metadata.recognisers;
  const std::pair<std::string_view, Recognition*> keys[] = {{"persons", &all.persons},
                                                            {"places", &all.places},
                                                            {"organisations", &all.organisations},
                                                            {"dates", &all.dates},
                                                            {"misprints", &all.misprints},
                                                            {"quotations", &all.quotations},
                                                            {"citations", &all.citations},
                                                            {"titles", &all.titles},
                                                            {"foreign", &all.foreign},
                                                            {"links", &all.links},
                                                            {"editorial", &all.editorial}};
  for (const auto& [key, recognition] : keys) {
    if (const auto is_on = table->flag_or_choice(key, kCertainties, recognition->certainty)) {
      recognition->is_on = *is_on;
    }
  }
  table->finish();
}

void read_responsible(TomlReader& reader, LetterMetadata& metadata) {
  auto entries = reader.tables("responsible");
  if (!entries.empty()) metadata.responsible.clear();
  for (TomlReader& entry : entries) {
    Responsible responsible;
    responsible.role = entry.text("role");
    responsible.name = entry.text("name");
    responsible.key = entry.id("key");
    entry.finish();
    if (!entry.has("role")) {
      entry.fault("edition.missing-key", "role is missing: what this person did",
                  "write role = \"editor\", \"translator\" or another word");
    }
    metadata.responsible.push_back(std::move(responsible));
  }
}

void read_sidecar(std::string_view document, const std::string& file, LetterMetadata& metadata,
                  base::DiagnosticSink& sink) {
  const auto table = parse_toml(document, file);
  if (!table) return sink.add(table.error());
  TomlReader reader(*table, file, sink);
  update(metadata.title, reader.text("title"));
  update(metadata.language, reader.language("language"));
  update(metadata.last_change, reader.date("last_change"));
  update(metadata.last_change_note, reader.text("last_change_note"));
  update(metadata.status, reader.text("status"));
  update(metadata.correspondence_note, reader.text("correspondence_note"));
  read_responsible(reader, metadata);
  read_side(reader, "sent", metadata.sent);
  read_side(reader, "received", metadata.received);
  read_rights(reader, metadata);
  read_original(reader, metadata);
  read_source(reader, metadata);
  read_identifications(reader, metadata);
  read_dates(reader, metadata);
  read_misprints(reader, metadata);
  read_verdicts(reader, "accepted", Decision::Verdict::accepted, metadata);
  read_verdicts(reader, "rejected", Decision::Verdict::rejected, metadata);
  read_recognisers(reader, metadata);
  reader.finish();
}

}  // namespace edition
