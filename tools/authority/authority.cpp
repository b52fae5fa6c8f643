// SPDX-License-Identifier: MIT
// Reads the TEI lists of an edition. The only door is authority.hpp.
#include "authority/authority.hpp"

#include <utility>

#include <fmt/format.h>

#include "authority/entry_reader.hpp"
#include "authority/entry_xml.hpp"
#include "xml/document.hpp"

namespace authority {
namespace {

tl::unexpected<base::Diagnostic> duplicate(const Entity& first, const Entity& second) {
  auto failed = base::failure("authority.duplicate-id", second.at,
                              fmt::format("the xml:id “{}” is given to two entries", second.key),
                              "give one of the two entries another xml:id");
  failed.value().notes.push_back({first.at, "the first entry with this xml:id"});
  return failed;
}

}  // namespace

base::Result<void> Authority::load(std::string_view document, const std::string& file,
                                   const std::string& reference) {
  const base::Result<xml::Document> parsed = xml::parse(document, file);
  if (!parsed) return tl::unexpected(parsed.error());
  std::vector<FoundEntry> entries = entries_of(*parsed, true);
  std::vector<Entity> found;
  found.reserve(entries.size());
  for (FoundEntry& entry : entries) {
    entry.entity.file = reference;
    entry.entity.xml = entry_xml(*entry.node);
    found.push_back(std::move(entry.entity));
  }
  if (found.empty()) {
    return base::failure("authority.no-entries", {file, 1, 1},
                         "found no person, place, org or bibl with an xml:id in a TEI list",
                         "put the entries into listPerson, listPlace, listOrg or listBibl, in the "
                         "namespace of TEI");
  }
  auto keys = by_key_;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto [earlier, is_new] = keys.emplace(found[i].key, entities_.size() + i);
    if (is_new) continue;
    const std::size_t first = earlier->second;
    return duplicate(first < entities_.size() ? entities_[first] : found[first - entities_.size()],
                     found[i]);
  }
  by_key_ = std::move(keys);
  entities_.reserve(entities_.size() + found.size());
  for (Entity& entity : found) {
    for (const Identifier& identifier : entity.identifiers) {
      by_identifier_.emplace(identifier.key, entities_.size());
    }
    entities_.push_back(std::move(entity));
  }
  return {};
}

const Entity* Authority::find(std::string_view key) const {
  const auto found = by_key_.find(std::string(key));
  return found == by_key_.end() ? nullptr : &entities_[found->second];
}

const Entity* Authority::find_identified(std::string_view uri) const {
  const Entity* found = nullptr;
  for (const std::string& key : keys_of_uri(uri)) {
    const auto [begin, end] = by_identifier_.equal_range(key);
    for (auto i = begin; i != end; ++i) {
      const Entity* entity = &entities_[i->second];
      if (found != nullptr && found != entity) return nullptr;
      found = entity;
    }
  }
  return found;
}

}  // namespace authority
