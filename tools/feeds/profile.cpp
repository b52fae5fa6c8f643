// SPDX-License-Identifier: MIT
#include "feeds/profile.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "feeds/text.hpp"

namespace feeds {
namespace {

std::string key_of(const Edition& edition, const std::vector<Name>& names) {
  std::string keys;
  for (const Name& name : names) {
    const Entity* const entity = edition.entities.find(name);
    const std::string& reference = name.references.empty() ? name.text : name.references.front();
    keys += (entity == nullptr ? reference : entity->key) + '\n';
  }
  return keys;
}

// The same for a letter and its answer; empty where one side is not known.
std::string exchange_of(const Edition& edition, const Letter& letter) {
  std::string one = key_of(edition, letter.agents("sent"));
  std::string other = key_of(edition, letter.agents("received"));
  if (one.empty() || other.empty()) return {};
  if (other < one) std::swap(one, other);
  return one + '\n' + other;
}

std::string file_or_nothing(const Letter* letter) {
  return letter == nullptr ? std::string() : letter->file;
}

template <typename Visit>
void visit_names(const Letter& letter, const Visit& visit) {
  for (const Action& action : letter.correspondence.actions) {
    for (const Name& name : action.agents) visit(name);
    for (const Name& name : action.places) visit(name);
  }
  for (const Name& name : letter.mentions) visit(name);
}

}  // namespace

std::vector<Neighbours> neighbours_of(const Edition& edition) {
  std::vector<Neighbours> all(edition.letters.size());
  std::unordered_map<std::string, std::size_t> last_of_exchange;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) all[i].previous = &edition.letters[i - 1];
    if (i + 1 < all.size()) all[i].next = &edition.letters[i + 1];
    const std::string exchange = exchange_of(edition, edition.letters[i]);
    if (exchange.empty()) continue;
    const auto [last, is_first] = last_of_exchange.try_emplace(exchange, i);
    if (is_first) continue;
    all[i].previous_in_correspondence = &edition.letters[last->second];
    all[last->second].next_in_correspondence = &edition.letters[i];
    last->second = i;
  }
  return all;
}

std::string entity_id(const Entity& entity) {
  const bool is_address = entity.key.find("://") != std::string::npos;
  if (!is_address || entity.links.empty()) return xml_id_of(entity.key);
  const authority::Link& link = entity.links.front();
  return xml_id_of(
      fmt::format("{}-{}", base::lower_case(std::string(name_of(link.scheme))), link.identifier));
}

std::map<std::string, std::string> profile_parameters(const Edition& edition, const Letter& letter,
                                                      const Neighbours& neighbours) {
  return {
      {"file", letter.file},
      {"previous", file_or_nothing(neighbours.previous)},
      {"next", file_or_nothing(neighbours.next)},
      {"previous-in-correspondence", file_or_nothing(neighbours.previous_in_correspondence)},
      {"next-in-correspondence", file_or_nothing(neighbours.next_in_correspondence)},
      {"title", letter.title},
      {"date", letter.date().first()},
      {"language", letter.language},
      {"address", edition.address_of(letter)},
      {"edition-title", edition.title},
      {"editor", edition.editor.substr(0, edition.editor.find('<'))},
      {"publisher", edition.publisher},
      {"licence", letter.licence.empty() ? edition.licence : letter.licence},
      {"rights", letter.rights.empty() ? edition.rights : letter.rights},
      {"letters", std::to_string(edition.letters.size())},
      {"names", std::string(kNamesPath)},
  };
}

std::string names_document(const Edition& edition, const Letter& letter) {
  pugi::xml_document document;
  pugi::xml_node names = document.append_child("names");
  std::set<std::string_view> seen;
  visit_names(letter, [&](const Name& name) {
    for (const std::string& reference : name.references) {
      if (!seen.insert(reference).second) continue;
      Name one;
      one.references = {reference};
      const Entity* const entity = edition.entities.find(one);
      if (entity == nullptr) continue;
      pugi::xml_node node = names.append_child("name");
      node.append_attribute("from").set_value(reference.c_str());
      node.append_attribute("id").set_value(entity_id(*entity).c_str());
      node.append_attribute("kind").set_value(name_of(entity->kind));
      if (!entity->links.empty())
        node.append_attribute("uri").set_value(uri_of(entity->links.front()).c_str());
    }
  });
  return document_text(document);
}

}  // namespace feeds
