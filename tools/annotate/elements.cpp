// SPDX-License-Identifier: MIT
#include "annotate/elements.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace annotate {
namespace {

constexpr std::pair<std::string_view, Role> kRoles[] = {
    // Structure
    {"TEI", Role::block},
    {"ab", Role::block},
    {"addrLine", Role::block},
    {"address", Role::block},
    {"argument", Role::block},
    {"back", Role::block},
    {"body", Role::block},
    {"byline", Role::block},
    {"cell", Role::block},
    {"cit", Role::block},
    {"closer", Role::block},
    {"dateline", Role::block},
    {"div", Role::block},
    {"div1", Role::block},
    {"div2", Role::block},
    {"div3", Role::block},
    {"div4", Role::block},
    {"div5", Role::block},
    {"div6", Role::block},
    {"div7", Role::block},
    {"epigraph", Role::block},
    {"figure", Role::block},
    {"floatingText", Role::block},
    {"front", Role::block},
    {"group", Role::block},
    {"head", Role::block},
    {"imprimatur", Role::block},
    {"item", Role::block},
    {"l", Role::block},
    {"label", Role::block},
    {"lg", Role::block},
    {"list", Role::block},
    {"opener", Role::block},
    {"p", Role::block},
    {"postscript", Role::block},
    {"row", Role::block},
    {"salute", Role::block},
    {"signed", Role::block},
    {"sp", Role::block},
    {"stage", Role::block},
    {"table", Role::block},
    {"teiCorpus", Role::block},
    {"text", Role::block},
    {"trailer", Role::block},
    {"note", Role::note},
    // Phrases
    {"add", Role::phrase},
    {"bibl", Role::phrase},
    {"corr", Role::phrase},
    {"damage", Role::phrase},
    {"distinct", Role::phrase},
    {"emph", Role::phrase},
    {"expan", Role::phrase},
    {"foreign", Role::phrase},
    {"gloss", Role::phrase},
    {"hi", Role::phrase},
    {"mentioned", Role::phrase},
    {"mod", Role::phrase},
    {"orig", Role::phrase},
    {"q", Role::phrase},
    {"quote", Role::phrase},
    {"ref", Role::phrase},
    {"reg", Role::phrase},
    {"restore", Role::phrase},
    {"retrace", Role::phrase},
    {"said", Role::phrase},
    {"seg", Role::phrase},
    {"sic", Role::phrase},
    {"soCalled", Role::phrase},
    {"supplied", Role::phrase},
    {"surplus", Role::phrase},
    {"term", Role::phrase},
    {"unclear", Role::phrase},
    {"abbr", Role::phrase},
    {"cl", Role::phrase},
    {"phr", Role::phrase},
    {"s", Role::phrase},
    {"lem", Role::phrase},
    {"rdg", Role::phrase},
    // Parts of words, and forms of one and the same
    {"am", Role::tight},
    {"c", Role::tight},
    {"ex", Role::tight},
    {"g", Role::tight},
    {"m", Role::tight},
    {"pc", Role::tight},
    {"w", Role::tight},
    {"subst", Role::tight},
    {"app", Role::choice},
    {"choice", Role::choice},
    // What is tagged already
    {"orgName", Role::name},
    {"persName", Role::name},
    {"placeName", Role::name},
    {"author", Role::tagged},
    {"biblScope", Role::tagged},
    {"bloc", Role::tagged},
    {"country", Role::tagged},
    {"date", Role::tagged},
    {"district", Role::tagged},
    {"editor", Role::tagged},
    {"email", Role::tagged},
    {"eventName", Role::tagged},
    {"geogName", Role::tagged},
    {"idno", Role::tagged},
    {"name", Role::tagged},
    {"num", Role::tagged},
    {"objectName", Role::tagged},
    {"measure", Role::tagged},
    {"pubPlace", Role::tagged},
    {"publisher", Role::tagged},
    {"region", Role::tagged},
    {"rs", Role::tagged},
    {"settlement", Role::tagged},
    {"speaker", Role::tagged},
    {"time", Role::tagged},
    {"title", Role::tagged},
    // Within names
    {"addName", Role::phrase},
    {"forename", Role::phrase},
    {"genName", Role::phrase},
    {"nameLink", Role::phrase},
    {"roleName", Role::phrase},
    {"surname", Role::phrase},
    // Empty elements
    {"cb", Role::line},
    {"lb", Role::line},
    {"pb", Role::line},
    {"gb", Role::line},
    {"addSpan", Role::point},
    {"anchor", Role::point},
    {"damageSpan", Role::point},
    {"delSpan", Role::point},
    {"handShift", Role::point},
    {"milestone", Role::point},
    {"ptr", Role::point},
    {"space", Role::line},
    // Not text of the letter, or not read
    {"certainty", Role::unread},
    {"del", Role::unread},
    {"desc", Role::unread},
    {"figDesc", Role::unread},
    {"fw", Role::unread},
    {"index", Role::unread},
    {"interp", Role::unread},
    {"interpGrp", Role::unread},
    {"listBibl", Role::unread},
    {"listEvent", Role::unread},
    {"listOrg", Role::unread},
    {"listPerson", Role::unread},
    {"listPlace", Role::unread},
    {"metamark", Role::unread},
    {"noteGrp", Role::unread},
    {"precision", Role::unread},
    {"respons", Role::unread},
    {"teiHeader", Role::unread},
    {"facsimile", Role::unread},
    {"sourceDoc", Role::unread},
    {"standOff", Role::unread},
    {"xenoData", Role::unread},
};

constexpr std::pair<std::string_view, layout::BlockKind> kBlockKinds[] = {
    {"addrLine", layout::BlockKind::address}, {"address", layout::BlockKind::address},
    {"closer", layout::BlockKind::closer},    {"dateline", layout::BlockKind::dateline},
    {"head", layout::BlockKind::heading},     {"item", layout::BlockKind::item},
    {"l", layout::BlockKind::verse_line},     {"opener", layout::BlockKind::letterhead},
    {"salute", layout::BlockKind::salute},    {"signed", layout::BlockKind::signature},
};

template <typename Table, typename Value>
Value find_in(const Table& table, std::string_view element, Value otherwise) {
  const auto* const found = std::find_if(std::begin(table), std::end(table),
                                         [&](const auto& row) { return row.first == element; });
  return found == std::end(table) ? otherwise : found->second;
}

}  // namespace

Role role_of(std::string_view element) {
  return find_in(kRoles, element, Role::object);
}

layout::BlockKind block_kind_of(std::string_view element) {
  return find_in(kBlockKinds, element, layout::BlockKind::paragraph);
}

}  // namespace annotate
