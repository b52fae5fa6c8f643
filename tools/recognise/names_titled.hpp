// SPDX-License-Identifier: MIT
// Persons whom the authority does not know, by the titles before their names: "Mrs. Clarke", "Herr
// Dr. Vogt". Private to the recogniser of names.
#pragma once

#include <vector>

#include "recognise/mention.hpp"
#include "recognise/names_survey.hpp"

namespace recognise::names {

/// For letters without an authority of persons: adds to the mentions of a text, which are in the
/// order of their beginnings, names without a link where a title of honour stands before a
/// capitalised word that is no ordinary one. Added at the end.
void add_titled_names(const Reading& reading, const Survey& survey, const Index& index,
                      std::vector<Mention>& mentions);

}  // namespace recognise::names
