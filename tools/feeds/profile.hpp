// SPDX-License-Identifier: MIT
// Profiles of TEI: what the stylesheets of xslt/profiles are told of a letter that its own TEI does
// not say. They are applied elsewhere; this room does not know the processor.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/facts.hpp"
#include "feeds/target.hpp"

namespace feeds {

/// A profile of TEI: each letter goes through a stylesheet.
struct Profile {
  std::string_view stylesheet;  // xslt/profiles/STYLESHEET.xsl
  std::string_view folder;      // of the letters' files, below the target's; ends in /
  /// Makes one document of all letters, in the order of the edition, each as the stylesheet wrote
  /// it; null where each letter is a file of its own.
  void (*together)(const Edition& edition, const std::vector<std::string>& letters,
                   Output& output) = nullptr;
};

/// The letters before and after one: in the order of the edition, and among those that the same
/// people exchanged. Null where there is none.
struct Neighbours {
  const Letter* previous = nullptr;
  const Letter* next = nullptr;
  const Letter* previous_in_correspondence = nullptr;
  const Letter* next_in_correspondence = nullptr;
};

/// For each letter of the edition, in its order.
std::vector<Neighbours> neighbours_of(const Edition& edition);

/// The xml:id under which a register lists an entity.
std::string entity_id(const Entity& entity);

/// Where the stylesheets find names_document().
constexpr std::string_view kNamesPath = "/apograph/names.xml";

/// Parameters of the stylesheet: file, previous, next, previous-in-correspondence,
/// next-in-correspondence (files), title, date, language, address, names; of the edition:
/// edition-title, editor, publisher, licence, rights; letters (how many there are).
std::map<std::string, std::string> profile_parameters(const Edition& edition, const Letter& letter,
                                                      const Neighbours& neighbours);

/// Which entry each reference of the letter means:
/// `<names><name from="persons.xml#goethe" id="goethe" kind="person" uri="…"/></names>`.
std::string names_document(const Edition& edition, const Letter& letter);

/// The entries of one kind as a document of TEI. Fails nowhere: an empty list is a paragraph.
struct RegisterForm {
  std::string title;
  std::string id;                // of the document
  bool is_stand_off = false;     // in standOff, else in text
  bool lists_mentions = false;   // the letters in which an entry is named
  std::string letters_end = {};  // what follows a letter's name there: ".xml"
};
std::string register_document(const Edition& edition, Kind kind, const RegisterForm& form);

/// The lists of all kinds below a node, each where there is one.
void append_lists(const Edition& edition, pugi::xml_node parent);

/// fileDesc of a document that is made of the edition, below a teiHeader.
void append_file_description(const Edition& edition, const std::string& title,
                             pugi::xml_node header);

}  // namespace feeds
