// SPDX-License-Identifier: MIT
// An entry of an authority file as XML that stands on its own.
#pragma once

#include <string>
#include <string_view>

#include "xml/document.hpp"

namespace authority {

/// Writes a node and what is below it, comments and blanks included, but no place, organisation or
/// listed person within it that has an xml:id: that is an entry of its own. The namespace of TEI is
/// the default one and is not declared; entities are expanded.
std::string entry_xml(const xml::Node& node);

/// True for an entry with an xml:id, and for a list of nothing else, within another entry.
bool stands_for_itself(const xml::Node& node);

/// Adds a text with what is special in XML escaped, as content or as the value of an attribute.
void append_escaped(std::string& out, std::string_view text, bool is_attribute);

}  // namespace authority
