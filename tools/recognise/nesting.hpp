// SPDX-License-Identifier: MIT
// Mentions of several recognisers to a tree: for any two, one holds the other or they are apart.
#pragma once

#include <vector>

#include "recognise/mention.hpp"

namespace recognise {

/// By begin, the outer first. Of two that cross, or that cannot stand within each other (a name
/// within a name or a link), the one of the weightier kind stays: links, citations, quotations,
/// titles, scopes, dates, names. A name keeps its misprint; a scope
/// stands in a citation or not at all.
std::vector<Mention> nested(std::vector<Mention> mentions);

}  // namespace recognise
