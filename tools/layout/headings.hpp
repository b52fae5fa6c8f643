// SPDX-License-Identifier: MIT
// What an editor's heading says of who wrote to whom: «Brief von X an Y vom 3. Mai», «X à Y», «To
// X». An edition's headings need not be in the language of its letters.
#pragma once

#include <string_view>

#include "base/span.hpp"
#include "layout/datelines.hpp"
#include "lexicon/lexicon.hpp"

namespace layout {

/// The bytes of a heading that name the sender and the addressee; empty where it names none.
struct Parties {
  base::Span sender, addressee;
};

/// Reads a heading by the lexicon's sections [heading]: the prepositions, and the words before
/// which a name ends.
Parties parties_of(std::string_view heading, const lexicon::Lexicon& lexicon,
                   const DatelineForm& datelines);

}  // namespace layout
