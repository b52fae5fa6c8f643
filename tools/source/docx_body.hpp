// SPDX-License-Identifier: MIT
// The text of a DOCX, element by element (ECMA-376, part 1, chapter 17). Inside the room only.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/docx_parts.hpp"
#include "source/office_text.hpp"
#include "source/text_builder.hpp"
#include "source/xml_events.hpp"

namespace source {

/// A note of a DOCX, to be read when its reference was met and its place is reached.
struct DocxNote {
  Recording body;
  std::string author, initials, date;
  bool is_separator = false;
};

/// Cuts a part with notes (w:footnotes, w:endnotes, w:comments) into them, by id.
class DocxNotes final : public TagHandler {
 public:
  /// `folder` is that of the main part.
  DocxNotes(std::string_view element, std::string folder)
      : relationships(std::move(folder)), element_(element) {}
  void start(const Tag& tag) override;
  void end(std::string_view local) override;
  void characters(std::string_view text) override;

  std::map<std::string, DocxNote> all;
  DocxRelationships relationships;  // of this part

 private:
  std::string_view element_;
  DocxNote* open_ = nullptr;
};

/// What the text refers to; must outlive the DocxBody.
struct DocxContext {
  const DocxStyles& styles;
  DocxNumbering& numbering;
  const DocxSettings& settings;
  const DocxRelationships& relationships;
  const DocxNotes& footnotes;
  const DocxNotes& endnotes;
  const DocxNotes& comments;
};

/// Drives a builder with the elements of the main part.
class DocxBody final : public TagHandler {
 public:
  DocxBody(const DocxContext& context, TextBuilder& builder)
      : context_(context),
        builder_(builder),
        blocks_(builder),
        relationships_(&context.relationships) {}

  void start(const Tag& tag) override;
  void end(std::string_view local) override;
  void characters(std::string_view text) override;

  /// All paragraphs until it is set anew are of this kind: a running head.
  void set_form(PartKind kind) { fixed_ = kind; }
  /// Writes the notes that are still to come.
  void finish();
  /// Drawings in which there is no image.
  std::size_t drawings() const { return drawings_; }

 private:
  struct Open {  // a mark that began
    std::uint32_t begin;
    RunStyle style;
    std::string value;
  };
  struct Field {
    std::string instruction;
    std::uint32_t begin = 0;
    bool has_result = false;
  };
  struct Reference {
    std::size_t index;
    const DocxNote* note;
    NoteKind kind;
  };

  bool start_structure(const Tag& tag);
  void start_property(const Tag& tag);
  bool start_content(const Tag& tag);
  void start_paragraph();
  void end_paragraph();
  void begin_text();
  void take_numbering(Part& form);
  void write(std::string_view text);
  void start_break(const Tag& tag);
  void start_field(std::string_view kind);
  void start_change(const Tag& tag, RunStyle style);
  void end_mark(RunStyle style);
  void refer(NoteKind kind, const Tag& tag);
  const DocxNotes& notes_of(NoteKind kind) const;
  void write_anchor(NoteKind kind, const DocxNote& note, std::string_view number);
  void write_notes(bool is_end);
  void write_note(const Reference& reference, std::vector<Reference>& further);
  void write_boxes();
  void begin_new_page();
  void start_in_drawing(const Tag& tag);
  void end_drawing();

  const DocxContext& context_;
  TextBuilder& builder_;
  Blocks blocks_;
  const DocxRelationships* relationships_;  // of the part at hand
  std::optional<PartKind> fixed_;
  // The paragraph at hand.
  bool is_in_paragraph_ = false;
  bool has_begun_ = false;  // text of it was written
  bool is_in_properties_ = false;
  bool ends_section_ = false;
  bool breaks_page_ = false;  // before the next text of it, or behind it
  std::string style_, list_, list_level_, justification_;
  std::optional<std::uint32_t> outline_;
  // The run at hand.
  bool is_in_run_properties_ = false;
  DocxRunStyle run_;
  bool is_text_ = false;                                        // in w:t, w:delText or m:t
  bool is_instruction_ = false;                                 // in w:instrText
  std::optional<std::pair<NoteKind, const DocxNote*>> custom_;  // whose mark the next text is
  // Around it.
  std::vector<Open> open_;
  std::vector<Field> fields_;
  std::vector<Recording> boxes_;
  int box_depth_ = 0;               // of the text box that is being recorded
  int skipped_ = 0;                 // depth within something that is left out
  bool is_drawing_ = false;         // that is a drawing
  std::string image_, image_text_;  // the image in it, in words too
  bool is_section_continuous_ = false;
  std::string outer_list_;  // of the items at hand
  std::string last_list_;   // of the paragraph before
  std::uint32_t list_whole_ = 0, list_row_ = 0;
  std::vector<Reference> references_;
  std::set<const DocxNote*> referred_;
  std::uint32_t footnotes_ = 0, endnotes_ = 0, comments_ = 0;
  bool is_in_note_ = false;
  bool is_in_comment_ = false;
  std::size_t drawings_ = 0;
};

}  // namespace source
