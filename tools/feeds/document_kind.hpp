// SPDX-License-Identifier: MIT
// Which documents of an edition are its letters, and which are registers or indices of letters.
#pragma once

#include <cstdint>

#include <pugixml.hpp>

#include "feeds/tree.hpp"

namespace feeds {

enum class DocumentKind : std::uint8_t {
  letter,
  lists,  // of persons, places, organisations, works: a register
  index,  // of letters that lie elsewhere, as CMIF is
  other,  // no TEI, or several documents in one (teiCorpus)
};

/// A letter has a correspDesc, or a part that only letters have (opener, closer …), or more text
/// outside lists of entities than in them; `back` does not count, where letters have their lists.
DocumentKind kind_of(const Tree& tree);

/// True where a node stands in listPerson, listPlace, listOrg and their like: what is named there
/// is an entry, no mention.
bool is_in_list(pugi::xml_node node);

}  // namespace feeds
