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

/// Someone who sent or received the letter, as the text names him.
struct Party {
  std::string name;  // as it stands there
  std::string key;   // in the authority, or empty
  bool is_organisation = false;
  Certainty certainty = Certainty::stated;
};

/// When the letter was written. `text` is what stands there.
struct DateOfLetter {
  DateMention date;
  std::string text;
  Certainty certainty = Certainty::stated;
  std::string reason;
};

/// Who wrote a note, as far as something says so.
enum class NoteAuthor : std::uint8_t { unknown, author, translator, source_editor };

/// Facts without evidence stay empty. Views into layout and recognition, which must outlive them.
struct LetterFacts {
  std::vector<Party> senders, addressees;
  std::optional<Party> place_sent;
  std::optional<DateOfLetter> date_sent;
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

/// Who wrote to whom, where and when, by the letter's own parts: the editor's heading first, then
/// signature and dateline, address and salutation. Fills what `facts` leaves open.
void gather_correspondence(const layout::Layout& layout, const Recognition& recognition,
                           const lexicon::Lexicon& lexicon, LetterFacts& facts);

/// Gathers them. `source_publisher` is the key of the organisation that published this source, or
/// empty: a note that speaks of “these Editions” of that publisher is the translator's.
LetterFacts gather_facts(const layout::Layout& layout, const Recognition& recognition,
                         const lexicon::Lexicon& lexicon, const std::string& source_publisher);

}  // namespace recognise
