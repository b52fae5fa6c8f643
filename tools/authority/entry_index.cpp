// SPDX-License-Identifier: MIT
#include "authority/entry_index.hpp"

#include <algorithm>
#include <utility>

#include "authority/agreement.hpp"
#include "authority/name_key.hpp"

namespace authority {
namespace {

constexpr std::size_t kMostNamesakes = 64;  // that are looked at

void add_once(std::vector<std::size_t>& numbers, std::size_t number) {
  if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
}

bool has_several_words(const std::string& key) {
  return key.find(' ') != std::string::npos;
}

}  // namespace

void EntryIndex::add(const Entity& entity) {
  const std::size_t number = entities_.size();
  entities_.push_back(&entity);
  for (const Identifier& identifier : entity.identifiers) {
    if (is_telling(identifier)) identifiers_.emplace(identifier.key, number);
  }
  for (std::size_t i = 0; i < entity.names.size(); ++i) {
    (i == 0 ? first_names_ : other_names_).emplace(key_of_name(entity.names[i]), number);
  }
}

Match EntryIndex::by_identifier(const Entity& entity) const {
  Match match;
  std::vector<std::size_t> doubtful;
  for (const Identifier& identifier : entity.identifiers) {
    if (!is_telling(identifier)) continue;
    const auto [begin, end] = identifiers_.equal_range(identifier.key);
    for (auto i = begin; i != end; ++i) {
      if (match.shared.empty()) match.shared = text_of(identifier);
      add_once(contradict(*entities_[i->second], entity) ? doubtful : match.entries, i->second);
    }
  }
  if (match.entries.empty() && doubtful.empty()) return match;
  match.by = MatchedBy::identifier;
  match.is_contradicted = match.entries.empty();
  if (match.is_contradicted) match.entries = std::move(doubtful);
  return match;
}

Match EntryIndex::by_name(const Entity& entity) const {
  Match match;
  const auto look = [&](const auto& names, const std::string& key) {
    const auto [begin, end] = names.equal_range(key);
    std::size_t looked_at = 0;
    for (auto i = begin; i != end && looked_at < kMostNamesakes; ++i, ++looked_at) {
      if (!contradict(*entities_[i->second], entity)) add_once(match.entries, i->second);
    }
  };
  const bool is_person = entity.kind == EntityKind::person;
  for (std::size_t i = 0; i < entity.names.size(); ++i) {
    const std::string key = key_of_name(entity.names[i]);
    if (i > 0 && is_person && !has_several_words(key)) continue;
    look(first_names_, key);
    if (i == 0 && (!is_person || has_several_words(key))) look(other_names_, key);
    if (i == 0 && match.entries.size() == 1) break;
  }
  if (match.entries.empty()) return match;
  match.by = MatchedBy::name;
  match.shared = "the name “" + entity.names.front().text + "”";
  return match;
}

std::vector<std::size_t> EntryIndex::related(const Entity& entity) const {
  std::vector<std::size_t> numbers;
  const auto look = [&](const auto& index, const std::string& key) {
    const auto [begin, end] = index.equal_range(key);
    std::size_t looked_at = 0;
    for (auto i = begin; i != end && looked_at < kMostNamesakes; ++i, ++looked_at) {
      add_once(numbers, i->second);
    }
  };
  for (const Identifier& identifier : entity.identifiers) look(identifiers_, identifier.key);
  for (const NameForm& name : entity.names) {
    const std::string key = key_of_name(name);
    look(first_names_, key);
    look(other_names_, key);
  }
  return numbers;
}

Match EntryIndex::find(const Entity& entity) const {
  Match match = by_identifier(entity);
  return match.by == MatchedBy::nothing ? by_name(entity) : match;
}

}  // namespace authority
