// SPDX-License-Identifier: MIT
// New entries in a file of entries: where they go, and that nothing else is changed. Private to the
// room.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "authority/authority.hpp"
#include "base/diagnostic.hpp"

namespace authority {

/// Where entries of a kind stand.
struct ListKind {
  EntityKind kind;
  std::string_view list, entry, name;
};
inline constexpr std::array<ListKind, 4> kLists{{
    {EntityKind::person, "listPerson", "person", "persName"},
    {EntityKind::place, "listPlace", "place", "placeName"},
    {EntityKind::organisation, "listOrg", "org", "orgName"},
    {EntityKind::work, "listBibl", "bibl", "title"},
}};

const ListKind& list_of(EntityKind kind);

using Ids = std::set<std::string, std::less<>>;

/// The entries of a kind, each as a line end, the indentation and its XML. `ids` are those of the
/// file and may be added to.
using WriteEntries =
    std::function<std::string(const ListKind& list, const std::string& indent, Ids& ids)>;

/// The file with new entries: behind the last one of their list, in a list of their own where there
/// is none. Lists within entries and those of the sources do not count. Fails as the parser does,
/// with authority.not-utf-8 or authority.no-entries.
base::Result<std::string> with_entries(const std::string& text, const std::string& file,
                                       const WriteEntries& write);

/// A file without entries, in UTF-8.
std::string new_file(std::string_view title, std::string_view publication, std::string_view source,
                     std::string_view program);

/// An entry's XML with its lines moved to another indentation.
std::string indented_to(std::string_view xml, const std::string& indent);

}  // namespace authority
