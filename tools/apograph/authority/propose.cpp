// SPDX-License-Identifier: MIT
#include "apograph/authority/propose.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "apograph/authority/authority_sources.hpp"
#include "apograph/authority/letter_text.hpp"
#include "apograph/convert/conversion.hpp"
#include "apograph/convert/convert_propose.hpp"
#include "apograph/delivery.hpp"
#include "apograph/file_pattern.hpp"
#include "apograph/in_order.hpp"
#include "apograph/resources.hpp"
#include "apograph/workplace.hpp"
#include "authority/agreement.hpp"
#include "authority/entry_index.hpp"
#include "authority/name_key.hpp"
#include "authority/proposal.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "recognise/candidates.hpp"
#include "recognise/note_facts.hpp"

namespace apograph {
namespace {

namespace fs = std::filesystem;
using authority::EntityKind;
using authority::Proposal;

constexpr std::array<std::string_view, 1> kXml = {".xml"};
constexpr std::size_t kAhead = 64;      // letters that are read while one before them is not
constexpr std::size_t kPlacesTold = 6;  // in the note of an entry

/// A letter as it was read.
struct Reading {
  std::string name;  // of its file
  std::string path;
  LetterText letter;
  std::vector<recognise::Sighting> sightings;
  std::optional<base::Diagnostic> fault;
};

/// What a note says of somebody, and where.
struct Told {
  recognise::NoteFact fact;
  std::string letter;
  base::Location at;
};

class Proposer {
 public:
  Proposer(const authority::Authority& authority, const Resources& resources, std::string language)
      : authority_(authority),
        language_(std::move(language)),
        converter_({.authority = authority_,
                    .lexicon_folder = resources.lexicon(),
                    .phrases_folder = resources.strings() / "tei",
                    .program_version = APOGRAPH_VERSION}) {
    for (const authority::Entity& entity : authority_.entities()) {
      index_.add(entity);
      for (const authority::NameForm& form : entity.names) {
        if (!form.surname.empty()) surnames_.insert(authority::folded_name(form.surname));
      }
    }
  }

  Reading read(const fs::path& file) const {
    Reading reading;
    reading.name = file.filename().string();
    reading.path = file.string();
    const auto bytes = base::read_file(file);
    auto letter = bytes ? letter_text(*bytes, reading.path)
                        : base::Result<LetterText>(tl::unexpected(bytes.error()));
    if (!letter) {
      reading.fault = letter.error();
      return reading;
    }
    reading.letter = std::move(*letter);
    reading.sightings = sightings_of(reading);
    return reading;
  }

  void take(Reading reading) {
    for (const MarkedName& name : reading.letter.names) take_marked(name, reading.name);
    for (const LetterNote& note : reading.letter.notes) {
      for (recognise::NoteFact& fact : recognise::note_facts(note.text)) {
        told_.push_back({std::move(fact), reading.name, {reading.path, note.line, 0}});
      }
    }
    candidates_.add(reading.name, std::move(reading.sightings));
  }

  std::vector<Proposal> proposals(base::DiagnosticSink& sink) {
    std::vector<Proposal> found = candidates_.proposals();
    std::erase_if(found, [&](const Proposal& proposal) {
      return linked_.contains({proposal.kind, authority::folded_name(proposal.name)});
    });
    for (const bool is_alone : {false, true}) {
      for (const auto& [key, marked] : marked_) {
        const bool has_one_word = key.second.find(' ') == std::string::npos;
        if (has_one_word == is_alone) add_marked(found, key.first, marked);
      }
    }
    for (const Told& told : told_) add_told(found, told, sink);
    return found;
  }

 private:
  struct Marked {
    MarkedName name;
    std::size_t count = 0;
    std::vector<std::string> places;
  };
  using Key = std::pair<EntityKind, std::string>;

  std::vector<recognise::Sighting> sightings_of(const Reading& reading) const {
    ConversionRequest request;
    request.source_name = reading.path;
    request.source_bytes = reading.letter.text;
    request.metadata.language =
        reading.letter.language.substr(0, reading.letter.language.find('-'));
    if (request.metadata.language.empty()) request.metadata.language = language_;
    request.metadata.source_encoding = "UTF-8";
    if (request.source_bytes.empty()) return {};
    auto sightings = converter_.survey(request);
    if (!sightings && !reading.letter.language.empty()) {
      request.metadata.language = language_;  // there is no lexicon of the letter's
      sightings = converter_.survey(request);
    }
    if (!sightings) return {};
    for (recognise::Sighting& sighting : *sightings) {
      const auto& lines = reading.letter.lines;
      if (sighting.line > 0 && sighting.line <= lines.size()) {
        sighting.line = lines[sighting.line - 1];
      }
    }
    return std::move(*sightings);
  }

