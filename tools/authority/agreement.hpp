// SPDX-License-Identifier: MIT
// Whether two entries may be of one and the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.hpp"

namespace authority {

/// False where one date lies before the other, as far as both say.
bool may_be_one(const Dating& a, const Dating& b);

/// What speaks against two entries being of one: kinds, life dates, sex, identifiers of one giver,
/// positions that lie apart; a sentence each ("birth: 1859 here, 1860 there").
std::vector<std::string> contradictions(const Entity& here, const Entity& there);

/// The same question without the sentences.
bool contradict(const Entity& a, const Entity& b);

/// True for an identifier that only one entry should have.
bool is_telling(const Identifier& identifier);

/// "1859-05-03", "1850..1859", "..1860".
std::string text_of(const Dating& dating);

/// "GND 118540238" or, where the scheme is not known, what the entry says.
std::string text_of(const Identifier& identifier);

/// "person", "place", "organisation" or "work".
std::string_view word_of(EntityKind kind);

/// How an entry is shown: its first name, else its xml:id, else "without a name".
std::string shown_name(const Entity& entity);

}  // namespace authority
