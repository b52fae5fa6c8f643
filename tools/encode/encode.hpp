// SPDX-License-Identifier: MIT
// The door of the room: everything that is known of a letter in, TEI P5 out.
#pragma once

#include <string>

#include "authority/authority.hpp"
#include "edition/metadata.hpp"
#include "layout/layout.hpp"
#include "lexicon/lexicon.hpp"
#include "recognise/facts.hpp"
#include "recognise/recognise.hpp"
#include "source/source_text.hpp"

namespace encode {

/// What an encoding is made of. References must outlive the call.
struct Input {
  const source::SourceText& source;
  const layout::Layout& layout;
  const recognise::Recognition& recognition;
  const recognise::LetterFacts& facts;
  const lexicon::Lexicon& lexicon;  // of the letter's language
  const lexicon::Lexicon& phrases;  // what Apograph itself writes into a document: share/i18n/tei
  const authority::Authority& authority;
  const edition::LetterMetadata& metadata;
  /// The folder of the authority files as the letter points to it, with its slash: "../authority/".
  std::string authority_reference;
  /// The folder of the letter's images in the same way: "../images/1887-03-03/".
  std::string picture_reference;
  bool is_self_contained = false;  // embed the entries used in standOff
  std::string program_version;
};

/// The TEI document, UTF-8, indented, with a line of its own for every line of the source.
std::string encode(const Input& input);

}  // namespace encode
