// SPDX-License-Identifier: MIT
// Small helpers over pugixml: elements, attributes, text that XML can hold, indentation.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace encode {

/// Appends an element.
pugi::xml_node element(pugi::xml_node parent, const char* name);
/// Appends an element with text in it.
pugi::xml_node element(pugi::xml_node parent, const char* name, std::string_view text);
/// Sets an attribute, unless the value is empty.
void attribute(pugi::xml_node node, const char* name, std::string_view value);
/// Appends text. A character that XML cannot hold becomes `<g n="U+000C"/>` (TEI P5, chapter 5).
void text(pugi::xml_node parent, std::string_view characters);

/// Indents the elements that hold no text of their own, down to those that may (paragraphs, titles,
/// names): blanks there would be text.
void indent(pugi::xml_node root);
/// How deep an element stands; the document is 0.
int depth_of(pugi::xml_node node);
/// A line end and the blanks before a line at this depth.
std::string line_end(int depth);

/// The document as bytes.
std::string serialised(const pugi::xml_document& document);

}  // namespace encode
