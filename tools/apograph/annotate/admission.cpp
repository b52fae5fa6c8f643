// SPDX-License-Identifier: MIT
#include "apograph/annotate/admission.hpp"

#include <algorithm>
#include <iterator>

#include "base/line_index.hpp"
#include "base/utf8.hpp"

namespace apograph {
namespace {

using annotate::Addition;
using annotate::Annotation;
using annotate::Splice;

constexpr int kMaxRounds = 20;

// The byte of a text at which a place is.
std::uint32_t offset_of(const base::Location& at, const base::LineIndex& lines,
                        std::string_view text) {
  const std::string_view line = lines.line(at.line);
  if (line.data() == nullptr) return 0;
  std::size_t offset = 0;
  for (std::uint32_t column = 1; column < at.column && offset < line.size(); ++column) {
    base::utf8::next(line, offset);
  }
  return static_cast<std::uint32_t>(static_cast<std::size_t>(line.data() - text.data()) + offset);
}

// The innermost addition around a place, else the one that begins nearest to it.
std::size_t culprit_at(std::uint32_t offset, const std::vector<base::Span>& places) {
  std::size_t best = 0;
  std::uint64_t best_distance = UINT64_MAX;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const base::Span place = places[i];
    constexpr std::uint64_t kOutside = std::uint64_t{1} << 32U;
    const std::uint32_t begin = place.begin;
    const std::uint64_t distance = place.contains(offset) ? place.size()
                                   : offset < begin       ? kOutside + (begin - offset)
                                                          : kOutside + (offset - begin);
    if (distance >= best_distance) continue;
    best = i;
    best_distance = distance;
  }
  return best;
}

}  // namespace

rng::explain::Validator& Admission::validator_for(const LoadedSchema& schema) {
  auto& validator = validators_[&schema];
  if (!validator) {
    rng::explain::ValidationOptions options;
    options.max_diagnostics = 0;
    validator = std::make_unique<rng::explain::Validator>(*schema.schema, options);
  }
  return *validator;
}

base::Result<SchemaChoice::Paths> Admission::schemas_for(const AdmissionRequest& request) {
  const bool is_stream = request.file == "-";
  auto chosen = schemas_.choice.schemas_for({request.file, is_stream ? &request.bytes : nullptr});
  const bool is_missing = !chosen && (chosen.error().code == "validate.no-schema" ||
                                      chosen.error().code == "validate.remote-schema");
  if (!is_missing) return chosen;
  if (const auto all_of_tei = schemas_.resolver.stored("tei_all")) {
    return SchemaChoice::Paths{{*all_of_tei, {}}};
  }
  return SchemaChoice::Paths{{schemas_.resources.letter_schema(), {}}};
}

base::Result<std::vector<Admission::Fault>> Admission::faults_of(const SchemaChoice::Paths& schemas,
                                                                 const std::string& text,
                                                                 const std::string& bytes,
                                                                 const std::string& name) {
  const base::LineIndex lines(name, text);
  std::vector<Fault> faults;
  for (const SchemaFile& file : schemas) {
    const LoadedSchema& schema = schemas_.set.get(file);
    if (!schema.schema) return tl::unexpected(schema.faults.items.front());
    base::DiagnosticList found;
    validator_for(schema).validate_bytes(bytes, name, found);
    for (const base::Diagnostic& item : found.items) {
      if (item.severity < base::Severity::error) continue;
      faults.push_back({offset_of(item.at, lines, text), item.code});
    }
  }
  return faults;
}

base::Result<std::vector<Addition>> Admission::sift(const AdmissionRequest& request,
                                                    Annotation& annotation) {
  std::vector<Addition> refused;
  std::vector<Addition>& additions = annotation.additions;
  if (additions.empty()) return refused;
  const auto schemas = schemas_for(request);
  if (!schemas) return tl::unexpected(schemas.error());
  const std::string name = request.file.string();
  const auto before = faults_of(*schemas, request.text, request.bytes, name);
  if (!before) return tl::unexpected(before.error());
  Faults known;
  for (const Fault& fault : *before) known.emplace(fault.at, fault.code);
  for (int round = 0; !additions.empty(); ++round) {
    const Splice splice = annotate::splice(request.text, additions);
    const auto bytes = request.encode(splice.pieces);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto after = faults_of(*schemas, splice.text(), *bytes, name);
    if (!after) return tl::unexpected(after.error());
    Faults left = known;
    std::set<std::size_t> culprits;
    for (const Fault& fault : *after) {
      const auto same = left.find({splice.offset_before(fault.at), fault.code});
      if (same != left.end()) {
        left.erase(same);
      } else if (round < kMaxRounds) {
        culprits.insert(culprit_at(fault.at, splice.places));
      } else {
        for (std::size_t i = 0; i < additions.size(); ++i) culprits.insert(i);
      }
    }
    if (culprits.empty()) break;
    for (auto culprit = culprits.rbegin(); culprit != culprits.rend(); ++culprit) {
      const auto at = additions.begin() + static_cast<std::ptrdiff_t>(*culprit);
      refused.push_back(std::move(*at));
      additions.erase(at);
    }
  }
  return refused;
}

}  // namespace apograph
