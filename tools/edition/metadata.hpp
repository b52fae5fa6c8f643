// SPDX-License-Identifier: MIT
// What is known of a letter beyond its text: from edition.toml and the letter's sidecar, merged.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edition {

/// How sure the editor, or the program, is: "high", "medium" or "low" (TEI @cert), empty where it
/// is stated and certain. `reason` is a sentence for `certainty/desc`; `evidence` is TEI's
/// @evidence: "internal", "external", "conjecture".
struct Confidence {
  std::string certainty;
  std::string evidence;
  std::string reason;
  bool is_inferred = false;  // by the program from the text, no editor's decision
};

/// A person, place or organisation as an editor names it. `key` is an xml:id in the authority, or
/// empty; `name` is the form to print, or empty where the authority's first form will do.
struct NamedEntity {
  std::string key;
  std::string name;
  Confidence confidence;
  std::string uri = {};  // in an authority file of the web, such as the GND; or empty
};

/// A date as an editor gives it, ISO (att.datable.w3c); `text` is the form to print, or empty.
struct DatedValue {
  std::string when;
  std::string from, to;
  std::string not_before, not_after;
  std::string text;
  Confidence confidence;
};

/// One side of a correspondence: sent or received (correspAction).
struct CorrespondenceSide {
  std::vector<NamedEntity> persons;
  std::vector<NamedEntity> organisations;
  std::optional<NamedEntity> place;
  std::optional<DatedValue> date;
};

/// Who did something and in which capacity (respStmt, editor): "editor", "translator", …
struct Responsible {
  std::string role;
  std::string name;  // empty: known to exist, not by name
  std::string key;   // in the authority, or empty
};

/// An identification that an editor confirms (key given) or refuses (key empty: not to be linked)
/// for every mention of `text`, or for those in one line of the source only.
struct Identification {
  std::string text;
  std::string key;
  std::vector<std::string> refused;  // keys that it is not
  std::uint32_t source_line = 0;     // 0: everywhere
};

/// What an editor decides about what was recognised at a place: `text` as the letter has it, in one
/// line of the source or everywhere. `kind` says what is meant: one of kDecidedKinds.
struct Decision {
  enum class Verdict : std::uint8_t {
    accepted,  // it is what it was taken for
    rejected,  // it is no such thing
    dated,     // a date of this value
    corrected  // a misprint for `correction`
  } verdict = Verdict::accepted;
  std::string kind;
  std::string text;               // may be empty for a page or a note
  std::uint32_t source_line = 0;  // 0: everywhere
  DatedValue date;
  std::string correction;
};

/// What decisions are about. A marker is a number in the text to which no note belongs; pages are
/// those that the source does not mark.
inline constexpr std::array<std::string_view, 13> kDecidedKinds = {
    "name",    "date", "misprint",  "quotation", "citation", "title", "scope",
    "foreign", "link", "editorial", "note",      "page",     "marker"};

/// Rights that are separate in law: TEI availability/@status is "free", "restricted" or "unknown".
struct Rights {
  std::string status = "unknown";
  std::string licence;  // a URI, or empty
  std::string text;     // a sentence
};

/// What becomes of the mentions of one kind: whether they are kept at all, and how sure they must
/// be at the least: "high", "medium" or "low" (TEI @cert), empty where all are kept.
struct Recognition {
  bool is_on = true;
  std::string certainty;
};

/// The recognisers that can be switched off or tuned, by the keys of [recognise].
struct RecogniserSettings {
  Recognition persons, places, organisations, dates, misprints, quotations, citations, titles,
      foreign, links, editorial;
};

/// All of it. Empty members are unknown, not denied.
struct LetterMetadata {
  std::string id;     // xml:id of the TEI: the file's name without ending
  std::string title;  // empty: made from sender, addressee and date
  std::string edition_title, edition_editor, publisher, publication_place, publication_date,
      identifier_base;
  std::string language;            // of the text, BCP 47; empty: to be detected
  std::string interface_language;  // of what Apograph writes into the header, BCP 47
  std::vector<Responsible> responsible;
  CorrespondenceSide sent, received;
  std::string correspondence_note;  // correspDesc/note
  Rights source_rights, encoding_rights, metadata_rights;
  std::string original_language;
  std::string repository, institution, settlement,
      shelfmark;  // of the original document; empty: as the text states
  /// The source itself, the text that was converted: its title, who published it (a key in the
  /// authority), what it is ("PDF", "typescript"), where it is found.
  std::string source_title, source_publisher, source_medium, source_url;
  std::string source_encoding;  // of its text: "windows-1252"; empty: to be detected
  /// Where the lines of a part stand in the whole, and which of them are furniture: "12:17-30", the
  /// lines 17 to 30 of page 12. Empty where the text is whole.
  std::vector<std::string> source_lines, source_furniture;
  /// The document of several letters that the source is a part of, from the sidecar's folder, and
  /// the lines of it that the source has (source/excerpt.hpp): what it knows of them holds.
  std::string source_whole;
  std::vector<std::string> source_whole_lines;
  std::vector<Identification> identifications;
  std::vector<Decision> decisions;
  RecogniserSettings recognisers;
  std::string last_change;  // ISO date of revisionDesc/change
  std::string last_change_note;
  std::string status = "draft";  // revisionDesc/@status
};

}  // namespace edition