  bool is_entry(const std::string& pointer) const {
    if (authority_.find(pointer.substr(pointer.find('#') + 1)) != nullptr) return true;
    return authority_.find_identified(pointer) != nullptr;
  }

  void take_marked(const MarkedName& name, const std::string& letter) {
    if (name.text.empty()) return;
    Key key{name.kind, authority::folded_name(name.text)};
    if (std::any_of(name.pointers.begin(), name.pointers.end(),
                    [&](const std::string& pointer) { return is_entry(pointer); })) {
      linked_.insert(std::move(key));
      return;
    }
    Marked& marked = marked_[std::move(key)];
    if (marked.count++ == 0) marked.name = name;
    if (marked.places.size() < kPlacesTold) {
      marked.places.push_back(fmt::format("{} {}", letter, name.line));
    }
  }

  static Proposal* find(std::vector<Proposal>& proposals, EntityKind kind,
                        const std::string& folded) {
    for (Proposal& proposal : proposals) {
      if (proposal.kind != kind) continue;
      if (authority::folded_name(proposal.name) == folded) return &proposal;
      for (const std::string& variant : proposal.variants) {
        if (authority::folded_name(variant) == folded) return &proposal;
      }
    }
    return nullptr;
  }

  // The one person with a surname, or none.
  static Proposal* bearer_of(std::vector<Proposal>& proposals, const std::string& surname) {
    Proposal* found = nullptr;
    for (Proposal& proposal : proposals) {
      const bool is_bearer = proposal.kind == EntityKind::person && !proposal.forename.empty() &&
                             authority::folded_name(proposal.surname) == surname;
      if (is_bearer && found != nullptr) return nullptr;
      if (is_bearer) found = &proposal;
    }
    return found;
  }

  // The one entry of a name, or none.
  const authority::Entity* entity_of(EntityKind kind, const std::string& name) const {
    authority::Entity asked;
    asked.kind = kind;
    asked.names.push_back(
        {.text = name, .surname = {}, .forename = {}, .language = {}, .type = {}});
    const authority::Match match = index_.find(asked);
    return match.entries.size() == 1 ? &authority_.entities()[match.entries.front()] : nullptr;
  }

  void add_marked(std::vector<Proposal>& proposals, EntityKind kind, const Marked& marked) const {
    std::string places;
    for (const std::string& place : marked.places) places += (places.empty() ? "" : ", ") + place;
    if (marked.count > marked.places.size()) {
      places += fmt::format(" and {} more", marked.count - marked.places.size());
    }
    const std::string evidence = fmt::format("marked as a name ({}): {}", marked.count, places);
    const std::string folded = authority::folded_name(marked.name.text);
    Proposal* known = find(proposals, kind, folded);
    if (known == nullptr && kind == EntityKind::person) known = bearer_of(proposals, folded);
    if (known != nullptr) {
      known->evidence += "; " + evidence;
      if (authority::folded_name(known->name) == folded) known->certainty = "high";
      return;
    }
    // A surname alone may be that of an entry; whose it is, is for convert and the editor to say.
    const bool is_known_surname = kind == EntityKind::person && surnames_.contains(folded);
    if (is_known_surname || entity_of(kind, marked.name.text) != nullptr) return;
    Proposal proposal;
    proposal.kind = kind;
    proposal.name = marked.name.text;
    if (kind == EntityKind::person) {
      proposal.surname = marked.name.surname;
      proposal.forename = marked.name.forename;
    }
    proposal.certainty = "high";
    proposal.evidence = evidence;
    proposals.push_back(std::move(proposal));
  }

