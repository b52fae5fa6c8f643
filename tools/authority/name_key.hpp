// SPDX-License-Identifier: MIT
// Names in a form in which they can be compared.
#pragma once

#include <string>
#include <string_view>

#include "authority/authority.hpp"

namespace authority {

/// A name without what writing leaves open: case, kinds of apostrophes and hyphens, runs of blanks
/// (NFKC_Casefold of Unicode). Accents count.
std::string folded_name(std::string_view name);

/// A form of a name, folded, in the order in which it is spoken: "Trotsky, Lev" and "Lev Trotsky"
/// have one key.
std::string key_of_name(const NameForm& form);

/// A word, as of a heading, in small letters without accents.
std::string plain_word(std::string_view word);

}  // namespace authority
