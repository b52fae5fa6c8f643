// SPDX-License-Identifier: MIT
// Pointers of letters and registers to entries: found with their places, and turned to others.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace authority {

/// One of the pointers of an attribute: "../authority/persons.xml#trotsky", "#trotsky" or, in @key,
/// "trotsky".
struct Pointer {
  std::string text;
  std::string file;  // the name of the file before the mark, without folders; empty: this document
  std::string key;
  std::string attribute;
  std::string element;
  base::Location at;  // of the attribute's value
};

struct Pointers {
  std::vector<Pointer> pointers;
  std::set<std::string, std::less<>> ids;  // the xml:id of the document itself
};

/// The pointers of a document that name an element: those with a mark ("#"), and @key. Fails as
/// xml::read does.
base::Result<Pointers> pointers_of(std::string_view document, const std::string& file);

/// From one entry to another; files are as letters point to them ("persons.xml").
struct Turn {
  std::string from_file, from_key;
  std::string to_file, to_key;
};

/// A document with some of its pointers turned.
struct TurnedDocument {
  std::string document;
  std::vector<Pointer> turned;
  std::vector<Pointer> left;  // that the bytes write with a reference to a character
};

/// Turns pointers; nothing else is changed. `reference` is how letters point to the document, where
/// it is a register, else empty. A pointer within a letter counts only where the letter has no such
/// xml:id itself. Fails as xml::read does, and with authority.not-utf-8.
base::Result<TurnedDocument> with_pointers_turned(std::string_view document,
                                                  const std::string& file,
                                                  std::string_view reference,
                                                  const std::vector<Turn>& turns);

}  // namespace authority
