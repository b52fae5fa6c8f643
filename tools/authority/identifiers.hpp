// SPDX-License-Identifier: MIT
// By what an entry is known elsewhere: addresses, and numbers with the name of who gives them.
// Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "xml/document.hpp"

namespace authority {

/// What idno, ptr and @sameAs of an entry say: "d-nb.info/gnd/118540238", or, where an idno is no
/// address, its @type and itself: "gnd 118540238".
std::vector<std::string> identifiers_of(const xml::Node& entry);

/// The forms under which an address may stand among identifiers: without scheme and "www.", and its
/// last part behind each word of the rest ("gnd 118540238", "d-nb 118540238").
std::vector<std::string> forms_of_uri(std::string_view uri);

}  // namespace authority
