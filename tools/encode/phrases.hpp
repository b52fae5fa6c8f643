// SPDX-License-Identifier: MIT
// The sentences that Apograph itself writes into a document, in the language of the edition.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "lexicon/lexicon.hpp"

namespace encode {

/// A name and what stands for it: {"sender", "…"} fills {sender}.
using Filling = std::pair<std::string_view, std::string_view>;

/// The phrase of this name, such as "header.encoding", with its places filled in. A phrase that is
/// missing shows as its name in brackets, so that it is seen.
std::string phrase(const lexicon::Lexicon& phrases, std::string_view name,
                   std::initializer_list<Filling> fillings = {});

/// A reason that a recogniser gave, in the language of the edition: each of its sentences, joined
/// by
/// "; ", as [reasons] has it, or as it is.
std::string translated(const lexicon::Lexicon& phrases, std::string_view reason);

}  // namespace encode
