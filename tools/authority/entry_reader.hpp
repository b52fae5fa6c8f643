// SPDX-License-Identifier: MIT
// From the elements of a TEI list to entries. Private to the room.
#pragma once

#include <vector>

#include "authority/authority.hpp"
#include "xml/document.hpp"

namespace authority {

struct FoundEntry {
  Entity entity;  // without file and xml
  const xml::Node* node = nullptr;
};

/// The entries of a document, in its order: of listPerson, listPlace, listOrg and listBibl, in
/// standOff, the header or the text, places within places and organisations within organisations;
/// the outermost element, where it is an entry. `is_keyed`: only those with an xml:id; else also
/// those without, but for what the header says of the document's sources.
std::vector<FoundEntry> entries_of(const xml::Document& document, bool is_keyed);

}  // namespace authority
