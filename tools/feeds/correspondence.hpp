// SPDX-License-Identifier: MIT
// What correspDesc says of a letter: who wrote to whom, where and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/diagnostic.hpp"
#include "feeds/dating.hpp"
#include "feeds/tree.hpp"

namespace feeds {

enum class Kind : std::uint8_t { person, organisation, place, work };

/// The same word.
const char* name_of(Kind kind);

/// A name in a letter or its description.
struct Name {
  Kind kind = Kind::person;
  std::string text;
  std::vector<std::string> references;  // @ref or @key, as they stand
  std::string certainty;                // @cert
  std::string evidence;                 // @evidence
  base::Location at;
};

/// correspAction.
struct Action {
  std::string type;  // "sent", "received", …
  std::vector<Name> agents;
  std::vector<Name> places;
  std::vector<Dating> dates;
};

/// correspDesc.
struct Correspondence {
  std::string key, reference, source;  // @key, @ref, @source
  std::vector<Action> actions;
  std::string note;
  std::vector<std::string> previous, next;  // correspContext
  base::Location at;

  /// The first action of a type, or null.
  const Action* action(std::string_view type) const;
};

Correspondence read_correspondence(const Tree& tree, pugi::xml_node correspondence);

/// What kind of thing an element names; none where it names nothing.
std::optional<Kind> kind_of_name(pugi::xml_node element);

Name read_name(const Tree& tree, pugi::xml_node element, Kind kind);

/// The names of a list with a semicolon between them.
std::string names_of(const std::vector<Name>& names);

}  // namespace feeds