  // The one with whose name the text before the years ends; the longest.
  static Proposal* proposal_before(std::vector<Proposal>& proposals, const std::string& before) {
    const std::string folded = authority::folded_name(before);
    Proposal* best = nullptr;
    std::size_t longest = 0;
    for (Proposal& proposal : proposals) {
      if (proposal.kind != EntityKind::person) continue;
      std::vector<std::string> forms = proposal.variants;
      forms.push_back(proposal.name);
      for (const std::string& form : forms) {
        const std::string name = authority::folded_name(form);
        const bool is_whole =
            folded.size() == name.size() ||
            (folded.size() > name.size() && folded[folded.size() - name.size() - 1] == ' ');
        if (name.size() <= longest || !is_whole || !folded.ends_with(name)) continue;
        best = &proposal;
        longest = name.size();
      }
    }
    return best;
  }

  // Of the names with which the text before the years may end, the longest that is an entry's.
  const authority::Entity* entity_before(const std::string& before) const {
    constexpr std::size_t kMostWords = 7;
    const std::vector<std::string_view> words = base::words_of(before);
    for (std::size_t i = words.size() - std::min(words.size(), kMostWords); i + 1 < words.size();
         ++i) {
      const std::string name =
          before.substr(static_cast<std::size_t>(words[i].data() - before.data()));
      if (const authority::Entity* entity = entity_of(EntityKind::person, name)) return entity;
    }
    return nullptr;
  }

  void add_told(std::vector<Proposal>& proposals, const Told& told,
                base::DiagnosticSink& sink) const {
    const recognise::NoteFact& fact = told.fact;
    if (const authority::Entity* entity = entity_before(fact.before)) {
      return report_told(told, *entity, sink);
    }
    Proposal* proposal = proposal_before(proposals, fact.before);
    if (proposal == nullptr) {
      if (fact.name.find(' ') == std::string::npos) return;
      Proposal added;
      added.name = fact.name;
      added.certainty = "low";
      proposals.push_back(std::move(added));
      proposal = &proposals.back();
    }
    const auto differ = [](const std::string& a, const std::string& b) {
      return !a.empty() && !b.empty() && a != b;
    };
    if (differ(proposal->birth, fact.birth) || differ(proposal->death, fact.death)) {
      sink.add({base::Severity::warning,
                "authority.note-contradicts",
                told.at,
                fmt::format("the note says that “{}” lived {}–{}, other notes {}–{}", fact.name,
                            fact.birth, fact.death, proposal->birth, proposal->death),
                "see whether these are two persons",
                {}});
      return;
    }
    if (proposal->birth.empty()) proposal->birth = fact.birth;
    if (proposal->death.empty()) proposal->death = fact.death;
    const std::string evidence =
        fmt::format("described in a note: {} {}", told.letter, told.at.line);
    proposal->evidence += (proposal->evidence.empty() ? "" : "; ") + evidence;
    auto& descriptions = proposal->descriptions;
    const bool is_new =
        !fact.description.empty() &&
        std::find(descriptions.begin(), descriptions.end(), fact.description) == descriptions.end();
    if (is_new) descriptions.push_back(fact.description);
  }

  static void report_told(const Told& told, const authority::Entity& entity,
                          base::DiagnosticSink& sink) {
    const recognise::NoteFact& fact = told.fact;
    const auto contradicts = [](const std::string& year, const authority::Dating& dating) {
      authority::Dating said;
      said.earliest = said.latest = year;
      return !year.empty() && !authority::may_be_one(said, dating);
    };
    const bool differs =
        contradicts(fact.birth, entity.born) || contradicts(fact.death, entity.died);
    const bool is_new = (!fact.birth.empty() && entity.born.is_empty()) ||
                        (!fact.death.empty() && entity.died.is_empty()) ||
                        (!fact.description.empty() && entity.notes.empty());
    if (!differs && !is_new) return;
    base::Diagnostic finding{
        differs ? base::Severity::warning : base::Severity::info,
        differs ? "authority.note-contradicts" : "authority.note-says",
        told.at,
        fmt::format("the note says of “{}” ({}): {}–{}{}{}", fact.name, entity.key, fact.birth,
                    fact.death, fact.description.empty() ? "" : ", ", fact.description),
        differs ? "correct the note or the entry" : "complete the entry, where it is right",
        {}};
    finding.notes.push_back({entity.at, "the entry"});
    sink.add(std::move(finding));
  }

