// SPDX-License-Identifier: MIT
// What the text itself states about the letter: who wrote to whom, when and where, where it was
// printed, what it was translated from, where the document lies.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recognise/recognise.hpp"

namespace recognise {

/// A mention with the flow in which it stands.
struct Place {
  const layout::Flow* flow = nullptr;
  const Mention* mention = nullptr;

  std::string_view text() const { return mention->span.of(flow->text); }
  const NameMention* name() const {
    return std::get_if<NameMention>(&static_cast<const Meaning::variant&>(mention->meaning));
  }
};

/// Who wrote a note, as far as something says so.
enum class NoteAuthor : std::uint8_t { unknown, author, translator, source_editor };

/// Facts without evidence stay empty. Views into layout and recognition, which must outlive them.
struct LetterFacts {
  std::vector<Place> senders, addressees;
  std::optional<Place> place_sent, date_sent;
  bool is_translation = false;
  std::vector<Place> printing;    // what is said of the printing: title, scopes and dates, in order
  std::string original_language;  // BCP 47
  std::optional<Place> inscription;
  std::vector<Place> repositories;  // organisations named with the document
  std::string shelfmark;
  std::vector<NoteAuthor> note_authors;  // beside Layout::notes
  bool has_source_editor = false;  // the notes are those of the printing, unless one says otherwise
  bool is_end_omitted = false;     // a note at the end of the text says so
};

/// Gathers them. `source_publisher` is the key of the organisation that published this source, or
/// empty: a note that speaks of “these Editions” of that publisher is the translator's.
LetterFacts gather_facts(const layout::Layout& layout, const Recognition& recognition,
                         const lexicon::Lexicon& lexicon, const std::string& source_publisher);

}  // namespace recognise
