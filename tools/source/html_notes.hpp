// SPDX-License-Identifier: MIT
// The notes of a web page: which links are markers, and which elements the bodies that they lead
// to. Inside the room only.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "xml/document.hpp"

namespace source {

struct HtmlNote {
  const xml::Node* anchor = nullptr;  // the link
  const xml::Node* body = nullptr;    // the element
  std::string number;
};

struct HtmlNotes {
  std::unordered_map<const xml::Node*, HtmlNote> by_anchor;
  std::unordered_set<const xml::Node*> bodies;
  /// Links in bodies that lead back to the anchor: no part of the text.
  std::unordered_set<const xml::Node*> back_links;
};

/// A link is a note's marker where it says so (role, epub:type, class) or looks like one (a number
/// or sign, raised or in brackets), and leads to an element below that leads back to it or begins
/// with its number.
HtmlNotes find_html_notes(const xml::Node& root);

/// "1" of "[1]", "(1)", "1."; empty where a text is no number or sign of a note.
std::string html_note_number(std::string_view text);

}  // namespace source