  const authority::Authority& authority_;
  std::string language_;
  Converter converter_;
  authority::EntryIndex index_;
  recognise::CandidateRegister candidates_;
  std::map<Key, Marked> marked_;
  std::set<Key> linked_;
  std::set<std::string> surnames_;  // of entries, folded
  std::vector<Told> told_;
};

base::Result<void> load(authority::Authority& authority, const fs::path& file) {
  const auto document = base::read_file(file);
  if (!document) return tl::unexpected(document.error());
  return authority.load(*document, file.string(), reference_of(file));
}

base::Result<std::vector<fs::path>> letters_of(const std::vector<std::string>& operands,
                                               const std::optional<edition::Edition>& edition) {
  std::vector<fs::path> letters;
  std::error_code error;
  for (const std::string& operand : operands) {
    if (!fs::is_directory(operand, error)) {
      letters.emplace_back(operand);
      continue;
    }
    std::vector<fs::path> unreadable;
    for (fs::path& file : files_below(operand, kXml, unreadable)) {
      letters.push_back(std::move(file));
    }
  }
  if (operands.empty()) {
    for (const edition::Letter& letter : edition->letters) {
      if (letter.has_tei) letters.push_back(letter.tei);
    }
  }
  if (!letters.empty()) return letters;
  return base::failure("apograph.no-letters", {}, "there are no letters in TEI here",
                       "convert the texts first, or name letters");
}

// The authority files of the edition, if one stands in one, those that are named, and the
// proposals that there are.
base::Result<std::optional<edition::Edition>> open_all(const cli::Arguments& arguments,
                                                       const fs::path& output,
                                                       authority::Authority& authority) {
  std::optional<edition::Edition> edition;
  std::vector<fs::path> files;
  if (arguments.operands().empty() || edition::find_edition("")) {
    auto sources = open_edition_authority(std::nullopt);
    if (!sources) return tl::unexpected(std::move(sources.error()));
    edition = std::move(sources->edition);
    files = edition->authority;
  }
  for (const std::string& file : arguments.values("authority")) files.emplace_back(file);
  std::error_code error;
  const bool is_listed = std::any_of(files.begin(), files.end(), [&](const fs::path& file) {
    return fs::equivalent(file, output, error);
  });
  if (!is_listed && fs::exists(output, error)) files.push_back(output);
  for (const fs::path& file : files) {
    if (auto loaded = load(authority, file); !loaded) return tl::unexpected(loaded.error());
  }
  return edition;
}

}  // namespace

cli::Exit run_authority_propose(const cli::Arguments& arguments, cli::Console& console) {
  if (!arguments.has("output")) {
    return failed(console,
                  base::failure("cli.usage", {"apograph authority propose"}, "no output is named",
                                "name the file of proposals: -o FILE")
                      .value());
  }
  const fs::path output = arguments.value("output");
  const auto jobs = jobs_of(arguments, "apograph authority propose");
  if (!jobs) return failed(console, jobs.error());
  const auto resources = find_resources(console);
  if (!resources) return failed(console, resources.error());
  authority::Authority authority;
  const auto edition = open_all(arguments, output, authority);
  if (!edition) return failed(console, edition.error());
  const auto letters = letters_of(arguments.operands(), *edition);
  if (!letters) return failed(console, letters.error());
  Proposer proposer(authority, *resources, arguments.value("lang"));
  cli::Exit exit = cli::Exit::clean;
  InOrder order(kAhead);
  run_on_threads(letters->size(), *jobs, [&](std::size_t number, std::size_t) {
    auto reading = std::make_shared<Reading>(proposer.read((*letters)[number]));
    order.done(number, [&proposer, &exit, &console, reading] {
      if (reading->fault) {
        exit = failed(console, *reading->fault);
      } else {
        proposer.take(std::move(*reading));
      }
    });
  });
  base::DiagnosticList findings;
  const std::vector<Proposal> proposals = proposer.proposals(findings);
  report_faults(findings, console);
  if (proposals.empty()) {
    console.report(fmt::format("{}: no new names to propose\n", output.string()));
    return exit;
  }
  std::error_code error;
  std::string before;
  if (output != "-" && fs::exists(output, error)) {
    auto bytes = base::read_file(output);
    if (!bytes) return failed(console, bytes.error());
    before = std::move(*bytes);
  }
  const auto after =
      authority::with_proposals(before, output.string(), proposals, authority, APOGRAPH_VERSION);
  if (!after) return failed(console, after.error());
  const auto written =
      output == "-" ? write_to_output(console, *after) : write_product(output, *after);
  if (!written) return failed(console, written.error());
  console.report(
      fmt::format("{}: {} proposed for review\n", output.string(), counts_of(proposals)));
  return exit;
}

}  // namespace apograph
