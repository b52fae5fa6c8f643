// SPDX-License-Identifier: MIT
#include "authority/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace authority {
namespace {

constexpr double kSamePlace = 0.25;  // degrees between two positions of one place

// "1859" is not before "1859-05".
bool is_before(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || a.front() == '-' || b.front() == '-') return false;
  const std::size_t size = std::min(a.size(), b.size());
  return a.substr(0, size) < b.substr(0, size);
}

// Of these a person, a place, … has one only; VIAF and the libraries keep several.
bool is_unique(Scheme scheme) {
  return scheme == Scheme::gnd || scheme == Scheme::wikidata || scheme == Scheme::geonames ||
         scheme == Scheme::isni || scheme == Scheme::orcid;
}

const Identifier* of_scheme(const Entity& entity, Scheme scheme) {
  for (const Identifier& identifier : entity.identifiers) {
    if (identifier.link && identifier.link->is_sound && identifier.link->scheme == scheme) {
      return &identifier;
    }
  }
  return nullptr;
}

bool has_key(const Entity& entity, const std::string& key) {
  return std::any_of(entity.identifiers.begin(), entity.identifiers.end(),
                     [&](const Identifier& identifier) { return identifier.key == key; });
}

// The identifier of `a` whose scheme `b` fills otherwise; null where there is none.
const Identifier* rival(const Entity& a, const Entity& b) {
  for (const Identifier& identifier : a.identifiers) {
    if (!identifier.link || !identifier.link->is_sound) continue;
    const Scheme scheme = identifier.link->scheme;
    if (!is_unique(scheme) || has_key(b, identifier.key)) continue;
    if (of_scheme(b, scheme) == nullptr) continue;
    const bool shares =
        std::any_of(a.identifiers.begin(), a.identifiers.end(), [&](const Identifier& other) {
          return other.link && other.link->scheme == scheme && has_key(b, other.key);
        });
    if (!shares) return &identifier;
  }
  return nullptr;
}

bool lie_apart(const Entity& a, const Entity& b) {
  if (a.latitude.empty() || b.latitude.empty()) return false;
  const auto differ = [](const std::string& x, const std::string& y) {
    return std::fabs(std::strtod(x.c_str(), nullptr) - std::strtod(y.c_str(), nullptr)) >
           kSamePlace;
  };
  return differ(a.latitude, b.latitude) || differ(a.longitude, b.longitude);
}

bool have_other_sex(const Entity& a, const Entity& b) {
  return !a.sex.empty() && !b.sex.empty() && a.sex != b.sex;
}

}  // namespace

bool may_be_one(const Dating& a, const Dating& b) {
  return !is_before(a.latest, b.earliest) && !is_before(b.latest, a.earliest);
}

bool contradict(const Entity& a, const Entity& b) {
  return a.kind != b.kind || !may_be_one(a.born, b.born) || !may_be_one(a.died, b.died) ||
         have_other_sex(a, b) || rival(a, b) != nullptr || lie_apart(a, b);
}

std::vector<std::string> contradictions(const Entity& here, const Entity& there) {
  std::vector<std::string> found;
  const auto add = [&](std::string_view what, std::string_view a, std::string_view b) {
    found.push_back(fmt::format("{}: {} here, {} there", what, a, b));
  };
  if (here.kind != there.kind) add("kind", word_of(here.kind), word_of(there.kind));
  if (!may_be_one(here.born, there.born)) add("birth", text_of(here.born), text_of(there.born));
  if (!may_be_one(here.died, there.died)) add("death", text_of(here.died), text_of(there.died));
  if (have_other_sex(here, there)) add("sex", here.sex, there.sex);
  if (const Identifier* mine = rival(here, there)) {
    const Scheme scheme = mine->link->scheme;
    add(name_of(scheme), mine->link->identifier, of_scheme(there, scheme)->link->identifier);
  }
  if (lie_apart(here, there)) {
    add("position", here.latitude + ' ' + here.longitude, there.latitude + ' ' + there.longitude);
  }
  return found;
}

bool is_telling(const Identifier& identifier) {
  return identifier.link ? identifier.link->is_sound : identifier.is_idno;
}

std::string text_of(const Dating& dating) {
  return dating.is_exact     ? dating.earliest
         : dating.is_empty() ? std::string()
                             : dating.earliest + ".." + dating.latest;
}

std::string text_of(const Identifier& identifier) {
  if (identifier.link) {
    return std::string(name_of(identifier.link->scheme)) + ' ' + identifier.link->identifier;
  }
  return identifier.type.empty() ? identifier.text : identifier.type + ' ' + identifier.text;
}

std::string_view word_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::person:
      return "person";
    case EntityKind::place:
      return "place";
    case EntityKind::organisation:
      return "organisation";
    case EntityKind::work:
      return "work";
  }
  return {};
}

std::string shown_name(const Entity& entity) {
  if (!entity.names.empty()) return entity.names.front().text;
  return entity.key.empty() ? "without a name" : entity.key;
}

}  // namespace authority
