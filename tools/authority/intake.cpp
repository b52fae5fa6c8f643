// SPDX-License-Identifier: MIT
#include "authority/intake.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "authority/agreement.hpp"
#include "authority/entry_xml.hpp"
#include "authority/proposal_ids.hpp"

namespace authority {
namespace {

using base::Severity;

std::string with_id(std::string xml, const std::string& id) {
  std::string attribute = " xml:id=\"";
  append_escaped(attribute, id, true);
  attribute += '"';
  const std::size_t tag_end = xml.find('>');
  const std::size_t at = xml.find(" xml:id=\"");
  if (at == std::string::npos || at > tag_end) {
    return xml.insert(xml.find_first_of(" />"), attribute);
  }
  const std::size_t end = xml.find('"', at + 9) + 1;
  return xml.replace(at, end - at, attribute);
}

base::Diagnostic finding(Severity severity, std::string_view code, const Entity& entity,
                         std::string message, std::string hint) {
  return {severity,        fmt::format("authority.{}", code),
          entity.at,       std::move(message),
          std::move(hint), {}};
}

}  // namespace

Intake::Intake(const std::vector<const RegisterFile*>& registers, Known known)
    : known_(known), registers_(registers), joinings_(registers.size()) {
  for (std::size_t i = 0; i < registers.size(); ++i) {
    ids_.insert(registers[i]->ids().begin(), registers[i]->ids().end());
    for (const FoundEntry& entry : registers[i]->entries()) {
      if (!entry.entity.key.empty()) by_key_.emplace(entry.entity.key, candidates_.size());
      candidates_.push_back({registers[i], &entry, i});
      index_.add(entry.entity);
    }
  }
}

void Intake::take(const RegisterFile& source, base::DiagnosticSink& sink) {
  for (const FoundEntry& entry : source.entries()) take_entry(source, entry, sink);
}

// Entries of one source that only share a name are two: its editor has told them from each other.
Match Intake::match_of(const RegisterFile& source, const FoundEntry& entry) const {
  Match match = index_.find(entry.entity);
  if (match.by != MatchedBy::name) return match;
  std::erase_if(match.entries,
                [&](std::size_t number) { return candidates_[number].file == &source; });
  if (match.entries.empty()) match.by = MatchedBy::nothing;
  return match;
}

Joining Intake::joining_for(const Candidate& candidate, Extent extent) const {
  const auto found = joining_of_.find(candidate.entry);
  if (found != joining_of_.end()) return joinings_[candidate.number][found->second];
  return {candidate.entry, {}, extent};
}

// One that shares something with it, or has its xml:id, says all that it says.
bool Intake::is_held(const FoundEntry& entry) const {
  std::vector<std::size_t> numbers = index_.related(entry.entity);
  if (const auto same = by_key_.find(entry.entity.key); same != by_key_.end()) {
    numbers.push_back(same->second);
  }
  return std::any_of(numbers.begin(), numbers.end(), [&](std::size_t number) {
    const Candidate& candidate = candidates_[number];
    const Joined joined = trial(*candidate.file, joining_for(candidate, Extent::all), entry);
    return joined.gained.empty() && joined.left_out.empty() && joined.conflicts.empty();
  });
}

void Intake::take_entry(const RegisterFile& source, const FoundEntry& entry,
                        base::DiagnosticSink& sink) {
  if (entry.entity.names.empty() && known_ != Known::join) {
    sink.add(finding(Severity::warning, "no-name", entry.entity,
                     fmt::format("the {} “{}” has no name and is left out",
                                 word_of(entry.entity.kind), entry.entity.key),
                     "give it a name"));
    ++counts_.doubtful;
    return;
  }
  if (is_held(entry)) {
    ++counts_.same;
    return;
  }
  const Match match = match_of(source, entry);
  const bool is_found = match.entries.size() == 1 && !match.is_contradicted;
  if (is_found) return take_known(candidates_[match.entries.front()], entry, match, source, sink);
  if (match.by == MatchedBy::nothing) {
    add(source, entry, sink);
  } else {
    std::vector<std::string> conflicts;
    if (match.is_contradicted) {
      conflicts = contradictions(candidates_[match.entries.front()].entry->entity, entry.entity);
    }
    doubt(entry, match, std::move(conflicts), source, sink);
  }
}

void Intake::take_known(const Candidate& candidate, const FoundEntry& entry, const Match& match,
                        const RegisterFile& source, base::DiagnosticSink& sink) {
  const Extent extent = known_ == Known::fill ? Extent::gaps : Extent::all;
  Joined joined = trial(*candidate.file, joining_for(candidate, extent), entry);
  if (!joined.conflicts.empty() && known_ == Known::join) {
    return doubt(entry, match, std::move(joined.conflicts), source, sink);
  }
  const bool can_grow = known_ != Known::report && candidate.number != kNew;
  const bool grows = can_grow && !joined.gained.empty() && joined.conflicts.empty();
  if (grows) {
    auto& joinings = joinings_[candidate.number];
    const auto [found, is_new] = joining_of_.emplace(candidate.entry, joinings.size());
    if (is_new) joinings.push_back({candidate.entry, {}, extent});
    joinings[found->second].sources.push_back(&entry);
  }
  ++(grows ? counts_.changed : counts_.reported);
  sink.add(known_finding(*candidate.entry, entry, match, joined, grows));
}

// What an entry took, or would.
base::Diagnostic Intake::known_finding(const FoundEntry& there, const FoundEntry& entry,
                                       const Match& match, const Joined& joined, bool grows) const {
  std::vector<std::string> more = grows ? joined.left_out : joined.gained;
  if (!grows) more.insert(more.end(), joined.left_out.begin(), joined.left_out.end());
  more.insert(more.end(), joined.conflicts.begin(), joined.conflicts.end());
  std::string message =
      fmt::format("“{}” is “{}” by {}", shown_name(entry.entity), there.entity.key, match.shared);
  if (grows) message += fmt::format("; taken: {}", fmt::join(joined.gained, "; "));
  if (!more.empty()) {
    message += fmt::format("; {}: {}", grows ? "not taken" : "it also says", fmt::join(more, "; "));
  }
  auto known = finding(Severity::info, "known", entry.entity, std::move(message),
                       known_ == Known::report
                           ? "--fill takes dates, identifiers and the like where the entry has none"
                           : "");
  known.notes.push_back({there.entity.at, "the entry"});
  return known;
}

void Intake::doubt(const FoundEntry& entry, const Match& match, std::vector<std::string> conflicts,
                   const RegisterFile& source, base::DiagnosticSink& sink) {
  const bool is_conflict = !conflicts.empty();
  const std::string_view outcome =
      known_ == Known::join ? "it becomes an entry of its own" : "it is left out";
  std::string message =
      is_conflict ? fmt::format("“{}” and “{}” share {} and contradict each other ({}); {}",
                                shown_name(entry.entity),
                                candidates_[match.entries.front()].entry->entity.key, match.shared,
                                fmt::join(conflicts, "; "), outcome)
                  : fmt::format("“{}” may be {} entries; {}", shown_name(entry.entity),
                                match.entries.size(), outcome);
  auto doubtful = finding(is_conflict ? Severity::error : Severity::warning,
                          is_conflict ? "conflict" : "several", entry.entity, std::move(message),
                          is_conflict ? "correct what is wrong in one of them"
                                      : "give the entry an identifier or dates that tell");
  for (const std::size_t number : match.entries) {
    doubtful.notes.push_back({candidates_[number].entry->entity.at, "an entry that may be meant"});
  }
  sink.add(std::move(doubtful));
  ++counts_.doubtful;
  if (known_ == Known::join) add(source, entry, sink);
}

std::string Intake::new_id(const Entity& entity) {
  std::string base = entity.key;
  if (base.empty()) {
    const NameForm first = entity.names.empty() ? NameForm() : entity.names.front();
    base = id_of_name(first.surname.empty() ? first.text : first.surname + ' ' + first.forename);
  }
  std::string id = base;
  for (int number = 2; !ids_.insert(id).second; ++number) id = fmt::format("{}-{}", base, number);
  return id;
}

void Intake::add(const RegisterFile& source, const FoundEntry& entry, base::DiagnosticSink& sink) {
  const Entity& entity = entry.entity;
  std::string id = new_id(entity);
  if (!entity.key.empty() && id != entity.key) {
    auto taken = finding(
        Severity::warning, "id-taken", entity,
        fmt::format("the xml:id “{}” is taken; “{}” gets “{}”", entity.key, shown_name(entity), id),
        "letters that point to it must follow");
    if (const auto other = by_key_.find(entity.key); other != by_key_.end()) {
      taken.notes.push_back({candidates_[other->second].entry->entity.at, "the entry that has it"});
    }
    sink.add(std::move(taken));
  }
  by_key_.emplace(id, candidates_.size());
  candidates_.push_back({&source, &entry, kNew});
  index_.add(entity);
  added_.push_back({&entry, std::move(id)});
  ++counts_.added;
}

std::size_t Intake::added(EntityKind kind) const {
  return static_cast<std::size_t>(
      std::count_if(added_.begin(), added_.end(),
                    [&](const Added& added) { return added.entry->entity.kind == kind; }));
}

base::Result<std::string> Intake::grown(std::size_t number) const {
  if (joinings_[number].empty()) return registers_[number]->bytes();
  std::vector<Joined> joined;
  return with_joinings(*registers_[number], joinings_[number], joined);
}

base::Result<std::string> Intake::with_added(const std::string& text, const std::string& file,
                                             const std::vector<EntityKind>& kinds) const {
  return with_entries(text, file, [&](const ListKind& list, const std::string& indent, Ids&) {
    std::string entries;
    if (std::find(kinds.begin(), kinds.end(), list.kind) == kinds.end()) return entries;
    for (const Added& added : added_) {
      if (added.entry->entity.kind != list.kind) continue;
      const std::string xml = with_id(entry_xml(*added.entry->node), added.id);
      entries += '\n' + indent + indented_to(xml, indent);
    }
    return entries;
  });
}

base::Result<std::string> joined_registers(const RegisterFile& first,
                                           const std::vector<const RegisterFile*>& others,
                                           base::DiagnosticSink& sink, IntakeCounts& counts) {
  // What a first pass adds may gain from other entries in the next; each adds something or is the
  // last.
  constexpr int kMostPasses = 8;
  std::string text = first.bytes();
  for (int pass = 0; pass < kMostPasses; ++pass) {
    auto file = RegisterFile::read(text, first.name(), first.reference());
    if (!file) return tl::unexpected(std::move(file.error()));
    Intake intake({&*file}, Known::join);
    base::DiagnosticList later;
    for (const RegisterFile* other : others) {
      intake.take(*other, pass == 0 ? sink : static_cast<base::DiagnosticSink&>(later));
    }
    if (pass == 0) counts = intake.counts();
    auto grown = intake.grown(0);
    if (grown && intake.counts().added > 0) {
      grown = intake.with_added(
          *grown, first.name(),
          {EntityKind::person, EntityKind::place, EntityKind::organisation, EntityKind::work});
    }
    if (!grown || *grown == text) return grown;
    text = std::move(*grown);
  }
  return text;
}

}  // namespace authority
