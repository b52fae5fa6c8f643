// SPDX-License-Identifier: MIT
// Initials whose bearer the text itself names: "K. era Kote y S Sidorov". Private to the recogniser
// of names.
#pragma once

#include <string_view>
#include <vector>

#include "recognise/mention.hpp"
#include "recognise/names_survey.hpp"

namespace recognise::names {

/// Adds to the mentions of a text the initials that it equates with a linked person; two letters or
/// more are linked wherever they stand from there on, and in the whole of this text. Needs the
/// mentions in the order of their beginnings.
void link_initials(const Reading& reading, std::string_view text, Survey& survey,
                   std::vector<Mention>& mentions);

}  // namespace recognise::names
