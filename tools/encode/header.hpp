// SPDX-License-Identifier: MIT
// The teiHeader: what the letter is, where it comes from, how it was encoded (TEI P5, chapter 2).
#pragma once

#include "encode/encode.hpp"
#include "encode/record.hpp"
#include "encode/tree.hpp"

namespace encode {

/// Writes the whole header into `header`. The text must have been written: the record tells what it
/// needs.
void write_header(Node header, const Input& input, Record& record);

/// sourceDesc: this source, the printing from which it comes, the document (2.2.7, 10).
void write_source_description(Node file_description, const Input& input, Record& record);

/// correspDesc (2.4.6): who sent the letter to whom, from where, when, and how sure that is.
void write_correspondence(Node profile, const Input& input, Record& record);

/// The title that the letter has or, where it has none, one made of sender, addressee and date.
std::string title_of(const Input& input);

/// A date as it is to be read: the editor's words, else its ISO form; a span is two joined by a
/// slash.
std::string date_text(const edition::DatedValue& date);

/// The form of an entity's name that is to be shown: the editor's, else the authority's first.
std::string display_name(const Input& input, const std::string& key, const std::string& name);

/// A BCP 47 code's name in the language of the edition.
std::string language_name(const Input& input, const std::string& language);

/// standOff: the reasons in the record; where the letter is self-contained, the entries that it
/// points to.
void write_stand_off(Node tei, const Input& input, const Record& record);

}  // namespace encode
